use crate::rule::declare_rule;
use crate::values::account;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The customer's runtime belongs to another account than the function.
    ///
    /// This works where the runtime is shared, but then code of somebody else runs with all the rights of the
    /// function's role, and changes when they publish anew.
    RuntimeOfOtherAccount = "runtime-of-other-account", Advice,
    requires: [RuntimeConfig],
    covers: ["runtime-config-foreign"],
    groups: [Security],
    evidence: [
        Documentation "2026-10-01" "a runtime is to be trusted" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{
            "Runtime": "custom",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-1:123456789012:runtime/php-84",
                "RuntimeAlias": "stable"
            }
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "custom",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-1:210987654321:runtime/php-84",
                "RuntimeAlias": "stable"
            }
        }"# => "/RuntimeConfig/RuntimeArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(arn) = request.text(Member::RuntimeConfigRuntimeArn) else { return };
    if let Some(draft) = account::check(request, out, Member::RuntimeConfigRuntimeArn.into(), arn, "the runtime") {
        draft.help("check that its publisher is trusted, or publish a copy in the function's account");
    }
}

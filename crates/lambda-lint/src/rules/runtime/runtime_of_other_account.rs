use crate::request::account;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// The customer-managed runtime belongs to a different account than the function.
    ///
    /// This works if the runtime is shared. Its code then runs with the permissions of the function's role, and changes when
    /// the other account publishes a new version.
    RuntimeOfOtherAccount = "runtime-of-other-account", Advice,
    requires: [RuntimeConfig],
    covers: ["runtime-config-foreign"],
    groups: [Security],
    evidence: [
        Documentation "2026-10-01" "only use runtimes that you trust" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(arn) = request.text(Member::RuntimeConfigRuntimeArn) else { return };
    if let Some(found) = account::check(request, out, Member::RuntimeConfigRuntimeArn.into(), arn, "the runtime") {
        found.help("make sure that you trust its publisher, or publish a copy in the function's account");
    }
}

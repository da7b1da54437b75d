use crate::request::account;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// The code signing configuration belongs to another account than the function.
    ///
    /// A configuration cannot be shared between accounts. It may trust signing profiles of another account.
    CodeSigningConfigInOtherAccount = "code-signing-config-in-other-account", Error,
    requires: [CodeSigningConfigArn],
    yields_to: ["code-signing-on-image"],
    covers: ["csc-account"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "the configuration must be in the function's account" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html",
    ],
    pass: [
        r#"{
            "CodeSigningConfigArn": "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0"
        }"#,
    ],
    fail: [
        r#"{
            "CodeSigningConfigArn": "arn:aws:lambda:eu-west-1:210987654321:code-signing-config:csc-0123456789abcdef0"
        }"# => "/CodeSigningConfigArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::CodeSigningConfigArn;
    if let Some(arn) = request.text(member) {
        account::check(request, out, member.into(), arn, "the code signing configuration");
    }
}

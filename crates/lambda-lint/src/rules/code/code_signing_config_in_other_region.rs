use crate::request::regional;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// The code signing configuration is in another region than the function.
    ///
    /// A configuration applies to functions in its own region. Create one with the same content in the function's region.
    CodeSigningConfigInOtherRegion = "code-signing-config-in-other-region", Error,
    requires: [CodeSigningConfigArn],
    yields_to: ["code-signing-on-image"],
    covers: ["csc-region"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "rejected, with a text about the account" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html",
    ],
    pass: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "CodeSigningConfigArn": "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0"
        }"#,
    ],
    fail: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-2:123456789012:function:orders",
            "CodeSigningConfigArn": "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0"
        }"# => "/CodeSigningConfigArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::CodeSigningConfigArn;
    if let Some(arn) = request.text(member) {
        regional::check(request, out, member.into(), arn, "the code signing configuration");
    }
}

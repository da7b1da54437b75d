use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// The function accepts code that is not signed.
    ///
    /// With a code signing configuration, Lambda only accepts packages that a trusted profile has signed. Functions packaged
    /// as images cannot have one.
    MissingCodeSigning = "missing-code-signing", Advice,
    covers: ["csc-none"],
    groups: [Security],
    evidence: [
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html",
        Tools "2026-10-20" "checkov checks for it" "https://github.com/bridgecrewio/checkov",
    ],
    pass: [
        r#"{
            "CodeSigningConfigArn": "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0"
        }"#,
        r#"{"PackageType": "Image"}"#,
    ],
    fail: [
        r#"{}"# => "/CodeSigningConfigArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if request.is_absent(Member::CodeSigningConfigArn) && request.package_type() == Some(PackageType::Zip) {
        out.report(Member::CodeSigningConfigArn, "the function accepts code that is not signed")
            .help(msg!("sign packages with AWS Signer, and set {@CodeSigningConfigArn}"));
    }
}

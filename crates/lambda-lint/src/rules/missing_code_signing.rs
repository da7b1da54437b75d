use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// Lambda takes code from anyone who may update the function.
    ///
    /// With a code signing configuration it takes only packages that a profile of your trust has signed. Images cannot have one.
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
        r#"{
            "PackageType": "Image",
            "Runtime": "nodejs24.x",
            "Handler": "index.handler",
            "Code": {"S3Bucket": "builds", "S3Key": "orders.zip", "ImageUri": null}
        }"#,
    ],
    fail: [
        r#"{}"# => "/CodeSigningConfigArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if request.is_absent(Member::CodeSigningConfigArn) && request.package_type() == Some(PackageType::Zip) {
        out.at(Member::CodeSigningConfigArn, "the function takes code that nobody has signed")
            .help("sign packages with AWS Signer, and name a configuration in `CodeSigningConfigArn`");
    }
}

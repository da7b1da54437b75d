use crate::request::features;
use crate::rule::declare_rule;
use crate::{Edit, Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `CodeSigningConfigArn` is set on a function packaged as a container image.
    ///
    /// Code signing applies to zip archives. Sign images in Amazon ECR and check them before you deploy.
    CodeSigningOnImage = "code-signing-on-image", Error,
    requires: [CodeSigningConfigArn],
    covers: ["code-signing-image"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "a code signing configuration is rejected on an image" "",
        Documentation "2026-11-22" "not for functions defined as container images" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html",
    ],
    pass: [
        r#"{
            "CodeSigningConfigArn": "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0"
        }"#,
    ],
    fail: [
        r#"{
            "PackageType": "Image",
            "CodeSigningConfigArn": "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0"
        }"# => "/CodeSigningConfigArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // another rule reports the package type if the code is an archive
    if request.package_type() != Some(PackageType::Image) || features::is_archive_called_image(request) {
        return;
    }
    out.report(Member::CodeSigningConfigArn, msg!("{@CodeSigningConfigArn} is not allowed with a container image"))
        .help(msg!("remove {@CodeSigningConfigArn}; sign the image in Amazon ECR"))
        .related(Member::PackageType, "the package type is set here")
        .unsafe_fix(msg!("remove {@CodeSigningConfigArn}"), vec![Edit::Remove(Member::CodeSigningConfigArn.into())]);
}

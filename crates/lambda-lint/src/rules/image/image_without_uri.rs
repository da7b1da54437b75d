use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `PackageType` is `Image`, but `Code.ImageUri` is missing.
    ///
    /// The code of such a function is an image in a private repository of Amazon ECR, in the region of the function. If the
    /// code is a zip archive, set `PackageType` to `Zip` or omit it.
    ImageWithoutUri = "image-without-uri", Error,
    requires: [PackageType],
    covers: ["image-needs-uri", "image-has-zip-code"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "the error asks for ImageUri" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
    ],
    pass: [
        r#"{"PackageType": "Image"}"#,
    ],
    fail: [
        r#"{"PackageType": "Image", "Code": {"ImageUri": null}}"# => "/Code/ImageUri",
        r#"{
            "PackageType": "Image",
            "Code": {"S3Bucket": "builds", "S3Key": "orders.zip", "ImageUri": null}
        }"# => "/Code/ImageUri",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // `missing-member` reports a request without `Code`
    let has_code = request.has(Member::Code) || request.zip_file().is_some();
    if request.package_type() != Some(PackageType::Image) || !request.is_absent(Member::CodeImageUri) || !has_code {
        return;
    }
    let archive =
        [Member::CodeZipFile, Member::CodeS3Bucket, Member::CodeS3Key].into_iter().find(|&member| request.has(member));
    let found = out.report(Member::CodeImageUri, msg!("missing {@ImageUri}, which {@PackageType} `Image` requires"));
    found.related(Member::PackageType, "the package type is set here");
    let Some(archive) = archive else {
        found.help("add the image URI, `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY:TAG`");
        return;
    };
    found
        .related(archive, "the zip archive is set here")
        .help(msg!("set {@PackageType} to `Zip`, or add the image URI and remove the members for a zip archive"));
    let settings = [Member::Runtime, Member::Handler, Member::RuntimeConfig, Member::CodeSigningConfigArn];
    let layers = Some(Member::Layers).filter(|&member| request.is_filled(member));
    for member in settings.into_iter().filter(|&member| request.has(member)).chain(layers) {
        found.related(member, "this is for a zip archive");
    }
}

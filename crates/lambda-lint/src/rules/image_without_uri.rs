use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `PackageType` is `Image`, but there is no `Code.ImageUri`.
    ///
    /// The code of such a function is an image in a private repository of Amazon ECR, in the region of the function. If the
    /// code is a zip archive, `PackageType` is `Zip` or left out.
    ImageWithoutUri = "image-without-uri", Error,
    requires: [PackageType],
    covers: ["image-needs-uri", "image-has-zip-code"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "the answer asks for ImageUri" "",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // without any `Code` that is what is missing
    let has_code = request.has(Member::Code) || request.zip_file().is_some();
    if request.package_type() != Some(PackageType::Image) || !request.is_absent(Member::CodeImageUri) || !has_code {
        return;
    }
    let archive =
        [Member::CodeZipFile, Member::CodeS3Bucket, Member::CodeS3Key].into_iter().find(|&member| request.has(member));
    let draft = out.at(Member::CodeImageUri, "`ImageUri` is required where `PackageType` is `Image`");
    draft.related(Member::PackageType, "the package type is set here");
    let Some(archive) = archive else {
        draft.help("add the address of the image, `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY:TAG`");
        return;
    };
    draft
        .related(archive, "a zip archive is given here")
        .help("set `PackageType` to `Zip`, or add the address of the image and remove what belongs to a zip archive");
    let settings = [Member::Runtime, Member::Handler, Member::RuntimeConfig, Member::CodeSigningConfigArn];
    let layers = Some(Member::Layers).filter(|&member| request.is_filled(member));
    for member in settings.into_iter().filter(|&member| request.has(member)).chain(layers) {
        draft.related(member, "this belongs to a zip archive");
    }
}

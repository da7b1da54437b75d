use crate::draft::Edit;
use crate::rule::declare_rule;
use crate::values::image;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `ImageConfig` is set on a function packaged as a zip archive.
    ///
    /// It overrides the entry point, the command and the working directory of a container image. What a zip archive runs
    /// is said by `Handler`.
    ImageConfigOnZip = "image-config-on-zip", Error,
    on: [ImageConfig],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "`ImageConfig` is refused with a zip archive" "",
        Documentation "2026-11-22" "settings for container images only" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"ImageConfig": {}}"#,
        r#"{"ImageConfig": {"EntryPoint": [], "Command": []}}"#,
        r#"{"PackageType": "Image", "Runtime": null, "Handler": null, "Code": {"S3Bucket": null, "S3Key": null, "ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:7"}, "ImageConfig": {"Command": ["app.handler"]}}"#,
    ],
    fail: [r#"{"ImageConfig": {"Command": ["app.handler"]}}"# => "/ImageConfig"],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // with an image and no package type, the package type is the fault; of a config without anything in it no answer is on
    // record, and tools write it for "not set"
    let has_uri = !request.is_absent(Member::CodeImageUri);
    if request.package_type() != Some(PackageType::Zip) || has_uri || image::config_says_nothing(request) {
        return;
    }
    let draft = out.at(Member::ImageConfig, "`ImageConfig` is set on a function packaged as a zip archive");
    draft.help("remove `ImageConfig`; `Handler` says what the archive runs");
    draft.fix("remove `ImageConfig`", vec![Edit::Remove(Member::ImageConfig.into())]);
    if request.has(Member::PackageType) {
        draft.related(Member::PackageType, "the package type is set here");
    }
}

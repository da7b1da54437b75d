use crate::draft::Edit;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `ImageConfig` says nothing.
    ///
    /// Without a member, or with empty lists only, it changes nothing about the image.
    EmptyImageConfig = "empty-image-config", Advice,
    on: [ImageConfig],
    evidence: [Judgement "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_ImageConfig.html"],
    pass: [r#"{"PackageType": "Image", "Runtime": null, "Handler": null, "Code": {"S3Bucket": null, "S3Key": null, "ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:7"}, "ImageConfig": {"Command": ["app.handler"]}}"#],
    fail: [
        r#"{"PackageType": "Image", "Runtime": null, "Handler": null, "Code": {"S3Bucket": null, "S3Key": null, "ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:7"}, "ImageConfig": {}}"# => "/ImageConfig",
        r#"{"PackageType": "Image", "Runtime": null, "Handler": null, "Code": {"S3Bucket": null, "S3Key": null, "ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:7"}, "ImageConfig": {"EntryPoint": [], "Command": []}}"# => "/ImageConfig",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // where the config is no object, or a list no list, there is no length
    let is_empty = |member| !request.has(member) || request.len(member) == Some(0);
    let says_nothing = request.len(Member::ImageConfig).is_some()
        && is_empty(Member::ImageConfigEntryPoint)
        && is_empty(Member::ImageConfigCommand)
        && request.text(Member::ImageConfigWorkingDirectory).unwrap_or_default().is_empty();
    if says_nothing && request.package_type() == Some(PackageType::Image) {
        out.at(Member::ImageConfig, "`ImageConfig` is empty and changes nothing")
            .help("remove it")
            .fix("remove `ImageConfig`", vec![Edit::Remove(Member::ImageConfig.into())]);
    }
}

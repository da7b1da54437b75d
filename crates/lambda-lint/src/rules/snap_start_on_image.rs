use crate::rule::declare_rule;
use crate::values::features;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// SnapStart is on for a container image, which has to be made for it.
    ///
    /// It works with images that are built on the base images of AWS for Java from 11, Python from 3.12 and .NET from 8. Others
    /// have to call the runtime hooks themselves and say so in a label of the image. The request does not show which it is.
    SnapStartOnImage = "snap-start-on-image", Advice,
    requires: [SnapStart],
    covers: ["snapstart-image"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "container images since 2026-09-02; older pages deny it" "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
    ],
    pass: [
        r#"{
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"}
        }"#,
        r#"{
            "PackageType": "Image",
            "SnapStart": {"ApplyOn": "None"},
            "Runtime": "nodejs24.x",
            "Handler": "index.handler",
            "Code": {"S3Bucket": "builds", "S3Key": "orders.zip", "ImageUri": null}
        }"#,
    ],
    fail: [
        r#"{
            "PackageType": "Image",
            "SnapStart": {"ApplyOn": "PublishedVersions"},
            "Publish": true,
            "Runtime": "nodejs24.x",
            "Handler": "index.handler",
            "Code": {"S3Bucket": "builds", "S3Key": "orders.zip", "ImageUri": null}
        }"# => "/SnapStart/ApplyOn",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if features::uses_snap_start(request) && request.package_type() == Some(PackageType::Image) {
        out.at(Member::SnapStartApplyOn, "SnapStart works only if the container image is made for it")
            .help("build on an AWS base image for Java, Python or .NET, or use the runtime hooks and the image label")
            .related(Member::PackageType, "the package type is set here");
    }
}

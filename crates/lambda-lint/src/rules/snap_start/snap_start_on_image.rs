use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request};

declare_rule! {
    /// SnapStart is enabled for a container image, which must support it.
    ///
    /// It works with images based on the AWS base images for Java 11, Python 3.12, .NET 8 and newer versions. Other images must
    /// call the runtime hooks and declare support in a label. The request does not show which kind of image it is.
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
        r#"{"PackageType": "Image", "SnapStart": {"ApplyOn": "None"}}"#,
    ],
    fail: [
        r#"{"PackageType": "Image", "SnapStart": {"ApplyOn": "PublishedVersions"}, "Publish": true}"# => "/SnapStart/ApplyOn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if features::uses_snap_start(request) && request.package_type() == Some(PackageType::Image) {
        out.report(Member::SnapStartApplyOn, "SnapStart requires a container image that supports it")
            .help("build on an AWS base image for Java, Python or .NET, or use the runtime hooks and the image label")
            .related(Member::PackageType, "the package type is set here");
    }
}

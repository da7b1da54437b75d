use crate::request::features;
use crate::rule::declare_rule;
use crate::{Diagnostics, Edit, Member, PackageType, Request};

declare_rule! {
    /// `RuntimeConfig` is set on a function packaged as a container image.
    ///
    /// An image brings its own runtime. Runtimes that customers publish are for .zip packages.
    RuntimeConfigOnImage = "runtime-config-on-image", Error,
    requires: [RuntimeConfig],
    covers: ["runtime-config-image"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-30" "the code is a .zip file archive" "https://docs.aws.amazon.com/lambda/latest/dg/cmr-using.html",
        Documentation "2026-10-01" "customer-managed runtimes are for .zip packages" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{
            "Runtime": "custom",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-1:123456789012:runtime/php-84",
                "RuntimeAlias": "stable"
            }
        }"#,
    ],
    fail: [
        r#"{
            "PackageType": "Image",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-1:123456789012:runtime/php-84",
                "RuntimeAlias": "stable"
            }
        }"# => "/RuntimeConfig",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // of an archive that is called an image another rule speaks
    if request.package_type() != Some(PackageType::Image) || features::is_archive_called_image(request) {
        return;
    }
    // an object without anything in it lacks what it must have, which says enough
    if !request.is_filled(Member::RuntimeConfig) {
        return;
    }
    out.at(Member::RuntimeConfig, "`RuntimeConfig` is set on a function packaged as a container image")
        .help("remove `RuntimeConfig`; the image brings its runtime")
        .related(Member::PackageType, "the package type is set here")
        .unsafe_fix("remove `RuntimeConfig`", vec![Edit::Remove(Member::RuntimeConfig.into())]);
}

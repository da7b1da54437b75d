use crate::request::features;
use crate::rule::declare_rule;
use crate::{Edit, Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `RuntimeConfig` is set on a function packaged as a container image.
    ///
    /// An image contains its own runtime. Customer-managed runtimes are only for .zip packages.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // another rule reports an archive with the package type `Image`
    if request.package_type() != Some(PackageType::Image) || features::is_archive_called_image(request) {
        return;
    }
    // `missing-member` reports an empty object
    if !request.is_filled(Member::RuntimeConfig) {
        return;
    }
    out.report(Member::RuntimeConfig, msg!("{@RuntimeConfig} is not allowed with a container image"))
        .help(msg!("remove {@RuntimeConfig}; the container image provides the runtime"))
        .related(Member::PackageType, "the package type is set here")
        .unsafe_fix("remove `RuntimeConfig`", vec![Edit::Remove(Member::RuntimeConfig.into())]);
}

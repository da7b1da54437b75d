use crate::rule::declare_rule;
use crate::{Diagnostics, Edit, Member, PackageType, Request};

declare_rule! {
    /// `Handler`, `Runtime` or `Layers` is set on a function packaged as a container image.
    ///
    /// An image brings its own runtime, its entry point and all its files, so the service refuses these members. The
    /// entry point of an image is changed with `ImageConfig`.
    ZipSettingOnImage = "zip-setting-on-image", Error,
    on: [Handler, Runtime, Layers],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-05" "the answer names Handler, Runtime and Layer" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"PackageType": "Image", "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:7", "S3Bucket": null, "S3Key": null}, "Runtime": null, "Handler": null, "Layers": []}"#,
        r#"{"PackageType": "Zip"}"#,
    ],
    fail: [
        r#"{"PackageType": "Image", "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:7", "S3Bucket": null, "S3Key": null}}"# => "/Handler" | "/Runtime",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if request.package_type() != Some(PackageType::Image) {
        return;
    }
    for member in [Member::Handler, Member::Runtime, Member::Layers] {
        let is_set = request.has(member) && (member != Member::Layers || request.is_filled(member));
        if is_set {
            let name = member.name();
            out.at(member, format!("`{name}` is set on a function packaged as a container image"))
                .help(format!("remove `{name}`; the image decides it"))
                .related(Member::PackageType, "the package type is set here")
                .fix(format!("remove `{name}`"), vec![Edit::Remove(member.into())]);
        }
    }
}

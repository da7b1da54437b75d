use crate::aws::arn::Arn;
use crate::facts;
use crate::request::features;
use crate::rule::declare_rule;
use crate::source::NodeKind;
use crate::{Diagnostics, Edit, Member, PackageType, Request, State};

declare_rule! {
    /// `Handler`, `Runtime` or `Layers` is set on a function packaged as a container image.
    ///
    /// An image brings its own runtime, its entry point and all its files, so the service refuses these members. The
    /// entry point of an image is changed with `ImageConfig`.
    ZipSettingOnImage = "zip-setting-on-image", Error,
    requires: [Handler, Runtime, Layers],
    covers: ["handler-image", "image-has-zip-settings"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-05" "the answer names Handler, Runtime and Layer" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"PackageType": "Image", "Layers": []}"#,
        r#"{"PackageType": "Zip"}"#,
    ],
    fail: [
        r#"{"PackageType": "Image", "Runtime": "nodejs24.x", "Handler": "index.handler"}"# => "/Handler" | "/Runtime",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // of an archive that is called an image another rule speaks
    if request.package_type() != Some(PackageType::Image) || features::is_archive_called_image(request) {
        return;
    }
    for member in [Member::Handler, Member::Runtime, Member::Layers] {
        let is_set = request.has(member) && (member != Member::Layers || request.is_filled(member));
        if is_set && !is_refused_anyway(request, member) {
            let name = member.name();
            out.at(member, format!("`{name}` is set on a function packaged as a container image"))
                .help(format!("remove `{name}`; the image decides it"))
                .related(Member::PackageType, "the package type is set here")
                .unsafe_fix(format!("remove `{name}`"), vec![Edit::Remove(member.into())]);
        }
    }
}

/// Whether the value itself is an error already, such as the empty text: it is to be removed, and one finding says so.
fn is_refused_anyway(request: &Request<'_>, member: Member) -> bool {
    let Some(node) = request.node(member).filter(|_| request.state(member) == State::Invalid) else { return false };
    let text = request.tree().text(node);
    // of these two a warning speaks, for they may exist
    let is_doubtful = || facts::is_newer_than_data(text) || Arn::parse(text).is_some_and(|arn| arn.service == "lambda");
    member != Member::Runtime || request.tree().kind(node) != NodeKind::Text || !is_doubtful()
}

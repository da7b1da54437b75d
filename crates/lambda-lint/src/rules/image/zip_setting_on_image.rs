use crate::aws::arn::Arn;
use crate::facts;
use crate::message::MemberName;
use crate::request::features;
use crate::rule::declare_rule;
use crate::source::NodeKind;
use crate::{Edit, Member, PackageType, Reporter, Request, State, msg};

declare_rule! {
    /// `Handler`, `Runtime` or `Layers` is set on a function packaged as a container image.
    ///
    /// An image contains its runtime, its entry point and all its files, so the service rejects these members. Use
    /// `ImageConfig` to change the entry point of an image.
    ZipSettingOnImage = "zip-setting-on-image", Error,
    requires: [Handler, Runtime, Layers],
    covers: ["handler-image", "image-has-zip-settings"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-05" "the error names Handler, Runtime and Layer" "",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // another rule reports an archive with the package type `Image`
    if request.package_type() != Some(PackageType::Image) || features::is_archive_called_image(request) {
        return;
    }
    for member in [Member::Handler, Member::Runtime, Member::Layers] {
        let is_set = request.has(member) && (member != Member::Layers || request.is_filled(member));
        if is_set && !is_refused_anyway(request, member) {
            let name = MemberName(member);
            let reason = match member {
                Member::Handler => "set the command in `ImageConfig`",
                Member::Runtime => "the container image provides it",
                _ => "add their contents to the container image",
            };
            out.report(member, msg!("{member} is not allowed with a container image", member = name))
                .help(msg!("remove {member}; {reason}", member = name, reason = Word(reason)))
                .related(Member::PackageType, "the package type is set here")
                .unsafe_fix(msg!("remove {member}", member = name), vec![Edit::Remove(member.into())]);
        }
    }
}

/// Whether the value has an error of its own, such as an empty text, whose finding is enough.
fn is_refused_anyway(request: &Request<'_>, member: Member) -> bool {
    let Some(node) = request.node(member).filter(|_| request.state(member) == State::Invalid) else { return false };
    let text = request.tree().text(node);
    // only warnings report these two, because they may exist
    let is_doubtful = || facts::is_newer_than_data(text) || Arn::parse(text).is_some_and(|arn| arn.service == "lambda");
    member != Member::Runtime || request.tree().kind(node) != NodeKind::Text || !is_doubtful()
}

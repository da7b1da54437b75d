use crate::request::image;
use crate::rule::declare_rule;
use crate::{Edit, Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `ImageConfig` is empty.
    ///
    /// Without members, or with only empty lists, it has no effect on the image.
    EmptyImageConfig = "empty-image-config", Advice,
    requires: [ImageConfig],
    covers: ["imageconfig-empty"],
    evidence: [Judgement "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_ImageConfig.html"],
    pass: [
        r#"{"PackageType": "Image", "ImageConfig": {"Command": ["app.handler"]}}"#,
        // what is not filled in may yet say something
        r#"{"PackageType": "Image", "ImageConfig": {"WorkingDirectory": "{{ dir }}"}}"#,
    ],
    fail: [
        r#"{"PackageType": "Image", "ImageConfig": {}}"# => "/ImageConfig",
        r#"{"PackageType": "Image", "ImageConfig": {"EntryPoint": [], "Command": []}}"# => "/ImageConfig",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // a value of another type has no length
    let is_object = request.len(Member::ImageConfig).is_some();
    if is_object && image::config_says_nothing(request) && request.package_type() == Some(PackageType::Image) {
        out.report(Member::ImageConfig, msg!("{@ImageConfig} is empty and has no effect"))
            .help(msg!("remove {@ImageConfig}"))
            .fix(msg!("remove {@ImageConfig}"), vec![Edit::Remove(Member::ImageConfig.into())]);
    }
}

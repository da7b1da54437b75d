use crate::request::image;
use crate::rule::declare_rule;
use crate::{Edit, Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `ImageConfig` is set on a function packaged as a zip archive.
    ///
    /// It overrides the entry point, the command and the working directory of a container image. For a zip archive, `Handler`
    /// determines what runs.
    ImageConfigOnZip = "image-config-on-zip", Error,
    requires: [ImageConfig],
    covers: ["imageconfig-on-zip"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "`ImageConfig` is rejected with a zip archive" "",
        Documentation "2026-11-22" "settings for container images only" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"ImageConfig": {}}"#,
        r#"{"ImageConfig": {"EntryPoint": [], "Command": []}}"#,
        r#"{"PackageType": "Image", "ImageConfig": {"Command": ["app.handler"]}}"#,
    ],
    fail: [
        r#"{"ImageConfig": {"Command": ["app.handler"]}}"# => "/ImageConfig",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // another rule reports a missing package type of an image; no response has been recorded for an empty config, which tools
    // write for "not set"
    let has_uri = !request.is_absent(Member::CodeImageUri);
    if request.package_type() != Some(PackageType::Zip) || has_uri || image::config_says_nothing(request) {
        return;
    }
    let found = out.report(Member::ImageConfig, msg!("{@ImageConfig} is not allowed with a zip archive"));
    found.help(msg!("remove {@ImageConfig}; {@Handler} determines what runs"));
    found.unsafe_fix(msg!("remove {@ImageConfig}"), vec![Edit::Remove(Member::ImageConfig.into())]);
    if request.has(Member::PackageType) {
        found.related(Member::PackageType, "the package type is set here");
    }
}

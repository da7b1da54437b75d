use crate::rule::declare_rule;
use crate::{Edit, Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `ImageConfig.WorkingDirectory` is a relative path.
    ///
    /// The path must be absolute. A function with a working directory that does not exist fails before its code runs.
    RelativeWorkingDirectory = "relative-working-directory", Warning,
    requires: [ImageConfigWorkingDirectory],
    covers: ["imageconfig-workdir"],
    evidence: [
        Model "2026-11-17" "an invalid working directory is one of the reasons why a function fails" "https://docs.aws.amazon.com/lambda/latest/api/API_ImageConfig.html",
        Judgement "2026-11-22" "as in other container engines" "",
    ],
    pass: [
        r#"{"PackageType": "Image", "ImageConfig": {"WorkingDirectory": "/var/task"}}"#,
    ],
    fail: [
        r#"{"PackageType": "Image", "ImageConfig": {"WorkingDirectory": "var/task"}}"# => "/ImageConfig/WorkingDirectory",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // tools write an empty string for "not set"
    let directory = request.text(Member::ImageConfigWorkingDirectory).filter(|path| !path.is_empty());
    let Some(directory) = directory.filter(|path| !path.starts_with('/')) else { return };
    if request.package_type() != Some(PackageType::Image) {
        return;
    }
    let mut below = directory;
    while let Some(rest) = below.strip_prefix("./") {
        below = rest;
    }
    let fixed = format!("/{below}");
    let edit = Edit::Replace(Member::ImageConfigWorkingDirectory.into(), crate::path::quoted(&fixed));
    out.report(Member::ImageConfigWorkingDirectory, msg!("{value} is a relative path", value = Text(directory)))
        .help("use the absolute path inside the image, such as `/var/task`")
        .unsafe_fix(msg!("use {path}", path = Text(&fixed)), vec![edit]);
}

use crate::draft::Edit;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `ImageConfig.WorkingDirectory` is a relative path.
    ///
    /// There is nothing that it could be relative to; a function with a working directory that does not exist fails before
    /// its code runs.
    RelativeWorkingDirectory = "relative-working-directory", Warning,
    requires: [ImageConfigWorkingDirectory],
    covers: ["imageconfig-workdir"],
    evidence: [
        Model "2026-11-17" "an invalid working directory is one of the reasons why a function fails" "https://docs.aws.amazon.com/lambda/latest/api/API_ImageConfig.html",
        Judgement "2026-11-22" "as in other container engines" "",
    ],
    pass: [
        r#"{
            "PackageType": "Image",
            "ImageConfig": {"WorkingDirectory": "/var/task"},
            "Runtime": "nodejs24.x",
            "Handler": "index.handler",
            "Code": {"S3Bucket": "builds", "S3Key": "orders.zip", "ImageUri": null}
        }"#,
    ],
    fail: [
        r#"{
            "PackageType": "Image",
            "ImageConfig": {"WorkingDirectory": "var/task"},
            "Runtime": "nodejs24.x",
            "Handler": "index.handler",
            "Code": {"S3Bucket": "builds", "S3Key": "orders.zip", "ImageUri": null}
        }"# => "/ImageConfig/WorkingDirectory",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // tools write an empty one for "not set"
    let directory = request.text(Member::ImageConfigWorkingDirectory).filter(|path| !path.is_empty());
    let Some(directory) = directory.filter(|path| !path.starts_with('/')) else { return };
    if request.package_type() != Some(PackageType::Image) {
        return;
    }
    let fixed = format!("/{}", directory.trim_start_matches("./"));
    let edit = Edit::Replace(Member::ImageConfigWorkingDirectory.into(), crate::path::quoted(&fixed));
    out.at(Member::ImageConfigWorkingDirectory, format!("`{}` is a relative path", shorten(directory)))
        .help("write the whole path inside the image, such as `/var/task`")
        .unsafe_fix(format!("write `{}`", shorten(&fixed)), vec![edit]);
}

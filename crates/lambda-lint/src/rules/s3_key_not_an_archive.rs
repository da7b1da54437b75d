use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `Code.S3Key` has the ending of a file that is no zip archive.
    ///
    /// The service looks at the content, not at the name; but an object called `.tar.gz` or `.py` is hardly a zip archive, and
    /// only zip archives (`.jar` is one) can be unpacked.
    S3KeyNotAnArchive = "s3-key-not-an-archive", Warning,
    requires: [CodeS3Key],
    covers: ["s3-key-extension"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "the object is a .zip file archive" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
        Judgement "2026-11-22" "keys without an extension are common and fine" "",
    ],
    pass: [
        r#"{"Code": {"S3Key": "orders/1.4.0.ZIP"}}"#,
        r#"{"Code": {"S3Key": "9f8e7d6c5b4a39281706f5e4d3c2b1a0"}}"#,
        r#"{"Code": {"S3Key": "target/orders-1.4.0.jar"}}"#,
    ],
    fail: [
        r#"{"Code": {"S3Key": "orders-1.4.0.tar.gz"}}"# => "/Code/S3Key",
        r#"{"Code": {"S3Key": "src/index.js"}}"# => "/Code/S3Key",
    ],
}

/// Endings that zip archives do not have.
const FOREIGN: &[&str] = &[
    "tar", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "py", "js", "mjs", "cjs", "ts", "rb", "java", "class", "go",
    "rs", "cs", "dll", "so", "exe", "sh", "json", "yaml", "yml", "toml", "txt", "md", "html", "template", "tf",
];

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(key) = request.text(Member::CodeS3Key) else { return };
    if key.ends_with(".zip") {
        return;
    }
    // `invisible-character` reports those
    let Some((_, ending)) = key.rsplit_once('.').filter(|_| key.is_ascii()) else { return };
    if !FOREIGN.iter().any(|foreign| ending.eq_ignore_ascii_case(foreign)) {
        return;
    }
    if request.package_type() != Some(PackageType::Image) && request.zip_file().is_none() {
        out.at(Member::CodeS3Key, format!("`{}` is not called like a zip archive", shorten(key)))
            .help("upload a zip archive and write its key");
    }
}

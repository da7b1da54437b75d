use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `Code.S3Key` has the extension of a file that is not a zip archive.
    ///
    /// The service reads the content, not the name. But an object named `.tar.gz` or `.py` is rarely a zip archive, and
    /// Lambda only unpacks zip archives (including `.jar`).
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

/// Extensions that zip archives do not have.
const FOREIGN: &[&str] = &[
    "tar", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "py", "js", "mjs", "cjs", "ts", "rb", "java", "class", "go",
    "rs", "cs", "dll", "so", "exe", "sh", "json", "yaml", "yml", "toml", "txt", "md", "html", "template", "tf",
];

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(key) = request.text(Member::CodeS3Key) else { return };
    if key.ends_with(".zip") {
        return;
    }
    // `invisible-character` may report others
    let Some((_, ending)) = key.rsplit_once('.').filter(|_| key.is_ascii()) else { return };
    if !FOREIGN.iter().any(|foreign| ending.eq_ignore_ascii_case(foreign)) {
        return;
    }
    if request.package_type() != Some(PackageType::Image) && request.zip_file().is_none() {
        out.report(
            Member::CodeS3Key,
            msg!(
                "expected the key of a zip archive, found {value} with the extension {extension}",
                value = Text(key),
                extension = Text(&key[key.len() - ending.len() - 1..])
            ),
        )
        .help("upload a zip archive, and use its key");
    }
}

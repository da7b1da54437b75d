use crate::facts::Family;
use crate::request::package;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The archive contains a copy of the AWS SDK, which the runtime also provides.
    ///
    /// Bundling your own copy pins the version, as AWS recommends. Without it, the package is smaller and starts faster.
    /// Make a deliberate choice.
    ArchiveWithSdk = "archive-with-sdk", Advice archive,
    requires: [CodeZipFile],
    covers: ["zip-sdk-bundled"],
    groups: [Cost],
    evidence: [
        Documentation "2026-11-22" "the runtime has the SDK; packing it gives control" "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-package.html",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": "", "node_modules/a/a.js": ""}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"index.js": "", "node_modules/aws-sdk/a.js": ""}}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let folders: &[&str] = match package::family(request) {
        Some(Family::Nodejs) => &["node_modules/@aws-sdk/", "node_modules/aws-sdk/"],
        Some(Family::Python) => &["boto3/", "botocore/"],
        _ => return,
    };
    let Some(archive) = request.archive() else { return };
    let mut size = 0u64;
    for entry in archive.entries() {
        if folders.iter().any(|folder| entry.name.starts_with(folder.as_bytes())) {
            // at least one byte, so that empty files count, too
            size = size.saturating_add(entry.uncompressed.max(1));
        }
    }
    if size > 0 {
        out.report(
            Member::CodeZipFile,
            msg!(
                "the archive contains its own AWS SDK, {kilobytes} unpacked",
                kilobytes = Kilobytes(size.div_ceil(1024))
            ),
        )
        .help("remove it to make the package smaller, or keep it to pin its version");
    }
}

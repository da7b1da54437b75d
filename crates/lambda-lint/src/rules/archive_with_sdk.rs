use crate::facts::Family;
use crate::package;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The archive has a copy of the AWS SDK, which the runtime brings, too.
    ///
    /// A copy of your own pins the version, which AWS recommends for control; without it the package is smaller and starts faster.
    /// Decide for one of the two on purpose.
    ArchiveWithSdk = "archive-with-sdk", Advice,
    requires: [CodeZipFile],
    covers: ["zip-sdk-bundled"],
    groups: [Cost],
    evidence: [
        Documentation "2026-11-22" "the runtime has the SDK; packing it gives control" "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-package.html",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html",
    ],
    pass: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "node_modules/a/a.js": ""},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"#,
    ],
    fail: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "node_modules/aws-sdk/a.js": ""},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let folders: &[&str] = match package::family(request) {
        Some(Family::Nodejs) => &["node_modules/@aws-sdk/", "node_modules/aws-sdk/"],
        Some(Family::Python) => &["boto3/", "botocore/"],
        _ => return,
    };
    let Some(archive) = request.archive() else { return };
    let mut size = 0u64;
    for entry in archive.entries() {
        if folders.iter().any(|folder| entry.name.starts_with(folder.as_bytes())) {
            // at least one byte, so that empty files show, too
            size = size.saturating_add(entry.uncompressed.max(1));
        }
    }
    if size > 0 {
        let size = size.div_ceil(1024);
        let shown = grouped(i64::try_from(size).unwrap_or(i64::MAX));
        out.at(Member::CodeZipFile, format!("the archive brings an AWS SDK of its own, {shown} KB unpacked"))
            .help("leave it out to save space, or keep it to pin its version")
            .param("kilobytes", size);
    }
}

use crate::archive::{Entry, path};
use crate::package::Listed;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// Files of the archive are of no use to the function.
    ///
    /// Version control, caches, what operating systems and editors leave behind, and the package of last time: they make the
    /// archive larger and each cold start slower.
    ArchiveWithJunk = "archive-with-junk", Advice,
    requires: [CodeZipFile],
    covers: ["zip-junk"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "keep the package small" "https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html",
    ],
    pass: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", ".gitignore": ""},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"#,
    ],
    fail: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", ".DS_Store": ""},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "function.zip": ""},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(archive) = request.archive() else { return };
    // an archive at the root is mostly the package of last time
    let is_old_package = |name: &[u8]| name.ends_with(b".zip") && !name.contains(&b'/');
    let mut junk = |entry: &Entry<'_>| path::is_junk(entry.name) || is_old_package(entry.name);
    if let Some(found) = Listed::of(archive, &mut junk) {
        out.at(Member::CodeZipFile, format!("the archive has files that the function does not use: {}", found.names()))
            .help("leave them out when packing")
            .listed(found);
    }
}

use crate::archive::Entry;
use crate::archive::path::{self, PathFault};
use crate::package::Listed;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// Files of the archive have names that do not unpack to where they are meant.
    ///
    /// A name that is absolute, has a drive letter or leads out of the package with `..` is refused or changed when it is
    /// unpacked. A backslash, which some tools on Windows write, is part of the name on Linux and makes no folder. A name that is
    /// not UTF-8 becomes another one.
    ArchiveWithUnsafeNames = "archive-with-unsafe-names", Warning,
    requires: [CodeZipFile],
    covers: ["zip-unsafe-path"],
    evidence: [
        Judgement "2026-11-22" "what careful readers of zip archives do; the service is not measured" "https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html",
    ],
    pass: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "lib/..a.js": ""},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"#,
    ],
    fail: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "../a.js": ""},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "lib\\a.js": ""},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Code": {"ZipFile": {"index.js": "", "/etc/a": ""}, "S3Bucket": "builds", "S3Key": "orders.zip"}
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(archive) = request.archive() else { return };
    let mut first = None;
    let mut unsafe_name = |entry: &Entry<'_>| {
        let fault = words(entry);
        first = first.or(fault);
        fault.is_some()
    };
    let Some(found) = Listed::of(archive, &mut unsafe_name) else { return };
    let what = first.unwrap_or_default();
    let message = match found.count {
        1 => format!("a name in the archive {what}: {}", found.names()),
        _ => format!("names in the archive are unsafe, the first of which {what}: {}", found.names()),
    };
    out.at(Member::CodeZipFile, message)
        .help("pack the files by relative names with `/` between folders")
        .listed(found);
}

/// What is wrong with the name of an entry.
fn words(entry: &Entry<'_>) -> Option<&'static str> {
    Some(match path::fault(entry.name) {
        Some(PathFault::Empty) => "is empty",
        Some(PathFault::Nul) => "has a NUL in it",
        Some(PathFault::Parent) => "leads out of its folder with `..`",
        Some(PathFault::Absolute) => "is absolute",
        Some(PathFault::Drive) => "begins with a drive letter",
        Some(PathFault::Backslash) => "has a backslash in it",
        Some(PathFault::TooLong) => "is longer than Linux opens",
        None if entry.text().is_none() => "is not UTF-8",
        None => return None,
    })
}

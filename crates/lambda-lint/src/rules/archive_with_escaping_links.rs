use crate::archive::{Entry, path};
use crate::package::{Listed, MOST_READ};
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// Symbolic links of the archive lead out of it.
    ///
    /// What they point to is on the machine that packed the archive, not in Lambda. Links inside of the package work, and so do
    /// those to `/opt`, `/tmp` and what else Lambda itself brings.
    ArchiveWithEscapingLinks = "archive-with-escaping-links", Warning,
    requires: [CodeZipFile],
    covers: ["zip-symlink"],
    evidence: [
        Judgement "2026-11-22" "the target is not there when the function runs" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html",
    ],
    pass: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "a/b": "!link ../index.js"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"#,
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "b": "!link /opt/b"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"#,
    ],
    fail: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "b": "!link ../b"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "b": "!link /home/me/b"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
    ],
}

/// What is there when a function runs, besides the package.
const PRESENT: &[&str] = &["/opt/", "/tmp", "/var/task/", "/var/runtime/", "/var/lang/", "/mnt/", "/dev/", "/proc/"];

/// The longest target that is looked at, in bytes.
const LONGEST: usize = 4096;

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(archive) = request.archive() else { return };
    let mut read = 0;
    let mut escapes = |entry: &Entry<'_>| {
        if !entry.is_symlink() || read == MOST_READ {
            return false;
        }
        read += 1;
        let Ok(target) = archive.read(entry, LONGEST) else { return false };
        path::leads_outside(entry.name, &target) && !PRESENT.iter().any(|path| target.starts_with(path.as_bytes()))
    };
    if let Some(found) = Listed::of(archive, &mut escapes) {
        out.at(Member::CodeZipFile, format!("symbolic links lead out of the archive: {}", found.names()))
            .help("pack the files that they point to")
            .listed(found);
    }
}

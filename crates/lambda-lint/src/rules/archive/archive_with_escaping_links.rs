use crate::archive::{Entry, path};
use crate::request::package::{Listed, MAX_READ};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// Symbolic links in the archive point outside the package.
    ///
    /// Their targets exist on the machine that created the archive, not in Lambda. Links within the package work, and so do
    /// links to `/opt`, `/tmp` and other paths that Lambda provides.
    ArchiveWithEscapingLinks = "archive-with-escaping-links", Warning archive,
    requires: [CodeZipFile],
    covers: ["zip-symlink"],
    evidence: [
        Judgement "2026-11-22" "the target does not exist when the function runs" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": "", "a/b": "!link ../index.js"}}}"#,
        r#"{"Code": {"ZipFile": {"index.js": "", "b": "!link /opt/b"}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"index.js": "", "b": "!link ../b"}}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": {"index.js": "", "b": "!link /home/me/b"}}}"# => "/Code/ZipFile",
    ],
}

/// Paths outside the package that exist when a function runs.
const PRESENT: &[&str] = &["/opt/", "/tmp", "/var/task/", "/var/runtime/", "/var/lang/", "/mnt/", "/dev/", "/proc/"];

/// Longer targets are not read, in bytes.
const MAX_TARGET: usize = 4096;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(archive) = request.archive() else { return };
    let mut read = 0;
    let mut escapes = |entry: &Entry<'_>| {
        if !entry.is_symlink() || read == MAX_READ {
            return false;
        }
        read += 1;
        let Ok(target) = archive.read(entry, MAX_TARGET) else { return false };
        path::leads_outside(entry.name, &target) && !PRESENT.iter().any(|path| target.starts_with(path.as_bytes()))
    };
    if let Some(found) = Listed::of(archive, &mut escapes) {
        out.report(
            Member::CodeZipFile,
            msg!("symbolic links point outside the archive: {names}", names = found.list()),
        )
        .help("add the files that they point to")
        .param("entries", found.count);
    }
}

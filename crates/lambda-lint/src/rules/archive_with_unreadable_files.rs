use crate::archive::Entry;
use crate::facts::Family;
use crate::package::{self, BOOTSTRAP, Listed};
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// Files of the archive are not readable for the user that runs the function.
    ///
    /// Lambda keeps the permissions in the archive and runs the code as another user than the one who owns it. Files want 0644,
    /// folders and programs 0755. Python's `ZipFile.writestr` gives 0600 unless told otherwise.
    ArchiveWithUnreadableFiles = "archive-with-unreadable-files", Warning,
    requires: [CodeZipFile],
    covers: ["zip-unreadable"],
    evidence: [
        Documentation "2026-11-22" "files need 644, folders and programs 755" "https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html",
    ],
    pass: [
        r#"{
            "Code": {"ZipFile": {"index.js": "", "lib/": ""}, "S3Bucket": "builds", "S3Key": "orders.zip"}
        }"#,
    ],
    fail: [
        r#"{
            "Code": {"ZipFile": {"index.js": "!mode 600"}, "S3Bucket": "builds", "S3Key": "orders.zip"}
        }"# => "/Code/ZipFile",
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "lib/": "!mode 744"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(archive) = request.archive() else { return };
    // `bootstrap` has a rule of its own
    let skipped = if package::family(request) == Some(Family::Provided) { BOOTSTRAP } else { b"" };
    let mut unreadable = |entry: &Entry<'_>| {
        let needed = if entry.is_dir() { 0o005 } else { 0o004 };
        // no permissions at all are those of an archive that does not know about them
        let denied = entry.permissions().is_some_and(|mode| mode != 0 && mode & needed != needed);
        denied && !entry.is_symlink() && entry.name != skipped
    };
    let Some(found) = Listed::of(archive, &mut unreadable) else { return };
    out.at(Member::CodeZipFile, format!("Lambda may not read files of the archive: {}", found.names()))
        .help("give files the mode 0644, folders and programs 0755, before they are packed")
        .listed(found);
}

use crate::archive::Entry;
use crate::facts::Family;
use crate::request::package::{self, BOOTSTRAP, Listed};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The user that runs the function cannot read some files in the archive.
    ///
    /// Lambda keeps the permissions in the archive and runs the code as a user that does not own the files. Files need 0644,
    /// folders and programs 0755. Python's `ZipFile.writestr` sets 0600 by default.
    ArchiveWithUnreadableFiles = "archive-with-unreadable-files", Warning archive,
    requires: [CodeZipFile],
    covers: ["zip-unreadable"],
    evidence: [
        Documentation "2026-11-22" "files need 644, folders and programs 755" "https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": "", "lib/": ""}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"index.js": "!mode 600"}}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": {"index.js": "", "lib/": "!mode 744"}}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(archive) = request.archive() else { return };
    // another rule checks `bootstrap`
    let skipped = if package::family(request) == Some(Family::Provided) { BOOTSTRAP } else { b"" };
    let mut unreadable = |entry: &Entry<'_>| {
        let needed = if entry.is_dir() { 0o005 } else { 0o004 };
        // a mode of 0 comes from a tool that does not store permissions
        let denied = entry.permissions().is_some_and(|mode| mode != 0 && mode & needed != needed);
        denied && !entry.is_symlink() && entry.name != skipped
    };
    let Some(found) = Listed::of(archive, &mut unreadable) else { return };
    out.report(
        Member::CodeZipFile,
        msg!("Lambda cannot read these files in the archive: {names}", names = found.list()),
    )
    .help("set the mode of files to 0644 and of folders and programs to 0755 before you create the archive")
    .param("entries", found.count);
}

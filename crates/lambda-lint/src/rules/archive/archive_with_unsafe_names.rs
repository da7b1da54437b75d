use crate::archive::Entry;
use crate::archive::path::{self, PathFault};
use crate::request::package::Listed;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The archive contains file names that do not unpack to the intended location.
    ///
    /// A name that is absolute, has a drive letter, or leaves the package with `..` is rejected or changed when it is unpacked.
    /// On Linux, a backslash is part of the name and does not create a folder; some Windows tools write it. A name that is not
    /// UTF-8 is changed.
    ArchiveWithUnsafeNames = "archive-with-unsafe-names", Warning archive,
    requires: [CodeZipFile],
    covers: ["zip-unsafe-path"],
    evidence: [
        Judgement "2026-11-22" "the behavior of strict zip readers; no response has been recorded" "https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": "", "lib/..a.js": ""}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"index.js": "", "../a.js": ""}}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": {"index.js": "", "lib\\a.js": ""}}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": {"index.js": "", "/etc/a": ""}}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(archive) = request.archive() else { return };
    let mut first = None;
    let mut is_unsafe = |entry: &Entry<'_>| {
        let fault = fault(entry);
        first = first.or(fault);
        fault.is_some()
    };
    let Some(found) = Listed::of(archive, &mut is_unsafe) else { return };
    let fault = first.unwrap_or_default();
    let message = match found.count {
        1 => msg!("a file name in the archive {fault}: {names}", fault = Word(fault), names = found.list()),
        _ => msg!("unsafe names in the archive; the first {fault}: {names}", fault = Word(fault), names = found.list()),
    };
    out.report(Member::CodeZipFile, message)
        .help("use relative names with `/` between folders")
        .param("entries", found.count);
}

/// What is wrong with the name of an entry.
fn fault(entry: &Entry<'_>) -> Option<&'static str> {
    Some(match path::fault(entry.name) {
        Some(PathFault::Empty) => "is empty",
        Some(PathFault::Nul) => "contains NUL",
        Some(PathFault::Parent) => "leaves its folder with `..`",
        Some(PathFault::Absolute) => "is absolute",
        Some(PathFault::Drive) => "starts with a drive letter",
        Some(PathFault::Backslash) => "contains a backslash",
        Some(PathFault::TooLong) => "is too long for Linux",
        None if entry.text().is_none() => "is not UTF-8",
        None => return None,
    })
}

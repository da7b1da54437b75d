use crate::archive::{Entry, path};
use crate::request::package::Listed;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The archive contains files that the function does not use.
    ///
    /// Version control data, caches, files that operating systems and editors leave behind, and the previous package make the
    /// archive larger and every cold start slower.
    ArchiveWithJunk = "archive-with-junk", Advice archive,
    requires: [CodeZipFile],
    covers: ["zip-junk"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "keep the package small" "https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": "", ".gitignore": ""}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"index.js": "", ".DS_Store": ""}}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": {"index.js": "", "function.zip": ""}}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(archive) = request.archive() else { return };
    // an archive at the root is usually the previous package
    let is_old_package = |name: &[u8]| name.ends_with(b".zip") && !name.contains(&b'/');
    let mut junk = |entry: &Entry<'_>| {
        path::is_junk(entry.name) && !is_of_build_machine(request, entry) || is_old_package(entry.name)
    };
    if let Some(found) = Listed::of(archive, &mut junk) {
        out.report(
            Member::CodeZipFile,
            msg!("the archive contains files that the function does not use: {names}", names = found.list()),
        )
        .help("exclude them when you create the archive")
        .param("entries", found.count);
    }
}

/// Whether another rule reports the entry.
#[cfg(feature = "package")]
fn is_of_build_machine(request: &Request<'_>, entry: &Entry<'_>) -> bool {
    use crate::request::package;
    use crate::{contents::build::is_build_file, facts::packages};

    let Some(family) = package::family(request) else { return false };
    let version = request.runtime().and_then(packages::version);
    entry.text().is_some_and(|name| is_build_file(family, version, name))
}

#[cfg(not(feature = "package"))]
fn is_of_build_machine(_: &Request<'_>, _: &Entry<'_>) -> bool {
    false
}

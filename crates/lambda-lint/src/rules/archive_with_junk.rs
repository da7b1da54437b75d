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
    on: [CodeZipFile],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "keep the package small" "https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": "UEsDBBQAAAAAAAAAIVoAAAAAAAAAAAAAAAAIAAAAaW5kZXguanNQSwMEFAAAAAAAAAAhWgAAAAAAAAAAAAAAAAoAAAAuZ2l0aWdub3JlUEsBAhQDFAAAAAAAAAAhWgAAAAAAAAAAAAAAAAgAAAAAAAAAAAAAAKSBAAAAAGluZGV4LmpzUEsBAhQDFAAAAAAAAAAhWgAAAAAAAAAAAAAAAAoAAAAAAAAAAAAAAKSBJgAAAC5naXRpZ25vcmVQSwUGAAAAAAIAAgBuAAAATgAAAAAA", "S3Bucket": null, "S3Key": null}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": "UEsDBBQAAAAAAAAAIVoAAAAAAAAAAAAAAAAIAAAAaW5kZXguanNQSwMEFAAAAAAAAAAhWgAAAAAAAAAAAAAAAAkAAAAuRFNfU3RvcmVQSwECFAMUAAAAAAAAACFaAAAAAAAAAAAAAAAACAAAAAAAAAAAAAAApIEAAAAAaW5kZXguanNQSwECFAMUAAAAAAAAACFaAAAAAAAAAAAAAAAACQAAAAAAAAAAAAAApIEmAAAALkRTX1N0b3JlUEsFBgAAAAACAAIAbQAAAE0AAAAAAA==", "S3Bucket": null, "S3Key": null}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": "UEsDBBQAAAAAAAAAIVoAAAAAAAAAAAAAAAAIAAAAaW5kZXguanNQSwMEFAAAAAAAAAAhWgAAAAAAAAAAAAAAAAwAAABmdW5jdGlvbi56aXBQSwECFAMUAAAAAAAAACFaAAAAAAAAAAAAAAAACAAAAAAAAAAAAAAApIEAAAAAaW5kZXguanNQSwECFAMUAAAAAAAAACFaAAAAAAAAAAAAAAAADAAAAAAAAAAAAAAApIEmAAAAZnVuY3Rpb24uemlwUEsFBgAAAAACAAIAcAAAAFAAAAAAAA==", "S3Bucket": null, "S3Key": null}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(archive) = request.archive() else { return };
    // an archive at the root is mostly the package of last time
    let is_old_package = |name: &[u8]| name.ends_with(b".zip") && !name.contains(&b'/');
    let mut junk = |entry: &Entry<'_>| {
        path::is_junk(entry.name) && !is_of_build_machine(request, entry) || is_old_package(entry.name)
    };
    if let Some(found) = Listed::of(archive, &mut junk) {
        out.at(Member::CodeZipFile, format!("the archive has files that the function does not use: {}", found.names()))
            .help("leave them out when packing")
            .listed(found);
    }
}

/// Whether another rule reports the entry.
#[cfg(feature = "package")]
fn is_of_build_machine(request: &Request<'_>, entry: &Entry<'_>) -> bool {
    use crate::{contents::build::is_build_file, facts::packages, package};

    let Some(family) = package::family(request) else { return false };
    let version = request.runtime().and_then(packages::version);
    entry.text().is_some_and(|name| is_build_file(family, version, name))
}

#[cfg(not(feature = "package"))]
fn is_of_build_machine(_: &Request<'_>, _: &Entry<'_>) -> bool {
    false
}

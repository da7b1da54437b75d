use crate::archive::NotAnArchive;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The archive has no files in it.
    ///
    /// The service wants something to run. An archive without a single entry is often what is left when a build wrote its files
    /// elsewhere.
    ArchiveEmpty = "archive-empty", Error,
    on: [CodeZipFile],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "the file must be a non-empty zip" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": "UEsDBBQAAAAAAAAAIVoAAAAAAAAAAAAAAAAIAAAAaW5kZXguanNQSwECFAMUAAAAAAAAACFaAAAAAAAAAAAAAAAACAAAAAAAAAAAAAAApIEAAAAAaW5kZXguanNQSwUGAAAAAAEAAQA2AAAAJgAAAAAA", "S3Bucket": null, "S3Key": null}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==", "S3Bucket": null, "S3Key": null}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let no_bytes = request.archive_fault() == Some(NotAnArchive::Empty);
    if no_bytes || request.archive().is_some_and(|archive| archive.is_empty()) {
        let what = if no_bytes { "the archive has no bytes" } else { "the archive has no entries" };
        out.at(Member::CodeZipFile, what).help("pack the files of the function; did the build put them elsewhere?");
    }
}

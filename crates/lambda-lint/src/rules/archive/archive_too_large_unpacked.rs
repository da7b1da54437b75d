use crate::facts::limits::UNZIPPED_SIZE;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, Severity, msg};

declare_rule! {
    /// The unpacked archive exceeds the size limit.
    ///
    /// The archive's directory states the sizes. Layers count toward the same limit, so a function with layers has less room.
    /// Use a container image for larger packages.
    ArchiveTooLargeUnpacked = "archive-too-large-unpacked", Error archive,
    requires: [CodeZipFile],
    covers: ["zip-unzipped-too-large"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "the unpacked size must be smaller than the limit" "",
        Documentation "2026-11-22" "250 MB, layers included" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": ""}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"index.js": "", "data": "!size 262144001"}}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(size) = request.archive().map(|archive| archive.total_uncompressed()) else { return };
    if size < UNZIPPED_SIZE as u64 {
        return;
    }
    let found = out.report(
        Member::CodeZipFile,
        msg!(
            "the unpacked files take {actual}, but must take less than {max}",
            actual = Bytes(size),
            max = Bytes(UNZIPPED_SIZE)
        ),
    );
    found.help("remove files from the package, or use a container image");
    if size == UNZIPPED_SIZE as u64 {
        // no response has been recorded for exactly this size
        found.severity(Severity::Warning);
    }
}

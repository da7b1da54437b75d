use crate::facts::limits::UNZIPPED_SIZE;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::{Diagnostics, Member, Request, Severity};

declare_rule! {
    /// The files of the archive are too large once unpacked.
    ///
    /// The sizes are those that the directory of the archive states. Layers count, too, so that there is less room than the limit
    /// where a function has some. Use a container image for more.
    ArchiveTooLargeUnpacked = "archive-too-large-unpacked", Error,
    requires: [CodeZipFile],
    covers: ["zip-unzipped-too-large"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "the unpacked size must be smaller than the limit" "",
        Documentation "2026-11-22" "250 MB, layers included" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": ""}, "S3Bucket": "builds", "S3Key": "orders.zip"}}"#,
    ],
    fail: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "data": "!size 262144001"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(size) = request.archive().map(|archive| archive.total_uncompressed()) else { return };
    if size < UNZIPPED_SIZE as u64 {
        return;
    }
    let (shown, most) = (grouped(i64::try_from(size).unwrap_or(i64::MAX)), grouped(UNZIPPED_SIZE as i64));
    let message = format!("the files of the archive have {shown} bytes, they must be smaller than {most} bytes");
    let draft = out.at(Member::CodeZipFile, message);
    draft.help("pack less, or use a container image").param("max", UNZIPPED_SIZE).param("actual", size);
    if size == UNZIPPED_SIZE as u64 {
        // nobody has measured whether this very size is taken
        draft.severity(Severity::Warning);
    }
}

use crate::facts::limits::ZIP_SIZE;
use crate::package;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The archive is larger than a request may carry.
    ///
    /// The limit counts the bytes of the archive, not of its base64. An archive in S3 has no such limit; only the unpacked files
    /// then count. An archive of this size is not looked into.
    ArchiveTooLarge = "archive-too-large", Error,
    on: [CodeZipFile],
    aws: TOO_LARGE,
    evidence: [
        Answer "2025-11-25" "the answer gives the limit" "",
        Documentation "2026-11-22" "50 MB for direct uploads" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
    pass: [],
    fail: [],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(size) = package::source(request).map(|source| source.len()) else { return };
    if size > request.options().quotas().archive_bytes {
        let (shown, most) = (grouped(size as i64), grouped(ZIP_SIZE as i64));
        out.at(Member::CodeZipFile, format!("the archive has {shown} bytes, a request carries at most {most}"))
            .help("put the archive into S3, and give `S3Bucket` and `S3Key`; or pack less")
            .param("max", ZIP_SIZE)
            .param("actual", size);
    }
}

use crate::facts::limits::ZIP_SIZE;
use crate::request::package;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The archive exceeds the size limit for a request.
    ///
    /// The limit applies to the bytes of the archive, not to their base64 encoding. An archive in S3 has no such limit; only
    /// its unpacked size counts. lambda-lint does not read an archive above the limit.
    ArchiveTooLarge = "archive-too-large", Error,
    requires: [CodeZipFile],
    covers: ["zip-too-large"],
    aws: TOO_LARGE,
    evidence: [
        Answer "2025-11-25" "the error states the limit" "",
        Documentation "2026-11-22" "50 MB for direct uploads" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
    pass: [],
    fail: [],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(size) = package::source(request).map(|source| source.len()) else { return };
    if package::max_size(request).is_some_and(|max| size > max) {
        out.report(
            Member::CodeZipFile,
            msg!(
                "the archive is {actual}, above the limit of {max} for a request",
                actual = Bytes(size),
                max = Bytes(ZIP_SIZE)
            ),
        )
        .help(msg!("upload the archive to S3 and set {@S3Bucket} and {@S3Key}, or make the package smaller"));
    }
}

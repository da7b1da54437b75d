use crate::archive::Method;
use crate::request::package::Listed;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The archive contains files that are encrypted or use an unusual compression method.
    ///
    /// The service cannot ask for a password. Of the compression methods that zip defines, only "stored" and "deflate" work
    /// everywhere.
    ArchiveWithUnsupportedEntries = "archive-with-unsupported-entries", Warning archive,
    requires: [CodeZipFile],
    covers: ["zip-encrypted"],
    aws: INVALID_PARAMETER,
    evidence: [
        Judgement "2026-11-22" "the service is believed to respond that it could not unzip the file" "https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": "a"}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"index.js": "!encrypted"}}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": {"index.js": "!method 14"}}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(archive) = request.archive() else { return };
    if let Some(found) = Listed::of(archive, &mut |entry| entry.encrypted) {
        out.report(Member::CodeZipFile, msg!("files in the archive are encrypted: {names}", names = found.list()))
            .help("create the archive without a password")
            .param("entries", found.count);
    } else if let Some(found) = Listed::of(archive, &mut |entry| matches!(entry.method, Method::Other(_))) {
        out.report(
            Member::CodeZipFile,
            msg!("files in the archive use an unsupported compression method: {names}", names = found.list()),
        )
        .help("create the archive with the usual method, deflate")
        .param("entries", found.count);
    }
}

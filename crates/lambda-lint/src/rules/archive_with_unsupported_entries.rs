use crate::archive::Method;
use crate::package::Listed;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// Files of the archive are encrypted or compressed in a way that zip readers may not know.
    ///
    /// Nobody can give the service a password, and of the many methods of the format only "stored" and "deflate" are sure to be
    /// read everywhere.
    ArchiveWithUnsupportedEntries = "archive-with-unsupported-entries", Warning,
    requires: [CodeZipFile],
    covers: ["zip-encrypted"],
    aws: INVALID_PARAMETER,
    evidence: [
        Judgement "2026-11-22" "the service says of such archives that it could not unzip them, as far as is known" "https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": "a"}, "S3Bucket": "builds", "S3Key": "orders.zip"}}"#,
    ],
    fail: [
        r#"{
            "Code": {"ZipFile": {"index.js": "!encrypted"}, "S3Bucket": "builds", "S3Key": "orders.zip"}
        }"# => "/Code/ZipFile",
        r#"{
            "Code": {"ZipFile": {"index.js": "!method 14"}, "S3Bucket": "builds", "S3Key": "orders.zip"}
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(archive) = request.archive() else { return };
    if let Some(found) = Listed::of(archive, &mut |entry| entry.encrypted) {
        out.at(Member::CodeZipFile, format!("files of the archive are encrypted: {}", found.names()))
            .help("pack them without a password")
            .listed(found);
    } else if let Some(found) = Listed::of(archive, &mut |entry| matches!(entry.method, Method::Other(_))) {
        let message = format!("files of the archive are neither stored nor deflated: {}", found.names());
        out.at(Member::CodeZipFile, message).help("pack them with the usual method, deflate").listed(found);
    }
}

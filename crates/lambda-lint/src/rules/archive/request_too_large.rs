use crate::facts::limits::{REQUEST_SIZE, ZIP_SIZE};
use crate::request::package;
use crate::rule::declare_rule;
use crate::source::Syntax;
use crate::{Place, Reporter, Request, msg};

declare_rule! {
    /// The whole request is larger than the service accepts.
    ///
    /// The limit applies to the body as it is sent, including the archive in base64. lambda-lint counts the request as compact
    /// JSON, as clients send it. Upload large packages to S3 first.
    RequestTooLarge = "request-too-large", Error,
    covers: ["req-size"],
    aws: TOO_LARGE,
    evidence: [
        Answer "2025-11-25" "the error states the limit" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
    pass: [],
    fail: [],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let tree = request.tree();
    // aliases in YAML and escapes in JSON can make the request longer than its text
    let most = if tree.syntax() == Syntax::Json { REQUEST_SIZE } else { REQUEST_SIZE / 8 };
    if tree.source().is_some_and(|source| source.len() <= most) && request.zip_file().is_none() {
        return;
    }
    if tree.source().is_none() && tree.most_bytes() <= REQUEST_SIZE && request.zip_file().is_none() {
        return;
    }
    let package = package::source(request).map_or(0, |source| source.len());
    if package > ZIP_SIZE as u64 {
        return;
    }
    let archive = request.zip_file().map_or(0, |bytes| bytes.len().div_ceil(3) * 4);
    let size = tree.compact_len() + archive;
    if size > REQUEST_SIZE {
        out.report(
            Place::DOCUMENT,
            msg!("the request is {actual}, above the limit of {max}", actual = Bytes(size), max = Bytes(REQUEST_SIZE)),
        )
        .help(msg!("upload the archive to S3 and set {@S3Bucket} and {@S3Key}"));
    }
}

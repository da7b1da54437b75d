use crate::facts::limits::{REQUEST_SIZE, ZIP_SIZE};
use crate::package;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::source::Syntax;
use crate::{Diagnostics, Place, Request};

declare_rule! {
    /// The whole request is larger than the service takes.
    ///
    /// The limit counts the body as it is sent, the archive in base64 included. It is measured here without blanks between the
    /// members, as clients send it. Large packages go to S3 first.
    RequestTooLarge = "request-too-large", Error,
    covers: ["req-size"],
    aws: TOO_LARGE,
    evidence: [
        Answer "2025-11-25" "the answer gives the limit" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
    pass: [],
    fail: [],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let tree = request.tree();
    // in YAML, aliases and what JSON has to escape make it longer than it is written
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
    let beside = request.zip_file().map_or(0, |bytes| bytes.len().div_ceil(3) * 4);
    let size = tree.compact_len() + beside;
    if size > REQUEST_SIZE {
        let (shown, most) = (grouped(size as i64), grouped(REQUEST_SIZE as i64));
        out.at(Place::DOCUMENT, format!("the request has {shown} bytes, the service takes {most}"))
            .help("put the archive into S3, and give `S3Bucket` and `S3Key`")
            .param("max", REQUEST_SIZE)
            .param("actual", size);
    }
}

use crate::archive::NotAnArchive;
use crate::rule::declare_rule;
use crate::source::NodeKind;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// The archive has no files in it.
    ///
    /// The service wants something to run. An archive without a single entry is often what is left when a build wrote its files
    /// elsewhere.
    ArchiveEmpty = "archive-empty", Error,
    requires: [CodeZipFile],
    covers: ["zip-empty"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "the file must be a non-empty zip" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": ""}, "S3Bucket": "builds", "S3Key": "orders.zip"}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": "", "S3Bucket": "builds", "S3Key": "orders.zip"}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": {}, "S3Bucket": "builds", "S3Key": "orders.zip"}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let (what, help) = if request.archive_fault() == Some(NotAnArchive::Empty) {
        ("the archive has no bytes", "pack the files of the function; did the build put them elsewhere?")
    } else if request.archive().is_some_and(|archive| archive.is_empty()) {
        ("the archive has no entries", "pack the files of the function; did the build put them elsewhere?")
    } else if request.zip_file().is_none() && is_blank(request) {
        ("the archive is empty", "put the bytes of the archive here in base64, or use `S3Bucket` and `S3Key`")
    } else {
        return;
    };
    out.at(Member::CodeZipFile, what).help(help);
}

/// Whether a text without a character stands for the archive of a function that wants one.
fn is_blank(request: &Request<'_>) -> bool {
    let (tree, node) = (request.tree(), request.node(Member::CodeZipFile));
    request.package_type() != Some(PackageType::Image)
        && node.is_some_and(|node| tree.kind(node) == NodeKind::Text && tree.text(node).is_empty())
}

use crate::archive::NotAnArchive;
use crate::rule::declare_rule;
use crate::source::NodeKind;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// The archive contains no files.
    ///
    /// The service needs code to run. An archive without entries is usually the result of a build that wrote its files
    /// elsewhere.
    ArchiveEmpty = "archive-empty", Error archive,
    requires: [CodeZipFile],
    covers: ["zip-empty"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "the file must be a non-empty zip" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": ""}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": ""}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": {}}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    const PACK: &str = "add the function's files; check where the build wrote them";
    let (message, help) = if request.archive_fault() == Some(NotAnArchive::Empty) {
        ("the archive is 0 bytes long", PACK.into())
    } else if request.archive().is_some_and(|archive| archive.is_empty()) {
        ("the archive contains no files", PACK.into())
    } else if request.zip_file().is_none() && is_blank(request) {
        ("the archive is an empty string", msg!("encode the archive in base64, or use {@S3Bucket} and {@S3Key}"))
    } else {
        return;
    };
    out.report(Member::CodeZipFile, message).help(help);
}

/// Whether an empty string takes the place of an archive that the function needs.
fn is_blank(request: &Request<'_>) -> bool {
    let (tree, node) = (request.tree(), request.node(Member::CodeZipFile));
    request.package_type() != Some(PackageType::Image)
        && node.is_some_and(|node| tree.kind(node) == NodeKind::Text && tree.text(node).is_empty())
}

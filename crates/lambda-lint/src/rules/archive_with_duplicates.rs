use crate::package::Listed;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// Two files of the archive have the same name, but not the same content.
    ///
    /// Which of the two a reader unpacks is its own choice. Copies with the same content do no harm and are not reported, nor is
    /// `META-INF` in Java archives, where class loaders expect such twins.
    ArchiveWithDuplicates = "archive-with-duplicates", Warning,
    requires: [CodeZipFile],
    covers: ["zip-duplicate"],
    evidence: [
        Judgement "2026-11-22" "readers of zip archives differ in which file they take" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html",
    ],
    pass: [
        r#"{
            "Code": {
                "ZipFile": [{"index.js": ""}, {"index.js": ""}],
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"#,
    ],
    fail: [
        r#"{
            "Code": {
                "ZipFile": [{"index.js": ""}, {"index.js": "x"}],
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let (Some(archive), Some(index)) = (request.archive(), request.archive_index()) else { return };
    let mut found = Listed::default();
    for (first, second) in index.duplicates() {
        let (Some(first), Some(second)) = (archive.get(first), archive.get(second)) else { continue };
        let same = first.crc32 == second.crc32 && first.uncompressed == second.uncompressed;
        if !same && !first.is_dir() && !first.name.starts_with(b"META-INF/") {
            found.add(&first);
        }
    }
    if found.count > 0 {
        out.at(Member::CodeZipFile, format!("the archive has files of the same name: {}", found.names()))
            .help("pack each file once, into a new archive")
            .listed(found);
    }
}

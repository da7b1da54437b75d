use crate::package::Listed;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// Two files of the archive have names that differ only in the case of letters.
    ///
    /// Linux keeps them apart, but Windows and macOS do not: whoever unpacks the archive there, or packs it anew, loses one of the
    /// two.
    ArchiveWithCaseTwins = "archive-with-case-twins", Advice,
    requires: [CodeZipFile],
    covers: ["zip-duplicate"],
    groups: [Operations],
    evidence: [
        Judgement "2026-11-22" "Lambda runs on Linux, where both are there" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html",
    ],
    pass: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "lib/a.js": ""},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"#,
    ],
    fail: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "Index.js": ""},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let (Some(archive), Some(index)) = (request.archive(), request.archive_index()) else { return };
    let mut found = Listed::default();
    for (_, second) in index.case_twins() {
        if let Some(second) = archive.get(second) {
            found.add(&second);
        }
    }
    if found.count > 0 {
        let message = format!("names in the archive differ from others only in case: {}", found.names());
        out.at(Member::CodeZipFile, message).help("rename or remove one of the two").listed(found);
    }
}

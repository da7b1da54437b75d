use crate::request::package::{self, Listed};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// Two files in the archive have the same name but different content.
    ///
    /// Readers of zip archives differ in which of the two they unpack. Duplicates with the same content are harmless and are
    /// not reported. Neither is `META-INF` in Java archives, where class loaders expect duplicates.
    ArchiveWithDuplicates = "archive-with-duplicates", Warning archive,
    requires: [CodeZipFile],
    covers: ["zip-duplicate"],
    evidence: [
        Judgement "2026-11-22" "zip readers differ in which file they use" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": [{"index.js": ""}, {"index.js": ""}]}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": [{"index.js": ""}, {"index.js": "x"}]}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some((archive, index)) = package::contents(request) else { return };
    let mut found = Listed::default();
    for (first, second) in index.duplicates() {
        let (Some(first), Some(second)) = (archive.get(first), archive.get(second)) else { continue };
        let same = first.crc32 == second.crc32 && first.uncompressed == second.uncompressed;
        if !same && !first.is_dir() && !first.name.starts_with(b"META-INF/") {
            found.add(&first);
        }
    }
    if found.count > 0 {
        out.report(Member::CodeZipFile, msg!("duplicate names in the archive: {names}", names = found.list()))
            .help("recreate the archive with each file only once")
            .param("entries", found.count);
    }
}

use crate::request::package::{self, Listed};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// Two files in the archive have names that differ only in case.
    ///
    /// Linux keeps them apart, but Windows and macOS do not. Anyone who unpacks or repacks the archive there loses one of the
    /// two.
    ArchiveWithCaseTwins = "archive-with-case-twins", Advice archive,
    requires: [CodeZipFile],
    covers: ["zip-duplicate"],
    groups: [Operations],
    evidence: [
        Judgement "2026-11-22" "Lambda runs on Linux, where both exist" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": "", "lib/a.js": ""}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"index.js": "", "Index.js": ""}}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some((archive, index)) = package::contents(request) else { return };
    let mut found = Listed::default();
    for (_, second) in index.case_twins() {
        if let Some(second) = archive.get(second) {
            found.add(&second);
        }
    }
    if found.count > 0 {
        out.report(
            Member::CodeZipFile,
            msg!("names in the archive differ from other names only in case: {names}", names = found.list()),
        )
        .help("rename or remove one of the two")
        .param("entries", found.count);
    }
}

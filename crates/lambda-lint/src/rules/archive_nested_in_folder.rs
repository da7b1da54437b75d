use crate::package;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// All files of the archive lie in one folder, so that the handler is one folder too deep.
    ///
    /// It happens when the folder is packed instead of what is in it. Lambda unpacks the archive as it is and looks for the
    /// handler from its root.
    ArchiveNestedInFolder = "archive-nested-in-folder", Warning,
    requires: [CodeZipFile],
    covers: ["zip-nested-root"],
    evidence: [
        Documentation "2026-11-22" "the files belong at the root of the archive" "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html",
    ],
    pass: [
        r#"{
            "Handler": "app/index.handler",
            "Code": {"ZipFile": {"app/index.js": ""}, "S3Bucket": "builds", "S3Key": "orders.zip"}
        }"#,
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "app/a.js": ""},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"app/index.js": ""}, "S3Bucket": "builds", "S3Key": "orders.zip"}}"# => "/Code/ZipFile",
        r#"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {
                "ZipFile": {"build/bootstrap": "!script /bin/sh"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some((_, files)) = package::wanted_files(request) else { return };
    let (Some(archive), Some(index)) = (request.archive(), request.archive_index()) else { return };
    let Some((folder, found)) = package::one_folder_too_deep(index, &files) else { return };
    let Some(found) = archive.get(found) else { return };
    // what is looked for is not what is there
    let wanted = found.name.get(folder.len()..).unwrap_or(found.name);
    let wanted = wanted.strip_prefix(b"/").unwrap_or(wanted);
    let (folder, wanted) = (package::show(folder), package::show(wanted));
    let message = format!("all files lie in the folder `{folder}`, so that the handler's `{wanted}` is not found");
    let draft = out.at(Member::CodeZipFile, message);
    draft
        .help(format!("pack what is in `{folder}`, not the folder itself"))
        .param("folder", folder)
        .param("file", wanted);
    if request.text(Member::Handler).is_some() {
        draft.related(Member::Handler, "the handler is looked for from the root of the archive");
    }
}

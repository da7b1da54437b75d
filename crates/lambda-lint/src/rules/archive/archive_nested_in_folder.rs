use crate::request::package;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// All files in the archive are in one folder, so the handler is one level too deep.
    ///
    /// This happens when the folder is packed instead of its contents. Lambda unpacks the archive as it is and looks for the
    /// handler at its root.
    ArchiveNestedInFolder = "archive-nested-in-folder", Warning archive,
    requires: [CodeZipFile],
    covers: ["zip-nested-root"],
    evidence: [
        Documentation "2026-11-22" "the files belong at the root of the archive" "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html",
    ],
    pass: [
        r#"{"Handler": "app/index.handler", "Code": {"ZipFile": {"app/index.js": ""}}}"#,
        r#"{"Code": {"ZipFile": {"index.js": "", "app/a.js": ""}}}"#,
        r#"{"Handler": "App::run", "Runtime": "java21", "Code": {"ZipFile": {"example/App.class": ""}}}"#,
        r#"{"Code": {"ZipFile": {"./index.js": "", "./lib/a.js": ""}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"app/index.js": ""}}}"# => "/Code/ZipFile",
        r##"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"build/bootstrap": "#!/bin/sh\n"}}
        }"## => "/Code/ZipFile",
        r#"{
            "Handler": "example.App::run",
            "Runtime": "java21",
            "Code": {"ZipFile": {"target/classes/example/App.class": ""}}
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some((_, files)) = package::wanted_files(request) else { return };
    let (Some(archive), Some(index)) = (request.archive(), request.archive_index()) else { return };
    let Some((folder, found)) = package::one_folder_too_deep(index, &files) else { return };
    let Some(found) = archive.get(found) else { return };
    let file = found.name.get(folder.len()..).unwrap_or(found.name);
    let file = file.strip_prefix(b"/").unwrap_or(file);
    let folder = package::show(folder);
    let found = out.report(
        Member::CodeZipFile,
        msg!(
            "all {files} are in the folder {folder}, so Lambda does not find {file}",
            files = Word(if file.ends_with(b".class") { "classes" } else { "files" }),
            folder = Name(folder.clone()),
            file = Name(package::show(file))
        ),
    );
    found.help(match folder.starts_with("WEB-INF/") {
        true => "build a .jar or a .zip file for Lambda: classes at the root, and libraries in `lib/`".into(),
        false => msg!("pack the contents of {folder}, not the folder itself", folder = Name(folder)),
    });
    if request.text(Member::Handler).is_some() {
        found.related(Member::Handler, "the handler is resolved from the root of the archive");
    }
}

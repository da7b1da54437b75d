use crate::archive::handler::Candidate;
use crate::archive::{Archive, Index};
use crate::facts::Family;
use crate::package;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The archive does not have the file that `Handler` names.
    ///
    /// The function is created, and each invocation fails while the runtime looks for the module, the class or the assembly. The
    /// rule is silent where layers or variables such as `PYTHONPATH` may bring the file from elsewhere.
    HandlerFileMissing = "handler-file-missing", Warning,
    requires: [CodeZipFile],
    covers: ["zip-handler-missing"],
    evidence: [
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html",
        Tools "2026-11-22" "the source of the runtimes' interface clients, which AWS publishes" "https://github.com/aws/aws-lambda-python-runtime-interface-client",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": ""}}}"#,
        r#"{"Code": {"ZipFile": {"index.mts": ""}}}"#,
        r#"{
            "Handler": "app.main.handler",
            "Runtime": "python3.14",
            "Code": {"ZipFile": {"app/main.py": ""}}
        }"#,
        r#"{
            "Handler": "com.example.App::run",
            "Runtime": "java21",
            "Code": {"ZipFile": {"lib/app.jar": ""}}
        }"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"app.js": ""}}}"# => "/Code/ZipFile",
        r#"{"Runtime": "python3.14", "Code": {"ZipFile": {"app.py": ""}}}"# => "/Code/ZipFile",
        r#"{"Handler": "com.example.App::run", "Runtime": "java21", "Code": {"ZipFile": {"a.jar": ""}}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some((family, files)) = package::wanted_files(request) else { return };
    let (Some(archive), Some(index)) = (request.archive(), request.archive_index()) else { return };
    if family == Family::Provided || archive.is_empty() || package::has_layers(request) {
        return;
    }
    if index.any(|name| is_below_module(family, &files, name)).is_some()
        || files.iter().any(|file| index.find(file).is_some())
        || package::one_folder_too_deep(index, &files).is_some()
    {
        return;
    }
    let (Some(handler), Some(Candidate::File(wanted))) = (request.text(Member::Handler), files.first()) else { return };
    let shown = shorten(handler);
    let message = format!("the archive has no file for the handler `{shown}`: `{}` is expected", shorten(wanted));
    out.at(Member::CodeZipFile, message)
        .help(help(archive, index, family, &files, wanted))
        .word("handler", handler)
        .word("file", wanted)
        .related(Member::Handler, "the handler is set here");
}

/// Whether a file makes it uncertain what is loaded: a package without a file of its own, an installed package, or a
/// name with backslashes, of which another rule speaks.
fn is_below_module(family: Family, files: &[Candidate], name: &[u8]) -> bool {
    let Some(Candidate::File(first)) = files.first() else { return false };
    let stem = first.as_bytes();
    let stem = &stem[..stem.iter().rposition(|&b| b == b'.').unwrap_or(stem.len())];
    let below = |name: &[u8]| name.strip_prefix(stem).is_some_and(|rest| rest.starts_with(b"/"));
    name.contains(&b'\\')
        || family == Family::Python && below(name)
        || name.strip_prefix(b"node_modules/").is_some_and(below)
}

/// What was probably meant.
fn help(archive: &Archive<'_>, index: &Index<'_>, family: Family, files: &[Candidate], wanted: &str) -> String {
    let same_but_case = || index.get_ignoring_case(wanted.as_bytes());
    let deeper = || files.iter().find_map(|file| index.find_deeper(file));
    let stem = wanted.split_at(wanted.rfind('.').unwrap_or(wanted.len())).0;
    let other_extension =
        || index.any(|name| name.strip_prefix(stem.as_bytes()).is_some_and(|rest| rest.starts_with(b".")));
    let show = |found: usize| archive.get(found).map(|entry| package::name(&entry)).unwrap_or_default();
    if let Some(found) = same_but_case() {
        format!("the archive has `{}`: letters have to agree in case", show(found))
    } else if let Some(found) = deeper() {
        format!("the archive has `{}`: give the folder in `Handler`, or move the file", show(found))
    } else if let Some(found) = other_extension() {
        format!("the archive has `{}`, which this runtime does not load", show(found))
    } else if family == Family::Java {
        "put the classes at the root of the archive by their packages, or a library with them into `lib/`".into()
    } else {
        "pack the file, or correct `Handler`".into()
    }
}

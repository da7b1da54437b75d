use crate::archive::Index;
use crate::archive::handler::{self, Candidate};
use crate::facts::Family;
use crate::message::shorten;
use crate::request::handler as parts;
use crate::request::package;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The archive does not have the file that `Handler` names.
    ///
    /// The service creates the function, and each invocation fails when the runtime looks for the module, the class or the
    /// assembly. The rule is silent where layers or variables such as `PYTHONPATH` may bring the file from elsewhere.
    ///
    /// Where the runtimes look, in this order:
    ///
    /// - **Node.js**, for `lib/app.run`: `lib/app` without an extension, `lib/app.js`, `.mjs`, `.cjs`, and from Node.js 24 on
    ///   `.ts`, `.mts`, `.cts`. Then the module `app` without its folder: in `node_modules` of `lib` and of the root, in the
    ///   layers, and at the root, where only `.js`, `.json`, `.node` and folders with `index.js` or `package.json` are found.
    ///   A folder `lib/app/` is loaded before `lib/app.mjs`.
    /// - **Python**, for `lib/app.run` or `lib.app.run`: the package `lib/app/__init__.py`, then `lib/app.py`, compiled or as a
    ///   library (`.pyc`, `.so`). A folder without `__init__.py` has no functions, and `lib.py` hides such a folder `lib/`.
    /// - **Ruby**, for `lib/app.run`: `lib/app.rb`, then `lib/app.so`.
    /// - **Java**, for `example.App::run`: `example/App.class`, then the libraries in `lib/`.
    /// - **.NET**, for `App::App.Function::Run`: `App.dll`.
    HandlerFileMissing = "handler-file-missing", Warning archive,
    requires: [CodeZipFile],
    covers: ["zip-handler-missing"],
    evidence: [
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html",
        Tools "2026-11-30" "source of the runtime client: `UserFunction`" "https://github.com/aws/aws-lambda-nodejs-runtime-interface-client",
        Tools "2026-11-30" "source of the runtime client: `_get_handler`" "https://github.com/aws/aws-lambda-python-runtime-interface-client",
        Tools "2026-11-30" "source of the runtime client: `LambdaRunner`" "https://github.com/aws/aws-lambda-ruby-runtime-interface-client",
        Tools "2026-11-30" "`NODE_PATH` of the runtime ends in `/var/task`" "https://dev.to/wonderfulsoap/deep-dive-into-aws-lambda-3-official-nodejs-runtime-analysis-43je",
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
    if parts::is_run_by_adapter(request) {
        return check_program(request, out);
    }
    let Some((family, files)) = package::wanted_files(request) else { return };
    let (Some(archive), Some(index)) = (request.archive(), request.archive_index()) else { return };
    let Some(handler) = request.text(Member::Handler) else { return };
    if family == Family::Provided || archive.is_empty() || package::has_layers(request) {
        return;
    }
    let show = |found: usize| archive.get(found).map(|entry| package::name(&entry)).unwrap_or_default();
    let shown = shorten(handler);
    let draft = if let Some((message, help)) = hidden(family, index, handler, &show) {
        out.at(Member::CodeZipFile, message).help(help)
    } else {
        if index.any(|name| is_uncertain(family, &files, name)).is_some()
            || files.iter().any(|file| index.find(file).is_some())
            || package::one_folder_too_deep(index, &files).is_some()
        {
            return;
        }
        let Some(Candidate::File(wanted)) = files.first() else { return };
        let message = format!("the archive has no file for the handler `{shown}`; expected `{}`", shorten(wanted));
        out.at(Member::CodeZipFile, message)
            .help(help(index, family, handler, &files, wanted, &show))
            .word("file", wanted)
    };
    draft.word("handler", handler).related(Member::Handler, "the handler is set here");
}

/// The Lambda Web Adapter runs the handler as a program of the package.
fn check_program(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let (Some(archive), Some(index)) = (request.archive(), request.archive_index()) else { return };
    let Some(program) = parts::program(request) else { return };
    if !archive.is_empty()
        && index.get(program.as_bytes()).is_none()
        && index.any(|name| name.contains(&b'\\')).is_none()
    {
        let message = format!("the archive has no file `{}`, which the web adapter runs", shorten(program));
        out.at(Member::CodeZipFile, message)
            .help("pack the file, or correct `Handler`")
            .word("handler", program)
            .related(Member::Handler, "the handler is set here");
    }
}

/// A file that is there, but that the runtime does not reach because of another one.
fn hidden(
    family: Family,
    index: &Index<'_>,
    handler: &str,
    show: &dyn Fn(usize) -> String,
) -> Option<(String, &'static str)> {
    match family {
        Family::Nodejs => {
            let (folder, file) = handler::hidden_by_folder(index, handler)?;
            let message = format!("the folder `{}` hides `{}`: Node.js loads the folder", shorten(&folder), show(file));
            Some((message, "rename the folder or the file, or add an `index.js` to the folder"))
        }
        Family::Python => {
            let module = handler::hidden_by_module(index, handler)?;
            let message = format!("`{}` hides the package of the handler `{}`", show(module), shorten(handler));
            Some((message, "add an `__init__.py` to the folder of the package, or rename the module"))
        }
        _ => None,
    }
}

/// Whether a file makes it uncertain what is loaded: an installed package, or a name with backslashes, which another
/// rule reports.
fn is_uncertain(family: Family, files: &[Candidate], name: &[u8]) -> bool {
    let Some(Candidate::File(first)) = files.first() else { return false };
    let module = first.strip_suffix(".js").unwrap_or(first);
    let module = &module[module.rfind('/').map_or(0, |slash| slash + 1)..];
    let is_installed = || {
        let rest = name.strip_prefix(b"node_modules/")?.strip_prefix(module.as_bytes())?;
        Some(rest.starts_with(b"/"))
    };
    name.contains(&b'\\') || family == Family::Nodejs && is_installed() == Some(true)
}

/// What the author probably means.
fn help(
    index: &Index<'_>,
    family: Family,
    handler: &str,
    files: &[Candidate],
    wanted: &str,
    show: &dyn Fn(usize) -> String,
) -> String {
    let same_but_case = || index.get_ignoring_case(wanted.as_bytes());
    let deeper = || files.iter().find_map(|file| index.find_deeper(file)).map(show);
    let stem = wanted.split_at(wanted.rfind('.').unwrap_or(wanted.len())).0;
    let other_extension =
        || index.any(|name| name.strip_prefix(stem.as_bytes()).is_some_and(|rest| rest.starts_with(b".")));
    if let Some(found) = same_but_case() {
        format!("the archive has `{}`: the case must agree", show(found))
    } else if let Some((folder, has_module)) = python_namespace(family, index, handler) {
        let module = handler.rsplit_once('.').map_or("", |(module, _)| module);
        match has_module {
            true => format!("the function is missing: write `{}.FUNCTION`", shorten(handler)),
            false => {
                format!("`{}` has no `__init__.py`: write `{}.MODULE.FUNCTION`", shorten(&folder), shorten(module))
            }
        }
    } else if let Some(found) = deeper().filter(|found| !found.contains("node_modules/")) {
        format!("the archive has `{found}`: give the folder in `Handler`, or move the file")
    } else if let Some(found) = other_extension() {
        format!("the archive has `{}`, which this runtime does not load", show(found))
    } else if family == Family::Nodejs && name_at_root(index, stem).is_some() {
        let found = name_at_root(index, stem).map(show).unwrap_or_default();
        format!("the archive has `{found}`, which is loaded only if `Handler` names it without a folder")
    } else if family == Family::Java {
        "put the classes at the root of the archive by their packages, or a library with them into `lib/`".into()
    } else {
        "pack the file, or correct `Handler`".into()
    }
}

fn python_namespace(family: Family, index: &Index<'_>, handler: &str) -> Option<(String, bool)> {
    if family == Family::Python { handler::namespace(index, handler) } else { None }
}

/// A file at the root with the name of the module, but with an extension that Node.js does not look for there.
fn name_at_root(index: &Index<'_>, stem: &str) -> Option<usize> {
    let (_, name) = stem.rsplit_once('/')?;
    index.get_with_extension(name.as_bytes(), &[".mjs", ".cjs", ".ts", ".mts", ".cts"])
}

use crate::archive::Index;
use crate::archive::handler::{self, Candidate};
use crate::facts::Family;
use crate::message::{Message, shorten};
use crate::request::handler as parts;
use crate::request::package;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The archive does not contain the file that `Handler` names.
    ///
    /// The service creates the function, but every invocation fails, because the runtime cannot find the module, class or
    /// assembly. Nothing is reported if a layer or a variable such as `PYTHONPATH` may provide the file.
    ///
    /// The runtimes look for these files, in this order:
    ///
    /// - **Node.js**, for `lib/app.run`: `lib/app` without an extension, `lib/app.js`, `.mjs`, `.cjs`, and since Node.js 24
    ///   `.ts`, `.mts`, `.cts`. Then the module `app` without its folder: in `node_modules` of `lib` and of the root, in the
    ///   layers, and at the root (only `.js`, `.json`, `.node` and folders with `index.js` or `package.json`).
    ///   A folder `lib/app/` is loaded before `lib/app.mjs`.
    /// - **Python**, for `lib/app.run` or `lib.app.run`: the package `lib/app/__init__.py`, then `lib/app.py`, `.pyc` or
    ///   `.so`. A folder without `__init__.py` cannot define functions, and a file `lib.py` shadows such a folder `lib/`.
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
        r#"{"Handler": "App::run", "Runtime": "java21", "Code": {"ZipFile": {"com/example/App.class": ""}}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if parts::is_run_by_adapter(request) {
        return check_program(request, out);
    }
    let Some((family, files)) = package::wanted_files(request) else { return };
    let Some((archive, index)) = package::whole_contents(request) else { return };
    let Some(handler) = request.text(Member::Handler) else { return };
    if family == Family::Provided {
        return;
    }
    let show = |found: usize| archive.get(found).map(|entry| package::name(&entry)).unwrap_or_default();
    let (message, help) = if let Some((message, help)) = hidden(family, index, handler, &show) {
        (message, help.into())
    } else {
        if index.any(|name| is_uncertain(family, &files, name)).is_some()
            || files.iter().any(|file| index.find(file).is_some())
            || package::one_folder_too_deep(index, &files).is_some()
        {
            return;
        }
        let Some(Candidate::File(wanted)) = files.first() else { return };
        let message = msg!(
            "the archive does not contain {file}, the file of the handler {handler}",
            file = Text(wanted),
            handler = Text(handler)
        );
        (message, help(index, family, handler, &files, wanted, &show))
    };
    out.report(Member::CodeZipFile, message).help(help).related(Member::Handler, "the handler is set here");
}

/// The Lambda Web Adapter runs the handler as a program in the package.
fn check_program(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some((_, index)) = package::contents(request) else { return };
    let Some(program) = parts::program(request) else { return };
    if index.get(program.as_bytes()).is_none() && index.any(|name| name.contains(&b'\\')).is_none() {
        out.report(
            Member::CodeZipFile,
            msg!("the archive does not contain {handler}, which the Lambda Web Adapter runs", handler = Text(program)),
        )
        .help(msg!("add the file, or fix {@Handler}"))
        .related(Member::Handler, "the handler is set here");
    }
}

/// A file that the runtime does not load because another one shadows it.
fn hidden(
    family: Family,
    index: &Index<'_>,
    handler: &str,
    show: &dyn Fn(usize) -> String,
) -> Option<(Message, &'static str)> {
    match family {
        Family::Nodejs => {
            let (folder, file) = handler::hidden_by_folder(index, handler)?;
            let message = msg!(
                "the folder {folder} shadows {file}, because Node.js loads the folder first",
                folder = Text(&folder),
                file = Name(show(file))
            );
            Some((message, "rename the folder or the file, or add an `index.js` to the folder"))
        }
        Family::Python => {
            let module = handler::hidden_by_module(index, handler)?;
            let message = msg!(
                "{file} shadows the package of the handler {handler}",
                file = Name(show(module)),
                handler = Text(handler)
            );
            Some((message, "add an `__init__.py` to the folder of the package, or rename the module"))
        }
        _ => None,
    }
}

/// Whether a file makes it uncertain what is loaded: an installed package, or an absolute name or one with backslashes,
/// which another rule reports.
fn is_uncertain(family: Family, files: &[Candidate], name: &[u8]) -> bool {
    let Some(Candidate::File(first)) = files.first() else { return false };
    let module = first.strip_suffix(".js").unwrap_or(first);
    let module = &module[module.rfind('/').map_or(0, |slash| slash + 1)..];
    let is_installed = || {
        let rest = name.strip_prefix(b"node_modules/")?.strip_prefix(module.as_bytes())?;
        Some(rest.starts_with(b"/"))
    };
    name.contains(&b'\\') || name.starts_with(b"/") || family == Family::Nodejs && is_installed() == Some(true)
}

/// How to fix it, with what the author probably means.
fn help(
    index: &Index<'_>,
    family: Family,
    handler: &str,
    files: &[Candidate],
    wanted: &str,
    show: &dyn Fn(usize) -> String,
) -> Message {
    let same_but_case = || index.get_ignoring_case(wanted.as_bytes());
    let deeper = || files.iter().find_map(|file| index.find_deeper(file)).map(show);
    let stem = wanted.split_at(wanted.rfind('.').unwrap_or(wanted.len())).0;
    let other_extension =
        || index.any(|name| name.strip_prefix(stem.as_bytes()).is_some_and(|rest| rest.starts_with(b".")));
    if let Some(expected) = java_handler(family, index, handler, wanted) {
        msg!("set {@Handler} to {expected}", expected = Name(shorten(&expected)))
    } else if let Some(found) = same_but_case() {
        msg!("the archive contains {found}; use the same case", found = Name(show(found)))
    } else if let Some((folder, has_module)) = python_namespace(family, index, handler) {
        let module = handler.rsplit_once('.').map_or("", |(module, _)| module);
        match has_module {
            true => msg!("add the function: {expected}", expected = Name(format!("{}.FUNCTION", shorten(handler)))),
            false => msg!(
                "{folder} has no `__init__.py`; use {expected}",
                folder = Text(&folder),
                expected = Name(format!("{}.MODULE.FUNCTION", shorten(module)))
            ),
        }
    } else if let Some(found) = deeper().filter(|found| !found.contains("node_modules/")) {
        msg!("the archive contains {found}; add its folder to {@Handler}, or move the file", found = Name(found))
    } else if let Some(found) = other_extension() {
        msg!("the archive contains {found}, which this runtime does not load", found = Name(show(found)))
    } else if family == Family::Nodejs && name_at_root(index, stem).is_some() {
        let found = name_at_root(index, stem).map(show).unwrap_or_default();
        msg!(
            "the archive contains {found}, which is only loaded if {@Handler} names it without a folder",
            found = Name(found)
        )
    } else if let Some(inner) = index.any(|name| name.ends_with(b".zip") && !name.contains(&b'/')) {
        msg!("pack the files in {found}, not the archive itself", found = Name(show(inner)))
    } else if family == Family::Java {
        "add the classes in the folders of their packages, or add a library with them to `lib/`".into()
    } else {
        msg!("add the file, or fix {@Handler}")
    }
}

/// The handler that the author of a Java function probably means: with the package of the class, or with `$` before the name
/// of an inner class.
fn java_handler(family: Family, index: &Index<'_>, handler: &str, wanted: &str) -> Option<String> {
    let stem = wanted.strip_suffix(".class").filter(|_| family == Family::Java)?;
    let (class, method) = handler.split_once("::").map_or((handler, None), |(class, method)| (class, Some(method)));
    let inner = || {
        let (outer, name) = stem.rsplit_once('/')?;
        index.get(format!("{outer}${name}.class").as_bytes())?;
        let (outer, name) = class.rsplit_once('.')?;
        Some(format!("{outer}${name}"))
    };
    let in_package = || {
        let found = index.find_deeper(&Candidate::File(wanted.to_owned())).filter(|_| !class.contains('.'))?;
        let path = std::str::from_utf8(index.name(found)?).ok()?;
        Some(path.strip_suffix(".class")?.replace('/', "."))
    };
    let class = inner().or_else(in_package)?;
    Some(method.map_or(class.clone(), |method| format!("{class}::{method}")))
}

fn python_namespace(family: Family, index: &Index<'_>, handler: &str) -> Option<(String, bool)> {
    if family == Family::Python { handler::namespace(index, handler) } else { None }
}

/// A file at the root with the name of the module, but with an extension that Node.js does not load there.
fn name_at_root(index: &Index<'_>, stem: &str) -> Option<usize> {
    let (_, name) = stem.rsplit_once('/')?;
    index.get_with_extension(name.as_bytes(), &[".mjs", ".cjs", ".ts", ".mts", ".cts"])
}

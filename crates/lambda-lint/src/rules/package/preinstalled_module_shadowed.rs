use crate::contents::Files;
use crate::contents::python::{self, Found};
use crate::facts::{Family, packages};
use crate::request::package::Listed;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// A module in the archive shadows a standard-library module or a module of the AWS SDK.
    ///
    /// Modules at the root of the package are found first. If your module has the name of a Python module, such as `random.py`,
    /// all other modules import your module instead. If the archive has a package that the SDK of the runtime uses, such as
    /// `urllib3` or a gem of the AWS SDK, then that SDK uses your copy, which may be incompatible.
    PreinstalledModuleShadowed = "preinstalled-module-shadowed", Advice,
    requires: [CodeZipFile],
    covers: ["zip-shadowed-module"],
    groups: [Cost],
    evidence: [
        Documentation "2026-11-30" "packages and modules that the runtime includes" "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html",
        Documentation "2026-11-30" "" "https://docs.aws.amazon.com/lambda/latest/dg/ruby-package.html",
    ],
    pass: [
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {
                "ZipFile": {
                    "app.py": "def handler(event, context): pass\n",
                    "boto3/__init__.py": "",
                    "botocore/__init__.py": "",
                    "urllib3/__init__.py": ""
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {
                "ZipFile": {"app.py": "def handler(event, context): pass\n", "urllib3/__init__.py": "abc"}
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {"ZipFile": {"app.py": "def handler(event, context): pass\n", "random.py": ""}}
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(files) = Files::of(request) else { return };
    let Some(version) = files.version() else { return };
    let is_hidden: &dyn Fn(&str) -> bool = match files.family {
        // another rule reports the SDK and its dependencies
        Family::Python if files.has_folder("boto3") || files.has_folder("botocore") => {
            &|name| is_own_module(&files, version, name)
        }
        Family::Python => &|name| {
            let is_of_sdk = packages::is_used_by_sdk(Family::Python, name) && found_at_root(&files, name);
            is_of_sdk || is_own_module(&files, version, name)
        },
        Family::Ruby => &|name| packages::is_used_by_sdk(Family::Ruby, name),
        _ => return,
    };
    let mut listed = Listed::default();
    let mut size = 0_u64;
    for entry in files.archive.entries().filter(|entry| !entry.is_dir()) {
        let module = entry.text().and_then(|name| module(files.family, name));
        if module.is_some_and(is_hidden) {
            listed.add(&entry);
            size = size.saturating_add(entry.uncompressed);
        }
    }
    if listed.count == 0 {
        return;
    }
    out.report(
        Member::CodeZipFile,
        msg!(
            "{kilobytes} of files in the archive shadow modules of the runtime: {names}",
            kilobytes = Kilobytes(size.div_ceil(1024).max(1)),
            names = listed.list()
        ),
    )
    .help("rename your own modules; remove packages that the runtime includes, or add the whole AWS SDK with them")
    .param("entries", listed.count);
}

/// The module that a file belongs to: for Python the name at the root, for Ruby the gem.
fn module(family: Family, name: &str) -> Option<&str> {
    if family == Family::Ruby {
        let (_, gem) = name.split_once("/gems/")?;
        return gem.split('/').next()?.rsplit_once('-').map(|(gem, _)| gem);
    }
    match name.split_once('/') {
        Some((top, _)) => Some(top),
        None => name.strip_suffix(".py"),
    }
}

fn found_at_root(files: &Files<'_>, name: &str) -> bool {
    matches!(python::find(files, "", name), Found::Module(_) | Found::Package(_) | Found::Compiled)
}

/// Whether a module of the package has the name of a Python module.
fn is_own_module(files: &Files<'_>, version: (u16, u16), name: &str) -> bool {
    const HARMLESS: &[&str] = &["test", "this", "antigravity", "idlelib"];
    packages::is_python_module(version, name) == Some(true) && !HARMLESS.contains(&name) && found_at_root(files, name)
}

use crate::contents::Files;
use crate::contents::python::{self, Found};
use crate::facts::{Family, packages};
use crate::package::Listed;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// A module in the archive hides one that the runtime has: of the language, or of the AWS SDK.
    ///
    /// What lies at the root of the package comes first. A module of your own with the name of one of Python's, such as
    /// `random.py`, is loaded in its place by every other module. A copy of a package that the runtime's SDK uses, such as
    /// `urllib3` or the gems of the AWS SDK, is used by that SDK, too, and may not fit it.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(files) = Files::of(request) else { return };
    let Some(version) = files.version() else { return };
    let is_hidden: &dyn Fn(&str) -> bool = match files.family {
        // another rule reports the SDK itself, with all that it needs
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
    let kilobytes = size.div_ceil(1024).max(1);
    let shown = grouped(i64::try_from(kilobytes).unwrap_or(i64::MAX));
    let names = listed.names();
    out.at(
        Member::CodeZipFile,
        format!("files in the archive hide modules of the runtime, {shown} KB unpacked: {names}"),
    )
    .help("rename modules of your own; leave out packages that the runtime has, or pack the whole AWS SDK with them")
    .listed(listed)
    .param("kilobytes", kilobytes);
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

/// Whether a module of the package has the name of one of Python's own.
fn is_own_module(files: &Files<'_>, version: (u16, u16), name: &str) -> bool {
    const HARMLESS: &[&str] = &["test", "this", "antigravity", "idlelib"];
    packages::is_python_module(version, name) == Some(true) && !HARMLESS.contains(&name) && found_at_root(files, name)
}

use crate::archive::Entry;
use crate::archive::path::file_name;
use crate::contents::native::pip_command;
use crate::contents::{Files, folder, join, python};
use crate::facts::Family;
use crate::inspect::extension::{self, Extension, Python, System};
use crate::inspect::wheel;
use crate::request::package::Listed;
use crate::request::package::architecture;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};
use std::collections::BTreeSet;

declare_rule! {
    /// A compiled Python module is for another Python version or operating system.
    ///
    /// CPython only loads a compiled module whose name has the right tag: `_x.cpython-311-x86_64-linux-gnu.so` is for Python 3.11
    /// on Linux, `_x.abi3.so` for every Python 3. Otherwise the import fails with `No module named …`. This is the usual result
    /// of `pip install` with another Python version, or on macOS or Windows. Nothing is reported if the same folder contains
    /// a matching module or a pure-Python version of it, or if a wheel for this system also contains files for other systems.
    ExtensionModuleForOtherPython = "extension-module-for-other-python", Warning,
    requires: [CodeZipFile],
    covers: ["zip-python-extension"],
    evidence: [
        Documentation "2026-11-30" "packages with native code" "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html",
        Judgement "2026-11-30" "the tags in the names of compiled modules" "https://peps.python.org/pep-3149/",
    ],
    pass: [
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {
                "ZipFile": {
                    "app.py": "def handler(event, context): pass\n",
                    "x/_x.cpython-313-x86_64-linux-gnu.so": ""
                }
            }
        }"#,
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {"ZipFile": {"app.py": "def handler(event, context): pass\n", "x/_x.abi3.so": ""}}
        }"#,
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {
                "ZipFile": {
                    "app.py": "def handler(event, context): pass\n",
                    "x/_x.cpython-311-x86_64-linux-gnu.so": "",
                    "x/_x.cpython-313-x86_64-linux-gnu.so": ""
                }
            }
        }"#,
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {
                "ZipFile": {
                    "app.py": "def handler(event, context): pass\n",
                    "x/_x.cpython-311-x86_64-linux-gnu.so": "",
                    "x/_x.py": ""
                }
            }
        }"#,
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {
                "ZipFile": {
                    "app.py": "def handler(event, context): pass\n",
                    "x/_x.cp39-win_amd64.pyd": "",
                    "x-1.0.dist-info/WHEEL": "Tag: py3-none-any\n",
                    "x-1.0.dist-info/RECORD": "x/_x.cp39-win_amd64.pyd,,\n"
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {
                "ZipFile": {
                    "app.py": "def handler(event, context): pass\n",
                    "x/_x.cpython-311-x86_64-linux-gnu.so": ""
                }
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {
                "ZipFile": {"app.py": "def handler(event, context): pass\n", "x/_x.cpython-313-darwin.so": ""}
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {
                "ZipFile": {"app.py": "def handler(event, context): pass\n", "x/_x.cp313-win_amd64.pyd": ""}
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {
                "ZipFile": {
                    "app.py": "def handler(event, context): pass\n",
                    "x/_x.cpython-313-x86_64-linux-musl.so": ""
                }
            }
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(files) = Files::of_family(request, Family::Python) else { return };
    let Some(version) = files.version() else { return };
    let mut found: Option<(Listed, String, String)> = None;
    let mut shipped = None;
    for entry in files.archive.entries() {
        let Some(path) = entry.text() else { continue };
        let Some(module) = extension::parse(std::str::from_utf8(file_name(entry.name)).unwrap_or_default()) else {
            continue;
        };
        if python::is_loaded(&module, version) || has_other(&files, path, &module, version) {
            continue;
        }
        if shipped.get_or_insert_with(|| shipped_for(&files, version)).contains(path) {
            continue;
        }
        let (listed, ..) =
            found.get_or_insert_with(|| (Listed::default(), built_for(&module, version), path.to_owned()));
        listed.add(&entry);
    }
    let Some((listed, built_for, first)) = found else { return };
    let wanted = format!("{} on Linux", python::name(version));
    let package = distribution(&files, &first).unwrap_or_else(|| "PACKAGE".into());
    let help = match architecture(request).and_then(|architecture| pip_command(&files, architecture, &package)) {
        Some(command) => msg!("install the package for the function: {command}", command = Name(command)),
        None => msg!("install the package for {python}", python = Word(wanted.clone())),
    };
    out.report(
        Member::CodeZipFile,
        msg!(
            "compiled modules in the archive are for {actual}, but the function runs {python}: {names}",
            actual = Word(built_for),
            python = Word(wanted),
            names = listed.list()
        ),
    )
    .help(help)
    .param("entries", listed.count)
    .related(Member::Runtime, "the Python version is set here");
}

/// The Python version and the system of a module.
fn built_for(module: &Extension<'_>, version: (u16, u16)) -> String {
    let system = match module.system {
        System::MacOs => " on macOS",
        System::Windows => " on Windows",
        System::Musl => " on Linux with musl (Alpine Linux)",
        System::Linux | System::Any => "",
    };
    let python = match module.python {
        Python::CPython { major, minor, free_threaded: true } => {
            format!("Python {major}.{minor} without the global interpreter lock")
        }
        Python::CPython { major, minor, .. } => python::name((major, minor)),
        Python::PyPy => "PyPy".into(),
        Python::Stable | Python::Any => python::name(version),
    };
    python + system
}

/// Whether the folder has another file for this module that the function can load.
fn has_other(files: &Files<'_>, path: &str, module: &Extension<'_>, version: (u16, u16)) -> bool {
    let prefix = format!("{}{}.", &path[..path.len() - file_name(path.as_bytes()).len()], module.module);
    files.starting_with(&prefix).any(|name| {
        let file = std::str::from_utf8(file_name(name)).unwrap_or_default();
        let is_here = name.len() > prefix.len() && !name[prefix.len()..].contains(&b'/');
        let is_source = file.ends_with(".py") || file.ends_with(".pyc");
        is_here && (is_source || extension::parse(file).is_some_and(|other| python::is_loaded(&other, version)))
    })
}

/// How many packages are looked at for a file.
const MAX_RECORDS: usize = 256;
/// The largest list of a package's files that is read, in bytes.
const MAX_RECORD: usize = 1 << 20;

/// The native files of installed wheels that are for this Python on Linux. Some ship files for other systems, too.
fn shipped_for(files: &Files<'_>, version: (u16, u16)) -> BTreeSet<String> {
    let text = |entry: &Entry<'_>| String::from_utf8(files.read(entry, MAX_RECORD)?).ok();
    let mut shipped = BTreeSet::new();
    let wheels = files.archive.entries().filter(|entry| entry.name.ends_with(b".dist-info/WHEEL"));
    for entry in wheels.take(MAX_RECORDS) {
        let Some(metadata) = entry.text().map(folder) else { continue };
        let fits = text(&entry).is_some_and(|text| wheel::tags(&text).iter().any(|tag| tag.fits(version)));
        if !fits {
            continue;
        }
        let record = files.get(&join(metadata, "RECORD")).and_then(|entry| text(&entry)).unwrap_or_default();
        let paths = record.lines().filter_map(|line| line.split(',').next());
        let native = paths.filter(|path| path.ends_with(".so") || path.ends_with(".pyd"));
        shipped.extend(native.map(|path| join(folder(metadata), path)));
    }
    shipped
}

/// The name of the installed package that a file belongs to: the one whose `RECORD` lists the file.
fn distribution(files: &Files<'_>, path: &str) -> Option<String> {
    // packages are installed at the root, or in one folder
    let mut roots = vec![""];
    let mut at = folder(path);
    while !at.is_empty() {
        roots.push(at);
        at = folder(at);
    }
    let records = files.archive.entries().filter(|entry| entry.name.ends_with(b".dist-info/RECORD"));
    records.take(MAX_RECORDS).find_map(|entry| {
        let (metadata, _) = entry.text()?.rsplit_once('/')?;
        let root = folder(metadata);
        let below = if root.is_empty() { Some(path) } else { path.strip_prefix(root)?.strip_prefix('/') };
        let (name, version) = wheel::distribution(metadata.strip_prefix(root)?.trim_start_matches('/'))?;
        let record = String::from_utf8(files.read(&entry, MAX_RECORD)?).ok()?;
        let is_known = roots.contains(&root) && wheel::records(&record, below?);
        is_known.then(|| format!("{}=={version}", name.replace('_', "-")))
    })
}

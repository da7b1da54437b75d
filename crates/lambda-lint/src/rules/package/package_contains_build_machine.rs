use crate::archive::{Entry, path};
use crate::contents::{Files, build, folder};
use crate::request::package::Listed;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};
use std::collections::BTreeSet;

declare_rule! {
    /// The archive contains files from the build machine that the function does not use.
    ///
    /// Python virtual environments, repositories, caches of build tools, compiled Python for another version, and large tests
    /// and documentation of packages make the archive larger and every cold start slower.
    PackageContainsBuildMachine = "package-contains-build-machine", Advice,
    requires: [CodeZipFile],
    covers: ["zip-build-machine"],
    groups: [Cost, Operations],
    evidence: [
        Documentation "2026-11-30" "keep the package small" "https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html",
    ],
    pass: [
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {
                "ZipFile": {
                    "app.py": "def handler(event, context): pass\n",
                    "__pycache__/app.cpython-313.pyc": "",
                    ".github/x": ""
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
                    "env/pyvenv.cfg": "",
                    "env/bin/python": ""
                }
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {
                "ZipFile": {
                    "app.py": "def handler(event, context): pass\n",
                    "__pycache__/app.cpython-39.pyc": "abc"
                }
            }
        }"# => "/Code/ZipFile",
    ],
}

/// Folders of packages that matter only above a size.
const TESTS_AND_DOCS: &[&str] = &["docs", "test", "tests"];

/// Smaller tests and documentation are not reported, in bytes.
const MIN_TESTS: u64 = 1 << 20;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(files) = Files::of(request) else { return };
    let environments: BTreeSet<&str> =
        (files.archive.entries().filter(|entry| path::file_name(entry.name) == b"pyvenv.cfg"))
            .filter_map(|entry| entry.text().map(folder))
            .filter(|folder| !folder.is_empty())
            .collect();
    let (mut listed, mut tests) = (Listed::default(), Listed::default());
    let (mut size, mut tests_size) = (0_u64, 0_u64);
    for entry in files.archive.entries().filter(|entry| !entry.is_dir()) {
        let Some(name) = entry.text() else { continue };
        if is_of_build(&files, name, &environments) {
            listed.add(&entry);
            size = size.saturating_add(entry.uncompressed);
        } else if is_test(&entry, name) {
            tests.add(&entry);
            tests_size = tests_size.saturating_add(entry.uncompressed);
        }
    }
    if tests_size >= MIN_TESTS {
        size = size.saturating_add(tests_size);
        if listed.count == 0 {
            listed = tests;
        }
    }
    if listed.count == 0 {
        return;
    }
    out.report(
        Member::CodeZipFile,
        msg!(
            "the archive contains {kilobytes} of build-time files: {names}",
            kilobytes = Kilobytes(size.div_ceil(1024).max(1)),
            names = listed.list()
        ),
    )
    .help("exclude them when you create the archive")
    .param("entries", listed.count);
}

fn is_of_build(files: &Files<'_>, name: &str, environments: &BTreeSet<&str>) -> bool {
    if build::is_build_file(files.family, files.version(), name) {
        return true;
    }
    let mut above = folder(name);
    while !above.is_empty() && !environments.is_empty() {
        if environments.contains(above) {
            return true;
        }
        above = folder(above);
    }
    false
}

/// Whether a file belongs to the tests or the documentation of an installed package.
fn is_test(entry: &Entry<'_>, name: &str) -> bool {
    let mut folders = folder(name).split('/').skip(1);
    !entry.is_symlink() && folders.any(|part| TESTS_AND_DOCS.contains(&part))
}

//! `package`: a deployment package alone, as an archive or as a folder, with its layers.

use crate::{FINE, Place, Ran};

/// The findings about a folder on a runtime, without the advice.
fn package(place: &Place, folder: &str, more: &[&str]) -> Ran {
    let mut args =
        vec!["package", folder, "--runtime", "python3.14", "--handler", "app.handler", "--format", "concise"];
    args.extend(more);
    place.run(&args)
}

#[test]
fn a_folder_is_checked_as_it_would_be_zipped() {
    let place = Place::new(&[("src/app.py", "import requests\ndef lambda_handler(event, context): pass\n")]);
    let ran = package(&place, "src", &["--fail-on", "warning"]);
    let mut rules = ran.rules();
    rules.sort_unstable();
    assert_eq!(rules, ["handler-function-missing", "module-not-in-package"], "{ran:?}");
    assert_eq!(ran.status, 1);
    assert!(ran.stdout.starts_with("src:"), "{}", ran.stdout);
    assert_eq!(package(&place, "src", &[]).status, 0, "these are warnings");
    assert_eq!(package(&place, "src", &["--ignore", "module-not-in-package"]).rules(), ["handler-function-missing"]);
    assert_eq!(package(&place, "src", &["--select", "module-not-in-package"]).rules(), ["module-not-in-package"]);
}

#[test]
fn files_that_a_build_adds_are_not_reported_missing() {
    let place = Place::new(&[
        ("src/app.py", "import requests\ndef handler(event, context): pass\n"),
        ("src/requirements.txt", "requests\n"),
    ]);
    let ran = package(&place, "src", &[]);
    assert_eq!(ran.rules(), [] as [&str; 0], "{ran:?}");
    assert!(ran.stderr.contains("not installed"), "{}", ran.stderr);
    assert_eq!(package(&place, "src", &["--quiet"]).stderr, "");
}

#[test]
fn modules_of_layers_are_present() {
    let place = Place::new(&[
        ("src/app.py", "import requests\ndef handler(event, context): pass\n"),
        ("layer/python/requests/__init__.py", ""),
        ("other/python/x.py", ""),
    ]);
    assert_eq!(package(&place, "src", &["--layer", "layer"]).rules(), [] as [&str; 0]);
    assert_eq!(package(&place, "src", &["--layer", "other"]).rules(), ["module-not-in-package"]);
    // such a folder is for one version of Python
    place.write("old/python/lib/python3.13/site-packages/requests/__init__.py", "");
    place.write("new/python/lib/python3.14/site-packages/requests/__init__.py", "");
    assert_eq!(package(&place, "src", &["--layer", "old"]).rules(), ["module-not-in-package"]);
    assert_eq!(package(&place, "src", &["--layer", "new"]).rules(), [] as [&str; 0]);
    place.write("layer.zip", "no archive");
    assert_eq!(package(&place, "src", &["--layer", "layer.zip"]).status, 2);
}

#[test]
fn options_of_the_function() {
    let place = Place::new(&[
        ("src/index.mjs", "import { get } from './db';\nexport const handler = get;\n"),
        ("src/db.js", ""),
    ]);
    let args = ["package", "src", "--runtime", "nodejs22.x", "--handler", "index.handler", "--format", "concise"];
    let with = |more: &[&str]| place.run(&[&args[..], more].concat());
    assert_eq!(with(&["--architecture", "arm64"]).rules(), ["module-not-in-package"]);
    assert_eq!(with(&["--exec-wrapper", "/opt/wrapper"]).rules(), [] as [&str; 0]);
    assert!(with(&["--advice", "--color", "never"]).rules().len() > 1);
    let file = with(&["--output", "found.txt"]);
    assert_eq!((file.status, file.stdout.as_str()), (0, ""));
    assert!(std::fs::read_to_string(place.path().join("found.txt")).unwrap().contains("module-not-in-package"));
    assert_eq!(place.run(&["package", "nowhere", "--runtime", "nodejs22.x", "--handler", "index.handler"]).status, 2);
}

#[test]
fn check_takes_a_folder_as_archive() {
    let place = Place::new(&[("function.json", FINE), ("dist/main.js", "exports.handler = async () => 1;\n")]);
    let ran = place.run(&["check", "--zip-file", "dist", "function.json", "--format", "concise"]);
    assert!(ran.rules().contains(&"handler-file-missing"), "{ran:?}");
}

//! A safe fix keeps what the author wrote: it removes no member and no entry, except for the rules below.

use lambda_lint::{Document, Syntax};
use lambda_lint_extract::{Input, lint};
use lambda_lint_syntax::{hcl, json, yaml};
use lambda_lint_tests::invariants::apply;
use lambda_lint_tests::{folder, linter_for};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The rules whose safe fixes remove something, and why the result means the same.
const REMOVING: &[(&str, &str)] = &[
    ("null-member", "the service treats null as missing"),
    ("duplicate-vpc-entry", "both lists are sets"),
    ("duplicate-layer", "only an entry that directly follows its equal"),
    ("empty-image-config", "an empty object has no effect"),
    ("malformed-dead-letter-target", "an empty target is none"),
    ("redundant-ephemeral-storage", "the value is the default"),
    ("default-storage-mode", "the value is the default"),
    (
        "wrong-type",
        "the same content in fewer values: a list of keys and values as a map, an object with only an ARN as the ARN",
    ),
];

/// All documents in the folders of fixtures, with their languages.
fn fixtures() -> Vec<(PathBuf, Syntax)> {
    let mut folders: Vec<_> =
        ["err", "near", "ok", "yaml", "inputs", "templates"].iter().map(|name| folder().join(name)).collect();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let syntax = match path.extension().and_then(|ending| ending.to_str()) {
                _ if path.is_dir() => {
                    folders.push(path);
                    continue;
                }
                Some("json") if !path.to_string_lossy().ends_with(".options.json") => Syntax::Json,
                Some("yaml" | "yml") => Syntax::Yaml,
                Some("tf") => Syntax::Hcl,
                _ => continue,
            };
            files.push((path, syntax));
        }
    }
    files
}

/// The number of names and values in a text; `None` if it cannot be read.
fn size(text: &str, syntax: Syntax) -> Option<usize> {
    match syntax {
        Syntax::Json => match json::parse(text) {
            Ok(tree) => Some(tree.count()),
            Err(_) => json::recover(text).tree.map(|tree| tree.count()),
        },
        Syntax::Yaml => {
            Some(yaml::parse(text, &lambda_lint::internals::SECRET_PLACES).ok()?.iter().map(|tree| tree.count()).sum())
        }
        _ => Some(hcl::parse(text).ok()?.count()),
    }
}

/// Applies each safe fix alone. Returns the rules and places of those that removed something.
fn removing(name: &Path, text: &str, syntax: Syntax) -> Vec<(String, String)> {
    let report =
        lint(&linter_for(name, true), lambda_lint_extract::Document::from(text).syntax(syntax).input(Input::Auto));
    let Some(before) = size(text, syntax) else { return Vec::new() };
    let safe =
        report.diagnostics().iter().filter_map(|found| Some((found, found.fix.as_ref().filter(|fix| fix.safe)?)));
    let removes = safe.filter(|(_, fix)| {
        let after = apply(text, fix).ok().and_then(|repaired| size(&repaired, syntax));
        after.is_none_or(|after| after < before)
    });
    removes.map(|(found, _)| (found.rule.to_string(), format!("{}: {found}", name.display()))).collect()
}

#[test]
fn safe_fixes_remove_nothing_but_what_has_no_effect() {
    let mut all = Vec::new();
    for (path, syntax) in fixtures() {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        all.extend(removing(&path, &text, syntax));
    }
    for (rule, request) in crate::examples::failing() {
        all.extend(removing(Path::new(&rule), &request, Syntax::Json));
    }
    let is_listed = |rule: &str| REMOVING.iter().any(|(listed, _)| *listed == rule);
    let wrong: Vec<_> = all.iter().filter(|(rule, _)| !is_listed(rule)).map(|(_, found)| found.as_str()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let seen: BTreeSet<_> = all.iter().map(|(rule, _)| rule.as_str()).collect();
    let unseen: Vec<_> = REMOVING.iter().filter(|(rule, _)| !seen.contains(rule)).collect();
    assert!(unseen.is_empty(), "these remove nothing any more: {unseen:?}");
}

/// The safe fixes of a request with one faulty member, as the names of their rules.
fn safe_fixes(member: &str) -> Vec<String> {
    let request = format!(
        r#"{{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x",
        "Handler": "index.handler", "Code": {{"S3Bucket": "builds", "S3Key": "orders.zip"}}, {member}}}"#
    );
    let report = linter_for(Path::new("request"), true).lint(Document::from(request.as_str()));
    let safe = report.diagnostics().iter().filter(|found| found.fix.as_ref().is_some_and(|fix| fix.safe));
    safe.map(|found| found.rule.to_string()).collect()
}

#[test]
fn a_layer_between_its_duplicates_keeps_the_order() {
    let layer = |name: &str| format!(r#""arn:aws:lambda:eu-west-1:123456789012:layer:{name}:1""#);
    let (a, b) = (layer("a"), layer("b"));
    assert_eq!(safe_fixes(&format!(r#""Layers": [{a}, {a}, {b}]"#)), ["duplicate-layer"]);
    assert!(safe_fixes(&format!(r#""Layers": [{a}, {b}, {a}]"#)).is_empty());
}

#[test]
fn members_with_something_unknown_in_them_stay() {
    for member in [
        r#""EphemeralStorage": {"Size": 512, "Extra": 2048}"#,
        r#""DeadLetterConfig": {"TargetArn": "", "Queue": "failed"}"#,
        r#""PackageType": "Image", "ImageConfig": {"Shell": ["app"]}"#,
    ] {
        assert!(safe_fixes(member).is_empty(), "{member}");
    }
}

#[test]
fn another_spelling_is_safe_and_another_word_is_not() {
    assert_eq!(safe_fixes(r#""TracingConfig": {"Mode": "active"}"#), ["unknown-value"]);
    assert!(safe_fixes(r#""TracingConfig": {"Mode": "Activ"}"#).is_empty());
    assert_eq!(safe_fixes(r#""Architectures": ["aarch64"]"#), ["unknown-value"]);
}

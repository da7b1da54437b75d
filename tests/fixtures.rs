//! `ok/` gives no error and no warning; `err/RULE.json` and its near miss `near/RULE.json` give just what stands in the
//! `.out` beside them, with all rules on. `UPDATE=1` writes these files; review them like code.

use lambda_lint::{Examples, Meta};
use lambda_lint_extract::rules;
use lambda_lint_tests::{documents, folder, lines, lint_file, linter_for};
use std::path::Path;

/// Compares with the `.out` of a fixture, or writes it.
fn compare(request: &Path, faults: &mut Vec<String>) {
    let found = lines(&lint_file(&linter_for(request, true), request));
    let file = request.with_extension("out");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &found).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    if found != expected {
        faults.push(format!("{}\n--- expected\n{expected}--- found\n{found}", request.display()));
    }
}

fn stem(request: &Path) -> String {
    request.file_stem().unwrap().to_string_lossy().into_owned()
}

#[test]
fn faulty_requests_give_just_what_is_expected() {
    let mut faults = Vec::new();
    for kind in ["err", "near"] {
        for request in documents(kind) {
            compare(&request, &mut faults);
        }
    }
    assert!(faults.is_empty(), "{} differ (UPDATE=1 writes them)\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn fixtures_show_their_rule_and_near_misses_do_not() {
    let mut faults = Vec::new();
    for (kind, expected) in [("err", true), ("near", false)] {
        for request in documents(kind) {
            let id = stem(&request);
            let id = id.split('.').next().unwrap_or_default();
            let report = lint_file(&linter_for(&request, true), &request);
            if rules::find(id).is_none() {
                faults.push(format!("{}: there is no rule `{id}`", request.display()));
            } else if report.diagnostics().iter().any(|found| found.rule == id) != expected {
                faults.push(format!(
                    "{}: {}",
                    request.display(),
                    if expected { "its rule is silent" } else { "its rule speaks" }
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn valid_requests_give_no_error_and_no_warning() {
    let mut faults = Vec::new();
    for request in documents("ok") {
        let found = lines(&lint_file(&linter_for(&request, false), &request));
        if !found.is_empty() {
            faults.push(format!("{}\n{found}", request.display()));
        }
    }
    assert!(faults.is_empty(), "{} false alarms\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_rule_has_a_fixture_and_a_near_miss() {
    /// Bytes that are no text, or too many of them: see `hostile.rs` and `archives.rs`.
    const ELSEWHERE: &[&str] = &[
        "archive-too-large",
        // in `templates/terraform/`
        "invalid-hcl",
        "invalid-utf8",
        "nesting-too-deep",
        "request-too-large",
        "too-many-findings",
        "too-many-values",
    ];
    let mut missing = Vec::new();
    // calls and records are in `inputs.rs`, commands in `commands.rs`
    let is_elsewhere = |meta: &Meta| matches!(meta.examples, Examples::Calls | Examples::Wrapped | Examples::Commands);
    for rule in rules::all().filter(|rule| !is_elsewhere(rule.meta())) {
        let id = rule.meta().id.as_ref();
        for kind in ["err", "near"] {
            let exists = |ending: &str| folder().join(kind).join(format!("{id}.{ending}")).exists();
            if !ELSEWHERE.contains(&id) && !exists("json") && !exists("yaml") {
                missing.push(format!("tests/{kind}/{id}.json"));
            }
        }
    }
    assert!(missing.is_empty(), "{} are missing:\n{}", missing.len(), missing.join("\n"));
}

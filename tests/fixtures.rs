//! `ok/` gives no error and no warning. For `err/RULE.json`, RULE reports what its `.out` lists. For the near miss
//! `near/RULE.json`, it reports nothing. For about thirty whole requests, `whole.txt` lists the diagnostics of all rules.
//! `UPDATE=1` writes the expected output; review it like code.

use lambda_lint_extract::rules;
use lambda_lint_tests::{documents, folder, lines, lines_of, lint_file, linter_for};
use std::fmt::Write;
use std::path::Path;

/// The rule that a fixture is about: `RULE.json`, `RULE.variant.json`.
fn rule_of(request: &Path) -> String {
    let stem = request.file_stem().unwrap().to_string_lossy();
    stem.split('.').next().unwrap_or_default().to_owned()
}

#[test]
fn fixtures_show_their_rule() {
    let mut faults = Vec::new();
    for request in documents("err") {
        let rule = rule_of(&request);
        let found = lines_of(&lint_file(&linter_for(&request, true), &request), &rule);
        let file = request.with_extension("out");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        if found.is_empty() || found != expected {
            faults.push(format!("{}\n--- expected\n{expected}--- found\n{found}", request.display()));
        }
    }
    assert!(faults.is_empty(), "{} differ (UPDATE=1 writes them)\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn near_misses_do_not_show_their_rule() {
    let mut faults = Vec::new();
    for request in documents("near") {
        let rule = rule_of(&request);
        let found = lines_of(&lint_file(&linter_for(&request, true), &request), &rule);
        if rules::find(&rule).is_none() || !found.is_empty() {
            faults.push(format!("{}: {rule}\n{found}", request.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The requests of `whole.txt`, in `err/`, `near/` and `ok/`.
#[test]
fn complete_requests_have_the_expected_findings() {
    let file = folder().join("whole.txt");
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    let mut found = String::new();
    for name in expected.lines().filter_map(|line| line.strip_prefix("== ")) {
        let request = folder().join(name);
        writeln!(found, "== {name}\n{}", lines(&lint_file(&linter_for(&request, true), &request))).unwrap();
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &found).unwrap();
        return;
    }
    assert!(found == expected, "UPDATE=1 writes tests/whole.txt\n--- expected\n{expected}--- found\n{found}");
}

#[test]
fn valid_requests_have_no_errors_or_warnings() {
    let mut faults = Vec::new();
    for request in documents("ok") {
        let found = lines(&lint_file(&linter_for(&request, false), &request));
        if !found.is_empty() {
            faults.push(format!("{}\n{found}", request.display()));
        }
    }
    assert!(faults.is_empty(), "{} false alarms\n{}", faults.len(), faults.join("\n"));
}

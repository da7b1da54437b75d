//! Requests in commands and in source code. `commands/err/` gives just what the `.out` beside each file says (`UPDATE=1` writes
//! these files), `commands/ok/` gives nothing although requests are found, and in `commands/decoys/` nothing is found.

use lambda_lint::{Date, Diagnostic, Examples, Linter, Syntax};
use lambda_lint_extract::{Document, DocumentReport, Input, builder, rules};
use lambda_lint_tests::folder;
use std::path::{Path, PathBuf};

fn linter() -> Linter {
    builder().as_of(Date::new(2026, 11, 22)).build().unwrap()
}

fn syntax(file: &Path) -> Syntax {
    match file.extension().and_then(|extension| extension.to_str()).unwrap() {
        "sh" => Syntax::Shell,
        "ps1" => Syntax::PowerShell,
        "bat" => Syntax::Batch,
        "mk" => Syntax::Make,
        "dockerfile" => Syntax::Dockerfile,
        "md" => Syntax::Markdown,
        "py" => Syntax::Python,
        "js" | "mjs" | "ts" => Syntax::JavaScript,
        "yml" => Syntax::Yaml,
        "json" => Syntax::Json,
        other => panic!("no language for {other}"),
    }
}

fn lint(text: &str, syntax: Syntax) -> DocumentReport {
    lambda_lint_extract::lint(&linter(), Document::from(text).syntax(syntax).input(Input::Auto))
}

fn files(kind: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder().join("commands").join(kind)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.filter(|file| file.extension().is_some_and(|extension| extension != "out")).collect();
    files.sort();
    files
}

/// One line for each finding: where it is, and what is wrong.
fn lines(report: &DocumentReport) -> String {
    let line = |found: &Diagnostic| {
        let start = found.span.unwrap().start;
        let location = found.location.as_deref().unwrap_or("-");
        format!("{}:{} {} {} {} {location}\n", start.line, start.column, found.severity, found.rule, found.path)
    };
    report.diagnostics().iter().map(line).collect()
}

#[test]
fn commands_give_just_what_is_expected() {
    let mut faults = Vec::new();
    for file in files("err") {
        let found = lines(&lint(&std::fs::read_to_string(&file).unwrap(), syntax(&file)));
        let mut out = file.clone().into_os_string();
        out.push(".out");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&out, &found).unwrap();
        } else if found != std::fs::read_to_string(&out).unwrap_or_default() {
            faults.push(format!("{}\n{found}", file.display()));
        }
        assert!(!found.is_empty(), "{}", file.display());
    }
    assert!(faults.is_empty(), "{} differ (UPDATE=1 writes them)\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn commands_that_are_fine_are_found_and_give_nothing() {
    for file in files("ok") {
        let report = lint(&std::fs::read_to_string(&file).unwrap(), syntax(&file));
        assert!(!report.requests().is_empty(), "{}", file.display());
        assert_eq!(lines(&report), "", "{}", file.display());
    }
}

#[test]
fn what_looks_like_a_command_is_none() {
    for file in files("decoys") {
        let report = lint(&std::fs::read_to_string(&file).unwrap(), syntax(&file));
        assert_eq!(lines(&report), "", "{}", file.display());
        assert!(report.requests().is_empty(), "{}", file.display());
    }
}

#[test]
fn every_rule_about_commands_has_a_fixture() {
    let all: String =
        files("err").iter().map(|file| std::fs::read_to_string(format!("{}.out", file.display())).unwrap()).collect();
    for rule in rules::all().filter(|rule| rule.meta().examples == Examples::Commands) {
        let id = format!(" {} ", rule.meta().id);
        assert!(all.contains(&id), "no file in tests/commands/err has a finding of{id}");
    }
}

//! What the tests share: where their files are, and how a fixture is read.

pub mod invariants;

use lambda_lint::{Date, Diagnostic, Document, Linter, Quotas, Report, Syntax};
use std::path::{Path, PathBuf};

/// The folder of the tests.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All requests in a folder under `tests/` that are JSON, by name.
pub fn requests(kind: &str) -> Vec<PathBuf> {
    let mut found = with_ending(kind, "json");
    found.retain(|path| !path.to_string_lossy().ends_with(".options.json"));
    found
}

/// All requests in a folder under `tests/`, in JSON and in YAML.
pub fn documents(kind: &str) -> Vec<PathBuf> {
    [requests(kind), with_ending(kind, "yaml")].concat()
}

fn with_ending(kind: &str, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder().join(kind)).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("readable").path());
    let mut found: Vec<_> = paths.filter(|path| path.extension().is_some_and(|it| it == ending)).collect();
    found.sort();
    found
}

/// Lints a file in the language that its name says.
pub fn lint_file(linter: &Linter, request: &Path) -> Report {
    let bytes = std::fs::read(request).expect("the file is there");
    let is_yaml = request.extension().is_some_and(|extension| extension == "yaml");
    let syntax = if is_yaml { Syntax::Yaml } else { Syntax::Json };
    linter.lint(Document::from(bytes.as_slice()).syntax(syntax))
}

/// A linter with all rules on, for the options beside a fixture (`x.options.json`: region, account, asOf, quotas).
pub fn linter_for(request: &Path, advice: bool) -> Linter {
    let mut builder = lambda_lint_extract::builder().advice(advice).as_of(Date::new(2026, 11, 22));
    let options = request.with_extension("options.json");
    if let Ok(text) = std::fs::read_to_string(&options) {
        let options: serde_json::Value = serde_json::from_str(&text).expect("options are JSON");
        if let Some(region) = options["region"].as_str() {
            builder = builder.region(region);
        }
        if let Some(account) = options["account"].as_str() {
            builder = builder.account(account);
        }
        if let Some(memory) = options["quotas"]["memoryMb"].as_i64() {
            let mut quotas = Quotas::default();
            quotas.memory_mb = memory;
            builder = builder.quotas(quotas);
        }
        if let Some(date) = options["asOf"].as_str() {
            builder = builder.as_of(Date::parse(date).expect("a date"));
        }
    }
    builder.build().expect("the options are fine")
}

/// One line for each diagnostic: `severity rule path message`.
pub fn lines(report: &Report) -> String {
    report.diagnostics().iter().map(line).collect()
}

/// The lines of one rule.
pub fn lines_of(report: &Report, rule: &str) -> String {
    report.diagnostics().iter().filter(|found| found.rule == rule).map(line).collect()
}

fn line(found: &Diagnostic) -> String {
    format!("{} {} {} {}\n", found.severity, found.rule, found.path, found.message)
}

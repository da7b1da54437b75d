//! `docs/rules.md`: every rule with its failing examples, their real output, and the evidence. `UPDATE=1` writes it.

use lambda_lint::{Date, Examples, Linter, Meta};
use lambda_lint_extract::rules;
use lambda_lint_tests::folder;
use std::fmt::Write as _;

/// The longest example that helps a reader, in bytes.
const MAX_SHOWN: usize = 1_200;

fn page() -> String {
    let linter = lambda_lint_extract::builder().advice(true).as_of(Date::new(2026, 11, 22)).build().unwrap();
    let mut page = String::from(
        "# Rules\n\nGenerated from the rules by `UPDATE=1 cargo test -p lambda-lint-tests rules_page`. Do not edit.\n\n\
         The findings are as of 2026-11-22. `lambda-lint explain RULE` prints the same text.\n\n\
         | rule | severity | what it reports |\n| --- | --- | --- |\n",
    );
    let mut all: Vec<&Meta> = rules::all().collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    for meta in &all {
        writeln!(page, "| [{id}](#{id}) | {} | {} |", meta.severity, meta.summary, id = meta.id).unwrap();
    }
    for meta in &all {
        section(&mut page, &linter, meta);
    }
    page
}

fn section(page: &mut String, linter: &Linter, meta: &Meta) {
    writeln!(page, "\n## {}\n", meta.id).unwrap();
    write!(page, "Severity: {}", meta.severity).unwrap();
    if let Some(aws) = meta.aws {
        write!(page, " · rejected with {} ({})", aws.code, aws.status).unwrap();
    }
    if !meta.groups.is_empty() {
        let groups: Vec<_> = meta.groups.iter().map(|group| group.as_str()).collect();
        write!(page, " · in {}", groups.join(", ")).unwrap();
    }
    writeln!(page, "\n\n### What it does\n\nReports: {}", meta.summary).unwrap();
    let reasons = meta.reasons();
    if !reasons.is_empty() {
        writeln!(page, "\n### Why it is a problem\n\n{reasons}").unwrap();
    }
    examples(page, linter, meta);
    writeln!(page, "\n### Evidence\n").unwrap();
    for evidence in meta.evidence {
        let note = if evidence.note.is_empty() { String::new() } else { format!(": {}", evidence.note) };
        let link = if evidence.url.is_empty() { String::new() } else { format!(" ([source]({}))", evidence.url) };
        writeln!(page, "- {}, {}{note}{link}", evidence.kind.as_str(), evidence.date).unwrap();
    }
}

/// The failing examples with the findings, and what helps.
fn examples(page: &mut String, linter: &Linter, meta: &Meta) {
    let language = match meta.examples {
        Examples::Yaml => "yaml",
        Examples::Commands => "sh",
        Examples::Python => "python",
        Examples::PowerShell => "powershell",
        _ => "json",
    };
    let mut helps: Vec<String> = Vec::new();
    for example in meta.fail.iter().filter(|example| example.request.len() <= MAX_SHOWN) {
        let report = lambda_lint_extract::lint_example(linter, meta, example);
        writeln!(page, "\n### Example\n\n```{language}\n{}\n```\n", example.readable(meta).trim_end()).unwrap();
        writeln!(page, "```text").unwrap();
        for found in report.diagnostics().iter().filter(|found| found.rule == meta.id) {
            writeln!(page, "{}: {}", found.path, found.message).unwrap();
            helps.extend(found.help.clone().filter(|help| !helps.contains(help)));
        }
        writeln!(page, "```").unwrap();
    }
    if !helps.is_empty() {
        writeln!(page, "\n### How to fix\n").unwrap();
        helps.iter().for_each(|help| writeln!(page, "- {help}").unwrap());
    }
}

#[test]
fn the_rules_page_is_up_to_date() {
    let file = folder().join("../docs/rules.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &page).unwrap();
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(found == page, "docs/rules.md is stale: UPDATE=1 cargo test -p lambda-lint-tests rules_page");
}

//! `docs/rules.md`: every rule with its evidence and its failing examples with the real output. `UPDATE=1` writes it.

use lambda_lint::{Date, Examples, Linter, Meta};
use lambda_lint_extract::rules;
use lambda_lint_tests::folder;
use std::fmt::Write as _;

fn page() -> String {
    let linter = lambda_lint_extract::builder().advice(true).as_of(Date::new(2026, 11, 22)).build().unwrap();
    let mut page = String::from(
        "# Rules\n\nGenerated from the rules themselves by `UPDATE=1 cargo test -p lambda-lint-tests rules_page`; do not \
         edit.\nExamples are merged over a minimal valid request; the output is that of the rule, on 2026-11-22.\n\n\
         | rule | severity | what |\n| --- | --- | --- |\n",
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
    let prose: Vec<_> = meta.prose.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    writeln!(page, "\n## {}\n\n{} · {}", meta.id, meta.severity, prose.join("\n")).unwrap();
    if !meta.groups.is_empty() {
        let groups: Vec<_> = meta.groups.iter().map(|group| group.as_str()).collect();
        writeln!(page, "\nGroups: {}", groups.join(", ")).unwrap();
    }
    for example in meta.fail {
        // a thousand characters show nothing to a reader
        if example.request.len() > 1_200 {
            continue;
        }
        let report = lambda_lint_extract::lint_example(linter, meta, example);
        let language = match meta.examples {
            Examples::Yaml => "yaml",
            Examples::Commands => "sh",
            _ => "json",
        };
        writeln!(page, "\n```{language}\n{}\n```\n", example.readable(meta).trim_end()).unwrap();
        writeln!(page, "```text").unwrap();
        for found in report.diagnostics().iter().filter(|found| found.rule == meta.id) {
            writeln!(page, "{}: {}", found.path, found.message).unwrap();
            if let Some(help) = &found.help {
                writeln!(page, "  help: {help}").unwrap();
            }
        }
        writeln!(page, "```").unwrap();
    }
    writeln!(page).unwrap();
    for evidence in meta.evidence {
        let note = if evidence.note.is_empty() { String::new() } else { format!(": {}", evidence.note) };
        let link = if evidence.url.is_empty() { String::new() } else { format!(" ([source]({}))", evidence.url) };
        writeln!(page, "- {}, {}{note}{link}", evidence.kind.as_str(), evidence.date).unwrap();
    }
}

#[test]
fn the_page_of_rules_is_fresh() {
    let file = folder().join("../docs/rules.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &page).unwrap();
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(found == page, "docs/rules.md is stale: UPDATE=1 cargo test -p lambda-lint-tests rules_page");
}

//! The catalog of constraints and the rules agree: every row has its answer, every rule its row. `UPDATE=1` writes
//! `docs/catalogue.md`.

use lambda_lint::{Meta, Severity};
use lambda_lint_extract::rules;
use lambda_lint_tests::folder;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The files of the catalog with their titles.
const TOPICS: &[(&str, &str)] = &[
    ("name_and_role", "Name and role"),
    ("package_and_code", "Package type and code"),
    ("runtime", "Runtime"),
    ("handler", "Handler"),
    ("limits", "Memory, time, storage, accelerator"),
    ("managed_instances", "Managed instances"),
    ("durable_functions", "Durable functions"),
    ("snap_start", "SnapStart"),
    ("tenant_isolation", "Tenant isolation"),
    ("network_and_file_systems", "VPC and file systems"),
    ("layers", "Layers"),
    ("environment", "Environment variables and keys"),
    ("operations", "Logs, traces, failed events, tags, signing"),
    ("request_and_archive", "The request as a whole, and the archive"),
    ("http_call", "The HTTP call around the request"),
];

/// One constraint beyond the service model. The rules that cover it name it in `covers:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// Its name, unique in the catalog.
    row: String,
    kind: Kind,
    /// The condition, in a few words.
    about: String,
    /// Why no rule covers it, or not all of it.
    why: Option<String>,
}

/// How the service handles such a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// It refuses the request.
    Reject,
    /// It accepts the request, and there is trouble later.
    Warn,
    /// It is good practice not to send it.
    Advice,
}

fn rows(topic: &str) -> Vec<Row> {
    let path = folder().join("../schema/catalogue").join(format!("{topic}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn metas() -> impl Iterator<Item = &'static Meta> {
    rules::all()
}

/// The rules that cover a row, by name.
fn covering(row: &str) -> Vec<&'static Meta> {
    let mut found: Vec<_> = metas().filter(|meta| meta.covers.contains(&row)).collect();
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found
}

#[test]
fn every_row_has_a_matching_response() {
    let mut faults = Vec::new();
    let mut names = BTreeSet::new();
    for row in TOPICS.iter().flat_map(|(topic, _)| rows(topic)) {
        let rules = covering(&row.row);
        if row.about.is_empty() || row.why.as_ref().is_some_and(String::is_empty) {
            faults.push(format!("{}: empty text", row.row));
        }
        if rules.is_empty() && row.why.is_none() {
            faults.push(format!("{}: no rule covers it, and there is no reason", row.row));
        }
        for meta in rules {
            match (row.kind, meta.severity) {
                (Kind::Reject, Severity::Advice) => {
                    faults.push(format!("{}: a refusal, but `{}` is advice", row.row, meta.id))
                }
                (Kind::Advice, Severity::Error) => {
                    faults.push(format!("{}: advice, but `{}` is an error", row.row, meta.id))
                }
                _ => {}
            }
        }
        if !names.insert(row.row.clone()) {
            faults.push(format!("{}: duplicate row", row.row));
        }
    }
    for meta in metas() {
        for row in meta.covers.iter().filter(|row| !names.contains(**row)) {
            faults.push(format!("{}: unknown row `{row}`", meta.id));
        }
        if meta.covers.is_empty() && !rules::without_check().any(|other| other.id == meta.id) {
            faults.push(format!("{}: covers no row", meta.id));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_page_is_up_to_date() {
    let (path, page) = (folder().join("../docs/catalogue.md"), page());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == page, "docs/catalogue.md is stale: UPDATE=1 cargo test -p lambda-lint-tests catalogue");
}

fn page() -> String {
    let mut page = String::from(
        "<!-- Written by `UPDATE=1 cargo test -p lambda-lint-tests catalogue`; do not edit. -->\n\n\
         # Catalog of constraints\n\n\
         Known constraints of CreateFunction beyond its service model.\n\n\
         - *reject*: the service refuses the request.\n\
         - *warn*: the service accepts the request, but the function fails or causes trouble later, or the evidence for a \
         refusal is not firm.\n\
         - *advice*: good practice.\n\n\
         Each row names the rules that cover it, or explains why there is none.\n",
    );
    for (topic, title) in TOPICS {
        write!(page, "\n## {title}\n\n| row | kind | constraint | rules |\n| --- | --- | --- | --- |\n").unwrap();
        for Row { row, kind, about, why } in rows(topic) {
            let kind = format!("{kind:?}").to_lowercase();
            let rules: Vec<_> =
                covering(&row).iter().map(|meta| format!("[{id}](rules.md#{id})", id = meta.id)).collect();
            let answer: Vec<_> =
                [rules.join(", "), why.unwrap_or_default()].into_iter().filter(|it| !it.is_empty()).collect();
            writeln!(page, "| {row} | {kind} | {} | {} |", cell(&about), cell(&answer.join(". "))).unwrap();
        }
    }
    page
}

/// Text as a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

//! The catalogue of constraints and the rules agree: each row has its answer, each rule its row.

#[path = "../crates/xtask/src/docs.rs"]
mod docs;

use docs::{Kind, SECTIONS, rows, run};
use lambda_lint::Severity;
use lambda_lint_extract::rules;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// How many rows each section has.
const ROWS: &[(&str, usize)] = &[
    ("1.1", 13),
    ("1.2", 30),
    ("1.3", 17),
    ("1.4", 14),
    ("1.5", 19),
    ("1.6", 12),
    ("1.7", 9),
    ("1.8", 8),
    ("1.9", 2),
    ("1.10", 10),
    ("1.11", 8),
    ("1.12", 16),
    ("1.13", 22),
    ("1.14", 37),
    ("2.1", 9),
];

fn root() -> PathBuf {
    lambda_lint_tests::folder().join("..")
}

#[test]
fn every_constraint_has_its_row() {
    let counted: Vec<_> =
        SECTIONS.iter().map(|(section, _)| (*section, rows(&root(), section).unwrap().len())).collect();
    assert_eq!(counted, ROWS);
    assert_eq!(counted.iter().map(|(_, rows)| rows).sum::<usize>(), 226);
}

#[test]
fn every_row_has_an_answer_that_fits() {
    let mut faults = Vec::new();
    let mut names = BTreeSet::new();
    for row in SECTIONS.iter().flat_map(|(section, _)| rows(&root(), section).unwrap()) {
        if !names.insert(row.row.clone()) {
            faults.push(format!("{}: stands twice", row.row));
        }
        if row.about.is_empty() || row.why.as_ref().is_some_and(String::is_empty) {
            faults.push(format!("{}: says nothing", row.row));
        }
        for id in &row.rules {
            let Some(rule) = rules::find(id) else {
                faults.push(format!("{}: there is no rule `{id}`", row.row));
                continue;
            };
            match (row.kind, rule.meta().severity) {
                (Kind::Reject, Severity::Advice) => {
                    faults.push(format!("{}: a refusal, and `{id}` is advice", row.row))
                }
                (Kind::Advice, Severity::Error) => faults.push(format!("{}: advice, and `{id}` is an error", row.row)),
                _ => {}
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_has_a_row() {
    let named: BTreeSet<String> =
        SECTIONS.iter().flat_map(|(section, _)| rows(&root(), section).unwrap()).flat_map(|row| row.rules).collect();
    let own = rules::all().map(|rule| rule.meta()).filter(|meta| !meta.built_in);
    let missing: Vec<_> = own.map(|meta| meta.id.as_ref()).filter(|id| !named.contains(*id)).collect();
    assert!(missing.is_empty(), "no row of schema/catalogue/ names {missing:?}");
}

#[test]
fn page_is_up_to_date() {
    let check = std::env::var_os("UPDATE").is_none();
    let fresh = run(&root(), check).unwrap();
    assert!(fresh || !check, "docs/catalogue.md is stale: run `cargo xtask docs`");
}

//! The `jsonschema` crate with the committed schema is the judge of the shape pass: both find fault with the same places.

use crate::boundary::{cases, shape_linter};
use crate::mutate::{config, mutated};
use crate::schema::{SCHEMA, escaped};
use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use lambda_lint::{Diagnostic, Linter, Param};
use proptest::prelude::*;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Intended differences; any other difference is a bug.
const DIFFERENCES: &[(&str, &str)] = &[
    ("invalid-base64", "`contentEncoding` is an annotation to JSON Schema; we read the text"),
    ("string-maybe-too-long", "JSON Schema counts characters; so do we, and warn where UTF-16 units are too many"),
];

/// These speak of the whole document.
const WHOLE: &[&str] = &["unfilled-skeleton", "answer-for-request", "not-a-request"];

/// Of each rule only so many findings are shown; this one stands for the rest.
const REST: &str = "too-many-findings";

// Two more differences are of form only. A required member in another spelling is one diagnostic, at the name that is there; JSON
// Schema reports the missing one, too. The value of a member whose name differs only in case is checked, too. And where a name occurs
// twice, which a `serde_json::Value` does not show, only we report it. A placeholder is reported in values that fit their form, too.

/// The names that are misspelled, and the members that they stand for.
fn misspelled(found: &[Diagnostic]) -> Vec<(String, String)> {
    let unknown = found.iter().filter(|found| found.rule == "unknown-member");
    let renamed = unknown.filter_map(|found| {
        let Some(Param::Text(nearest)) = found.params.get("nearest") else { return None };
        let (parent, _) = found.path.rsplit_once('/')?;
        Some((found.path.clone(), format!("{parent}/{nearest}")))
    });
    renamed.collect()
}

fn of_ours(linter: &Linter, request: &Value) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    let found = linter.lint_value(request).into_diagnostics();
    let misspelled = misspelled(&found);
    for Diagnostic { rule, path, related, .. } in found {
        let is_inside =
            |name: &str| path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let is_below = |name: &str| is_inside(name) && path != name;
        if misspelled.iter().any(|(name, _)| is_below(name) || rule != "unknown-member" && is_inside(name)) {
            continue;
        }
        if DIFFERENCES.iter().all(|(other, _)| *other != rule) {
            // of variables without `Variables` around them all but the first are beside it
            let is_beside = |message: &str| rule == "unknown-member" && message == "another unknown member";
            let counted = related.into_iter().filter(|at| is_beside(&at.message));
            places.extend(counted.map(|related| related.path));
            places.insert(path);
        }
    }
    places
}

/// The places where the rule `placeholder` finds one.
fn placeholders(linter: &Linter, request: &Value) -> BTreeSet<String> {
    let found = linter.lint_value(request).into_diagnostics().into_iter();
    found.filter(|found| found.rule == "placeholder").map(|found| found.path).collect()
}

fn of_theirs(linter: &Linter, validator: &Validator, request: &Value) -> BTreeSet<String> {
    let mut places: BTreeSet<_> = validator.iter_errors(request).flat_map(|error| places(&error)).collect();
    // a member that is there under another name is not missing
    let found = linter.lint_value(request).into_diagnostics();
    for (name, member) in misspelled(&found) {
        if request.pointer(&member).is_none() && request.pointer(&name).is_some_and(|value| !value.is_null()) {
            places.remove(&member);
        }
    }
    places
}

/// The members at fault. An error about a name is placed at the object that has it.
fn places(error: &ValidationError<'_>) -> Vec<String> {
    let at = error.instance_path().as_str();
    let below = |name: &str| format!("{at}/{}", escaped(name));
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => unexpected.iter().map(|name| below(name)).collect(),
        ValidationErrorKind::Required { property } => vec![below(property.as_str().unwrap())],
        ValidationErrorKind::PropertyNames { error } => vec![below(error.instance().as_str().unwrap())],
        _ => vec![at.to_owned()],
    }
}

fn judge() -> Validator {
    jsonschema::draft202012::new(&SCHEMA).unwrap()
}

#[test]
fn the_schema_itself_is_valid() {
    assert!(jsonschema::draft202012::meta::is_valid(&SCHEMA));
}

#[test]
fn agrees_on_every_case_made_from_the_schema() {
    let (linter, judge) = (shape_linter(), judge());
    for case in cases() {
        assert_eq!(of_ours(&linter, &case.request), of_theirs(&linter, &judge, &case.request), "{}", case.what);
    }
}

#[test]
fn agrees_on_mutated_requests() {
    let (linter, judge) = (shape_linter(), judge());
    let rules = RefCell::new(BTreeSet::new());
    proptest!(config(4000), |(request in mutated())| {
        // a document that is not a request has a single finding
        let found = linter.lint_value(&request);
        if found.diagnostics().iter().any(|found| WHOLE.contains(&found.rule.as_ref())) {
            return Ok(());
        }
        let (ours, theirs) = (of_ours(&linter, &request), of_theirs(&linter, &judge, &request));
        let placeholders = placeholders(&linter, &request);
        let decided = |places: BTreeSet<String>| places.difference(&placeholders).cloned().collect::<BTreeSet<_>>();
        let (ours, theirs) = (decided(ours), decided(theirs));
        if linter.lint_value(&request).diagnostics().iter().any(|found| found.rule == REST) {
            prop_assert!(ours.is_subset(&theirs), "{:?}", ours.difference(&theirs));
        } else {
            prop_assert_eq!(ours, theirs);
        }
        rules.borrow_mut().extend(linter.lint_value(&request).into_diagnostics().into_iter().map(|found| found.rule));
    });
    // so far do the mutations reach; a value has no duplicates, and no text to be unreadable
    assert!(rules.borrow().len() >= 12, "{rules:?}");
}

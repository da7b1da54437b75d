//! Compares two models, shape by shape.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Write};

use crate::model::{Kind, Model, Shape};

/// A shape that differs, and how.
#[derive(Debug, PartialEq)]
pub(crate) struct Change {
    pub(crate) shape: String,
    pub(crate) what: What,
}

#[derive(Debug, PartialEq)]
pub(crate) enum What {
    New(Vec<String>),
    Gone,
    Changed(Vec<String>),
}

/// The shapes whose facts differ: type, members and their shapes, required, bounds, pattern, enum, sensitivity.
/// Prose and order are not facts.
pub(crate) fn changes(old: &Model, new: &Model) -> Vec<Change> {
    let names: BTreeSet<&String> = old.shapes.keys().chain(new.shapes.keys()).collect();
    let differ = names.into_iter().filter_map(|name| {
        let what = match (old.shapes.get(name), new.shapes.get(name)) {
            (Some(old), Some(new)) if facts(old) == facts(new) => return None,
            (Some(old), Some(new)) => What::Changed(compare(old, new)),
            (None, Some(new)) => {
                What::New(facts(new).into_iter().map(|(key, value)| format!("{key}: {value}")).collect())
            }
            _ => What::Gone,
        };
        Some(Change { shape: name.clone(), what })
    });
    differ.collect()
}

/// The changes as text for a person, with the totals last.
pub(crate) fn render(old: &Model, new: &Model) -> String {
    let changes = changes(old, new);
    let mut out = String::new();
    let mut totals = [0; 3];
    for Change { shape, what } in &changes {
        let (total, word, lines) = match what {
            What::New(lines) => (0, "new", lines.as_slice()),
            What::Changed(lines) => (1, "changed", lines.as_slice()),
            What::Gone => (2, "gone", [].as_slice()),
        };
        totals[total] += 1;
        writeln!(out, "{word} {shape}").expect("writing to a string");
        for line in lines {
            writeln!(out, "    {line}").expect("writing to a string");
        }
    }
    let [added, changed, gone] = totals;
    writeln!(
        out,
        "botocore {} -> {}, {} shapes: {} differ ({added} new, {changed} changed, {gone} gone)",
        old.source.botocore,
        new.source.botocore,
        new.shapes.len(),
        changes.len(),
    )
    .expect("writing to a string");
    out
}

fn compare(old: &Shape, new: &Shape) -> Vec<String> {
    let (old, new) = (facts(old), facts(new));
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let lines = keys.into_iter().filter_map(|key| match (old.get(key), new.get(key)) {
        (Some(old), Some(new)) if old == new => None,
        (Some(old), Some(new)) => Some(format!("{key}: {old} -> {new}")),
        (None, Some(new)) => Some(format!("+ {key}: {new}")),
        (Some(old), None) => Some(format!("- {key}: {old}")),
        (None, None) => None,
    });
    lines.collect()
}

/// The facts of a shape, one value for each key, so that two can be laid side by side.
fn facts(shape: &Shape) -> BTreeMap<String, String> {
    let mut facts = BTreeMap::new();
    let mut put = |key: String, value: String| facts.insert(key, value);
    fn bounds<T: Debug>(put: &mut impl FnMut(String, String) -> Option<String>, min: &Option<T>, max: &Option<T>) {
        for (key, bound) in [("min", min), ("max", max)] {
            if let Some(bound) = bound {
                put(key.into(), format!("{bound:?}"));
            }
        }
    }
    let kind = match &shape.kind {
        Kind::Structure { members, required } => {
            for (name, shape) in members {
                let required = if required.contains(name) { ", required" } else { "" };
                put(format!("member {name}"), format!("{shape}{required}"));
            }
            "structure"
        }
        Kind::List { entry, min, max } => {
            put("entry".into(), entry.clone());
            bounds(&mut put, min, max);
            "list"
        }
        Kind::Map { key, value, min, max } => {
            put("key".into(), key.clone());
            put("value".into(), value.clone());
            bounds(&mut put, min, max);
            "map"
        }
        Kind::Text { min, max, pattern, values } => {
            bounds(&mut put, min, max);
            if let Some(pattern) = pattern {
                put("pattern".into(), pattern.clone());
            }
            for value in values {
                put(format!("value {value}"), "allowed".into());
            }
            "string"
        }
        Kind::Integer { min, max } => {
            bounds(&mut put, min, max);
            "integer"
        }
        Kind::Double { min, max } => {
            bounds(&mut put, min, max);
            "double"
        }
        Kind::Boolean => "boolean",
        Kind::Blob => "blob",
    };
    put("type".into(), kind.into());
    if shape.sensitive {
        put("sensitive".into(), "yes".into());
    }
    facts
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn model(shapes: Value) -> Model {
        let mut service = json!({
            "metadata": { "endpointPrefix": "lambda", "apiVersion": "2015-03-31" },
            "shapes": shapes,
        });
        let members = ["A", "B"].map(|name| (name.to_owned(), json!({ "shape": name })));
        let known = members.into_iter().filter(|(name, _)| service["shapes"].get(name).is_some());
        let root = json!({ "type": "structure", "members": Value::Object(known.collect()) });
        service["shapes"]["CreateFunctionRequest"] = root;
        Model::from_service(&service, "1", "2026-01-02").unwrap()
    }

    fn between(old: Value, new: Value) -> Vec<(String, What)> {
        let root = crate::model::ROOT;
        let changes = changes(&model(old), &model(new)).into_iter().filter(|change| change.shape != root);
        changes.map(|Change { shape, what }| (shape, what)).collect()
    }

    #[test]
    fn prose_and_order_are_no_change() {
        let old = json!({ "A": { "type": "string", "documentation": "old", "enum": ["x", "y"] } });
        let new = json!({ "A": { "type": "string", "documentation": "new", "enum": ["y", "x"] } });
        assert_eq!(between(old, new), []);
    }

    #[test]
    fn each_fact_is_a_change() {
        let old = json!({ "type": "string", "min": 1, "max": 5, "pattern": "a", "enum": ["x"] });
        let new = json!({ "type": "string", "max": 6, "pattern": "b", "enum": ["x", "y"], "sensitive": true });
        let lines = ["max: 5 -> 6", "- min: 1", "pattern: a -> b", "+ sensitive: yes", "+ value y: allowed"];
        let changed = What::Changed(lines.map(str::to_owned).to_vec());
        assert_eq!(between(json!({ "A": old }), json!({ "A": new })), [("A".to_owned(), changed)]);
    }

    #[test]
    fn shapes_come_and_go() {
        let (old, new) = (model(json!({ "A": { "type": "boolean" } })), model(json!({ "B": { "type": "blob" } })));
        let text = render(&old, &new);
        assert!(text.contains("gone A") && text.contains("new B") && text.contains("+ member B: B"), "{text}");
        assert!(text.ends_with("2 shapes: 3 differ (1 new, 1 changed, 1 gone)\n"), "{text}");
        assert_eq!(changes(&old, &old), []);
    }
}

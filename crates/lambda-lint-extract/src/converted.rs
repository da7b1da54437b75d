//! A request of a document as JSON.

use lambda_lint::Operation;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use serde_json::{Map, Value};
use std::sync::Mutex;

/// A request as JSON.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Converted {
    /// The operation: `CreateFunction` or one of the updates.
    pub operation: &'static str,
    /// The request. `${NAME}` replaces a value that is unknown or secret.
    pub request: Value,
    /// The request may have more members than the document shows.
    pub is_partial: bool,
}

/// Adds a request to those that are collected.
pub(crate) fn collect(found: &Mutex<Vec<Converted>>, tree: &Tree<'_>, operation: &'static Operation, is_open: bool) {
    let is_partial = is_open || tree.is_open(0) || tree.kind(0) == NodeKind::Unknown;
    let mut request = value(tree, 0, &mut Vec::new());
    if operation.is_code_at_top()
        && let Some(members) = request.as_object_mut()
        && let Some(Value::Object(code)) = members.remove("Code")
    {
        members.extend(code);
    }
    if let Ok(mut found) = found.lock() {
        found.push(Converted { operation: operation.name(), request, is_partial });
    }
}

/// A node as JSON. Readers bound the depth of a tree. `path` are the names above it.
fn value<'t>(tree: &'t Tree<'_>, node: NodeId, path: &mut Vec<&'t str>) -> Value {
    match tree.kind(node) {
        NodeKind::Object => {
            let mut members = Map::new();
            for (name, inner) in tree.members(node) {
                let name = tree.text(name);
                path.push(name);
                members.insert(name.to_owned(), value(tree, inner, path));
                path.pop();
            }
            Value::Object(members)
        }
        NodeKind::List => tree.entries(node).map(|entry| value(tree, entry, path)).collect(),
        NodeKind::Null => Value::Null,
        _ if is_hidden(path) => placeholder(path),
        NodeKind::False => Value::Bool(false),
        NodeKind::True => Value::Bool(true),
        NodeKind::Number => serde_json::from_str(tree.text(node)).unwrap_or_else(|_| placeholder(path)),
        NodeKind::Text => Value::from(tree.text(node)),
        NodeKind::Unknown => placeholder(path),
    }
}

/// Whether no output shows the value.
fn is_hidden(path: &[&str]) -> bool {
    matches!(path, ["Environment", ..] | ["Code", "ZipFile", ..])
}

/// The placeholder of a value: the name of its member or variable in capitals.
fn placeholder(path: &[&str]) -> Value {
    let mut name = String::new();
    let names = match path {
        ["Environment", "Variables", rest @ ..] if !rest.is_empty() => rest,
        other => other,
    };
    for (index, word) in names.iter().enumerate() {
        if index > 0 {
            name.push('_');
        }
        let mut is_behind_small = false;
        for letter in word.chars() {
            if letter.is_uppercase() && is_behind_small {
                name.push('_');
            }
            is_behind_small = letter.is_lowercase();
            name.extend(letter.to_uppercase());
        }
    }
    Value::from(format!("${{{name}}}"))
}

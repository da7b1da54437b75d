//! A request of a document as JSON.

use lambda_lint::Operation;
use lambda_lint::internals::masked_name;
use lambda_lint::model::{Kind, Shape};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::sync::Mutex;

/// What the model allows for a value.
#[derive(Debug, Clone, Copy)]
enum Allowed {
    /// Nothing: the member is unknown, and its value may be a secret.
    Nothing,
    /// A single value, for members that CreateFunction does not have, such as `DryRun`.
    SingleValue,
    /// Anything, such as tags.
    Anything,
    /// A value of this shape.
    Shape(&'static Shape),
}

impl Allowed {
    fn of(shape: &'static Shape) -> Self {
        if shape.sensitive { Allowed::Nothing } else { Allowed::Shape(shape) }
    }
}

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
    let allowed = |name: &str| match operation.structure().field(name) {
        Some(field) => Allowed::of(field.shape),
        None if operation.own_members().contains(&name) => Allowed::SingleValue,
        None => Allowed::Nothing,
    };
    let mut request = match tree.kind(0) {
        NodeKind::Object => members(tree, 0, &mut Vec::new(), allowed),
        _ => hidden(tree, 0, &mut Vec::new()),
    };
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
///
/// Only what the model allows is copied. Anything else, such as the value of a misspelled member, may be a secret.
fn value(tree: &Tree<'_>, node: NodeId, allowed: Allowed, path: &mut Vec<String>) -> Value {
    let shape = if let Allowed::Shape(shape) = allowed { Some(&shape.kind) } else { None };
    match (tree.kind(node), allowed, shape) {
        (_, Allowed::Nothing, _) => hidden(tree, node, path),
        (NodeKind::Null, ..) => Value::Null,
        (NodeKind::Object, _, Some(Kind::Structure(structure))) => members(tree, node, path, |name| {
            structure.field(name).map_or(Allowed::Nothing, |field| Allowed::of(field.shape))
        }),
        (NodeKind::Object, _, Some(Kind::Map { .. })) | (NodeKind::Object, Allowed::Anything, _) => {
            members(tree, node, path, |_| Allowed::Anything)
        }
        (NodeKind::List, Allowed::Anything, _) => {
            tree.entries(node).map(|entry| value(tree, entry, allowed, path)).collect()
        }
        (NodeKind::List, _, Some(Kind::List { entry: shape, .. })) => {
            tree.entries(node).map(|entry| value(tree, entry, Allowed::of(shape), path)).collect()
        }
        // a single value in the place of an object may be an archive
        (_, _, Some(Kind::Structure(_) | Kind::Map { .. } | Kind::Blob)) => hidden(tree, node, path),
        (NodeKind::False, ..) => Value::Bool(false),
        (NodeKind::True, ..) => Value::Bool(true),
        (NodeKind::Number, ..) => serde_json::from_str(tree.text(node)).unwrap_or_else(|_| placeholder(path)),
        (NodeKind::Text, ..) => Value::from(tree.text(node)),
        _ => hidden(tree, node, path),
    }
}

/// The members of an object as JSON.
fn members(tree: &Tree<'_>, object: NodeId, path: &mut Vec<String>, allowed: impl Fn(&str) -> Allowed) -> Value {
    let mut members = Map::new();
    for (name, inner) in tree.members(object) {
        let name = tree.text(name);
        let allowed = allowed(name);
        let is_missing = tree.kind(inner) == NodeKind::Unknown && tree.node(inner).start == tree.node(inner).end;
        // in a broken text, a name without a value may be a value
        if is_missing && matches!(allowed, Allowed::Nothing) {
            continue;
        }
        let name = shown_name(name, tree).into_owned();
        path.push(name.clone());
        members.insert(name, value(tree, inner, allowed, path));
        path.pop();
    }
    Value::Object(members)
}

/// The name of a member. In a broken text, the rest of a value may be in it.
fn shown_name<'n>(name: &'n str, tree: &Tree<'_>) -> Cow<'n, str> {
    match name.split_once('"') {
        Some((shown, _)) => Cow::Owned(format!("{shown}…")),
        None => masked_name(name, tree.syntax()),
    }
}

/// A value that no output shows. The variables of `Environment` keep their names.
fn hidden(tree: &Tree<'_>, node: NodeId, path: &mut Vec<String>) -> Value {
    let has_names = matches!(path.join("/").as_str(), "Environment" | "Environment/Variables");
    match tree.kind(node) {
        NodeKind::Null => Value::Null,
        NodeKind::Object if has_names => members(tree, node, path, |_| Allowed::Nothing),
        _ => placeholder(path),
    }
}

/// The placeholder of a value: the name of its member or variable in capitals.
fn placeholder(path: &[String]) -> Value {
    let mut name = String::new();
    let names = match path {
        [environment, variables, rest @ ..]
            if environment == "Environment" && variables == "Variables" && !rest.is_empty() =>
        {
            rest
        }
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

#[cfg(test)]
mod tests {
    use crate::{Document, Input, convert};

    fn converted(document: Document<'_>) -> String {
        convert(document.input(Input::Auto)).into_iter().map(|converted| converted.request.to_string()).collect()
    }

    #[test]
    fn the_values_of_misspelled_members_are_not_copied() {
        for member in [
            r#""Enviroment": {"Variables": {"A": "hunter2"}}"#,
            r#""Environment": {"Varables": {"A": "hunter2"}}"#,
            r#""Environment": {"A": "hunter2"}"#,
            r#""Environment": {"Variables": {"A": {"hunter2": "hunter2"}}}"#,
            r#""environment": ["A=hunter2"]"#,
            r#""Code": "hunter2""#,
            r#""Code": {"ZpFile": "hunter2"}"#,
            r#""Zip": "hunter2""#,
            r#""MemorySize": {"Variables": "hunter2"}"#,
        ] {
            let known =
                r#""FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Handler": "a.b""#;
            let text = format!("{{{known}, {member}}}");
            let request = converted(Document::from(text.as_str()));
            assert!(request.contains("orders") && !request.contains("hunter2"), "{request}");
        }
    }

    #[test]
    fn what_is_not_secret_is_copied() {
        let script =
            "aws lambda update-function-code --function-name orders --publish --architectures arm64 --s3-bucket b";
        let document = Document::from(script).syntax(lambda_lint::Syntax::Shell);
        let expected = serde_json::json!(
            {"FunctionName": "orders", "Publish": true, "Architectures": ["arm64"], "S3Bucket": "b"}
        );
        assert_eq!(converted(document), expected.to_string());
    }
}

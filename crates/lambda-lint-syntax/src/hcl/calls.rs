//! Properties of a computed Terraform expression: whether it may be `null`, and the parts of `merge` and `concat`.

use hcl_edit::expr::{Array, Expression, FuncCall, Object, ObjectKey, ObjectValue, Traversal, TraversalOperator};
use std::borrow::Cow;
use std::collections::HashMap;

/// Functions whose result is never `null`.
const NEVER_NULL: &[&str] = &[
    "abspath",
    "base64encode",
    "base64gzip",
    "base64sha256",
    "base64sha512",
    "basename",
    "cidrhost",
    "cidrsubnet",
    "concat",
    "dirname",
    "file",
    "filebase64",
    "filebase64sha256",
    "filebase64sha512",
    "filemd5",
    "filesha1",
    "filesha256",
    "format",
    "formatdate",
    "formatlist",
    "join",
    "jsonencode",
    "keys",
    "length",
    "lower",
    "max",
    "md5",
    "merge",
    "min",
    "pathexpand",
    "range",
    "regexall",
    "replace",
    "sha1",
    "sha256",
    "sort",
    "split",
    "substr",
    "templatefile",
    "timestamp",
    "title",
    "trim",
    "trimprefix",
    "trimspace",
    "trimsuffix",
    "upper",
    "urlencode",
    "uuid",
    "values",
    "yamlencode",
];

/// Attributes of resources that are always set.
const ALWAYS_SET: &[&str] =
    &["arn", "id", "name", "bucket", "key", "output_path", "repository_url", "output_base64sha256"];

/// A part of what `merge` or `concat` returns.
pub(super) enum Part<'e> {
    /// A key, its value, and whether nothing that comes later may replace the value.
    Pair(&'e ObjectKey, &'e ObjectValue, bool),
    /// Entries of a list.
    Entries(&'e Array),
    /// More keys or entries, which are not known.
    Rest,
}

/// What `merge` or `concat` return, if one of their arguments is a literal. `None` for any other call.
pub(super) fn parts(call: &FuncCall) -> Option<Vec<Part<'_>>> {
    if call.name.is_namespaced() || call.args.expand_final() {
        return None;
    }
    let arguments: Vec<_> = call.args.iter().map(inside).collect();
    match call.name.name.as_str() {
        "merge" => merged(&arguments),
        "concat" => arguments
            .iter()
            .any(|argument| argument.is_array())
            .then(|| arguments.iter().map(|argument| entries(argument)).collect()),
        _ => None,
    }
}

fn entries(argument: &Expression) -> Part<'_> {
    argument.as_array().map_or(Part::Rest, Part::Entries)
}

fn merged<'e>(arguments: &[&'e Expression]) -> Option<Vec<Part<'e>>> {
    if !arguments.iter().any(|argument| argument.is_object()) {
        return None;
    }
    // later arguments win, and an unknown one may replace all before it
    let known_from = arguments.iter().rposition(|argument| !is_closed(argument)).map_or(0, |index| index + 1);
    let mut parts: Vec<Part<'e>> = Vec::new();
    let mut places: HashMap<Cow<'e, str>, usize> = HashMap::new();
    for (index, argument) in arguments.iter().enumerate() {
        let Some(object) = argument.as_object() else {
            parts.push(Part::Rest);
            continue;
        };
        for (key, value) in object.iter() {
            // an open object comes with values of its own, which are not replaced by themselves
            let part = Part::Pair(key, value, index + 1 >= known_from);
            match literal_key(key) {
                Some(name) => match places.get(&name) {
                    Some(&place) => parts[place] = part,
                    None => {
                        places.insert(name, parts.len());
                        parts.push(part);
                    }
                },
                None => parts.push(Part::Rest),
            }
        }
    }
    Some(parts)
}

/// Whether all keys of an argument are known.
fn is_closed(argument: &Expression) -> bool {
    argument.as_object().is_some_and(|object: &Object| object.iter().all(|(key, _)| literal_key(key).is_some()))
}

/// The name that a key is, if it is not computed.
pub(super) fn literal_key(key: &ObjectKey) -> Option<Cow<'_, str>> {
    match key {
        ObjectKey::Ident(ident) => Some(Cow::Borrowed(ident.as_str())),
        ObjectKey::Expression(expression) => match inside(expression) {
            Expression::String(string) => Some(Cow::Borrowed(string.value())),
            Expression::Number(number) => Some(Cow::Owned(number.value().to_string())),
            Expression::Bool(boolean) => Some(Cow::Owned(boolean.value().to_string())),
            _ => None,
        },
    }
}

/// The argument of a call that only converts its type or marks it.
pub(super) fn same_value(call: &FuncCall) -> Option<&Expression> {
    let converts = matches!(call.name.name.as_str(), "tolist" | "toset" | "tomap" | "sensitive" | "nonsensitive");
    if !converts || call.name.is_namespaced() || call.args.len() != 1 || call.args.expand_final() {
        return None;
    }
    call.args.get(0).filter(|argument| is_literal(argument))
}

/// Whether an expression is a literal, perhaps with unknown values in it.
pub(super) fn is_literal(expression: &Expression) -> bool {
    match inside(expression) {
        Expression::Null(_) | Expression::Bool(_) | Expression::Number(_) | Expression::String(_) => true,
        Expression::Array(_) | Expression::Object(_) => true,
        Expression::FuncCall(call) => parts(call).is_some() || same_value(call).is_some(),
        _ => false,
    }
}

/// Whether the value of an expression may turn out to be `null`, which Terraform takes for absent.
pub(super) fn may_be_null(expression: &Expression) -> bool {
    match inside(expression) {
        Expression::Null(_) | Expression::Variable(_) => true,
        Expression::Traversal(traversal) => !is_always_set(traversal),
        Expression::Conditional(conditional) => {
            may_be_null(&conditional.true_expr) || may_be_null(&conditional.false_expr)
        }
        Expression::FuncCall(call) => call.name.is_namespaced() || !NEVER_NULL.contains(&call.name.name.as_str()),
        Expression::StringTemplate(template) => match template.as_single_element() {
            Some(hcl_edit::template::Element::Interpolation(inner)) => may_be_null(&inner.expr),
            _ => false,
        },
        _ => false,
    }
}

/// Whether this is an attribute of a resource or of a data source that is never `null`.
fn is_always_set(traversal: &Traversal) -> bool {
    let Expression::Variable(root) = &traversal.expr else { return false };
    let is_resource = root.as_str() == "data" || root.as_str().contains('_');
    let last = traversal.operators.last().map(|operator| operator.value());
    is_resource && matches!(last, Some(TraversalOperator::GetAttr(name)) if ALWAYS_SET.contains(&name.as_str()))
}

/// An expression without the parentheses around it.
fn inside(mut expression: &Expression) -> &Expression {
    while let Expression::Parenthesis(parenthesis) = expression {
        expression = parenthesis.inner();
    }
    expression
}

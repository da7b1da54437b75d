//! Messages about policy violations. No value of an environment variable and no archive is in them.

use crate::secrets;
use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use serde_json::Value;

/// A text up to this many characters is shown.
const SHOWN: usize = 60;
/// The maximum number of allowed values to list.
const LISTED: usize = 12;

/// Whether an error is about the names in an object, not their values.
pub(super) fn is_about_names(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Required { .. }
            | Kind::AdditionalProperties { .. }
            | Kind::UnevaluatedProperties { .. }
            | Kind::PropertyNames { .. }
            | Kind::FalseSchema
            | Kind::MinProperties { .. }
            | Kind::MaxProperties { .. }
    )
}

/// The message for an error whose place is `pointer`.
pub(super) fn message(error: &ValidationError<'_>, pointer: &str) -> String {
    let instance = error.instance();
    let value = shown(instance, pointer);
    let name = name(pointer);
    match error.kind() {
        Kind::Required { .. } => format!("missing {name}"),
        Kind::AdditionalProperties { .. } | Kind::UnevaluatedProperties { .. } | Kind::FalseSchema => {
            format!("{name} is not allowed")
        }
        Kind::Maximum { limit } => format!("{value} is above the maximum of {limit}"),
        Kind::Minimum { limit } => format!("{value} is below the minimum of {limit}"),
        Kind::ExclusiveMaximum { limit } => format!("{value} is not below {limit}"),
        Kind::ExclusiveMinimum { limit } => format!("{value} is not above {limit}"),
        Kind::MultipleOf { multiple_of } => format!("{value} is not a multiple of {multiple_of}"),
        Kind::Enum { options } => match options.as_array().map(Vec::as_slice) {
            Some([only]) => format!("{value} is not {}", listed(only)),
            Some(options) => format!("{value} is not allowed; expected one of {}", list(options)),
            None => format!("{value} is not allowed"),
        },
        Kind::Constant { expected_value } => format!("{value} is not {}", listed(expected_value)),
        Kind::Type { kind } => format!("{name} is {}, expected {}", described(instance), types(kind)),
        Kind::Pattern { pattern } => format!("{value} does not match the pattern `{}`", cut(pattern)),
        Kind::Format { format } => format!("{value} is not a valid `{format}`"),
        Kind::MaxLength { limit } => length(instance, "above the maximum of", *limit),
        Kind::MinLength { limit } => length(instance, "below the minimum of", *limit),
        Kind::MaxItems { limit } => entries(instance, "above the maximum of", *limit),
        Kind::MinItems { limit } => entries(instance, "below the minimum of", *limit),
        Kind::MaxProperties { limit } => entries(instance, "above the maximum of", *limit),
        Kind::MinProperties { limit } => entries(instance, "below the minimum of", *limit),
        Kind::AdditionalItems { limit } => format!("{name} has more than {limit} entries"),
        Kind::UniqueItems => format!("{name} has a duplicate entry"),
        Kind::PropertyNames { .. } => format!("the name {name} is not allowed"),
        Kind::Contains => format!("{name} must contain a required entry"),
        Kind::Not { .. } => format!("{value} is not allowed"),
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => alternatives(context, &value),
        Kind::OneOfMultipleValid { .. } => {
            format!("{value} matches more than one alternative; exactly one is allowed")
        }
        Kind::BacktrackLimitExceeded { .. } => format!("matching {value} with the pattern takes too long"),
        other => format!("{value} does not satisfy `{}`", other.keyword()),
    }
}

/// A member, by the name that the user gave it.
fn name(pointer: &str) -> String {
    match pointer.rsplit('/').next().filter(|name| !name.is_empty()) {
        None => "the request".to_owned(),
        Some(index) if index.bytes().all(|byte| byte.is_ascii_digit()) => format!("entry {index}"),
        Some(name) => format!("`{}`", cut(&name.replace("~1", "/").replace("~0", "~"))),
    }
}

/// A value, if it may be shown and is small enough.
fn shown(value: &Value, pointer: &str) -> String {
    let is_secret = secrets::is_secret_place(pointer);
    match value {
        Value::Number(_) | Value::Bool(_) if !is_secret => value.to_string(),
        Value::String(text) if !is_secret && text.chars().count() <= SHOWN => format!("`{}`", cut(text)),
        Value::Null => "null".to_owned(),
        _ if pointer.is_empty() => "the request".to_owned(),
        _ => format!("the value of {}", name(pointer)),
    }
}

/// The start of a text on one line, for use between backticks.
fn cut(text: &str) -> String {
    let shown = |c: char| {
        if c.is_control() {
            '\u{fffd}'
        } else if c == '`' {
            '\''
        } else {
            c
        }
    };
    let more = text.chars().nth(SHOWN).map(|_| '…');
    text.chars().take(SHOWN).map(shown).chain(more).collect()
}

fn described(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn types(kind: &TypeKind) -> String {
    let names: Vec<String> = match kind {
        TypeKind::Single(only) => vec![only.to_string()],
        TypeKind::Multiple(several) => several.iter().map(|kind| kind.to_string()).collect(),
    };
    let words = names.iter().map(|name| match name.as_str() {
        "array" => "a list",
        "object" => "an object",
        "string" => "a string",
        "integer" => "an integer",
        "number" => "a number",
        "boolean" => "a boolean",
        _ => "null",
    });
    words.collect::<Vec<_>>().join(" or ")
}

fn length(value: &Value, relation: &str, limit: u64) -> String {
    let count = value.as_str().map_or(0, |text| text.chars().count());
    format!("{} {relation} {limit}", counted(count, "character", "characters"))
}

fn entries(value: &Value, relation: &str, limit: u64) -> String {
    let count = value.as_array().map(Vec::len).or(value.as_object().map(serde_json::Map::len)).unwrap_or(0);
    format!("{} {relation} {limit}", counted(count, "entry", "entries"))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one} is") } else { format!("{count} {many} are") }
}

/// A value of the policy, which is no secret.
fn listed(value: &Value) -> String {
    match value {
        Value::String(text) => format!("`{}`", cut(text)),
        other => cut(&other.to_string()),
    }
}

fn list(values: &[Value]) -> String {
    let more = values.len().saturating_sub(LISTED);
    let shown = values.iter().take(LISTED).map(listed).collect::<Vec<_>>().join(", ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}

/// Explaining each failed alternative is noise, but listing the required members is short.
fn alternatives(context: &[Vec<ValidationError<'_>>], value: &str) -> String {
    let lacks = |errors: &Vec<ValidationError<'_>>| match errors.as_slice() {
        [error] => match error.kind() {
            Kind::Required { property } => property.as_str().map(|name| format!("`{}`", cut(name))),
            _ => None,
        },
        _ => None,
    };
    match context.iter().map(lacks).collect::<Option<Vec<_>>>() {
        Some(names) if !names.is_empty() => format!("one of {} is required", names.join(", ")),
        _ => format!("{value} must match one of {} alternatives", context.len()),
    }
}

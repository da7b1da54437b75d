//! Values of the wrong JSON type, and the edits that fix them.

use super::{measure, shorten, unknown_value, written};
use crate::bytes;
#[cfg(feature = "yaml")]
use crate::message::Name;
use crate::message::{Message, Word};
use crate::model::{Kind, Shape, Structure, Text as TextShape};
use crate::msg;
use crate::sort;
#[cfg(feature = "yaml")]
use crate::source::yaml;
use crate::source::{NodeId, NodeKind, Tree};

/// How many members a message names.
const MAX_NAMED: usize = 8;

/// The message about a value of the wrong type, and the edit that fixes it.
pub(in crate::schema) struct Typed {
    pub(in crate::schema) message: Message,
    pub(in crate::schema) help: Message,
    /// The description of the edit, and the new value as JSON.
    pub(in crate::schema) fix: Option<(Message, String)>,
}

/// Whether the shape contains a secret at any depth: a wrong value may be that secret.
pub(in crate::schema) fn holds_secrets(shape: &Shape) -> bool {
    shape.sensitive
        || match &shape.kind {
            Kind::Map { value, .. } => holds_secrets(value),
            Kind::Structure(structure) => structure.fields.iter().any(|field| holds_secrets(field.shape)),
            _ => false,
        }
}

pub(in crate::schema) fn wrong_type(tree: &Tree<'_>, shape: &'static Shape, id: NodeId) -> Typed {
    let expected = match &shape.kind {
        Kind::Structure(_) | Kind::Map { .. } => "an object",
        Kind::List { .. } => "a list",
        Kind::Text(_) => "a string",
        Kind::Integer { .. } => "an integer",
        Kind::Double { .. } => "a number",
        Kind::Boolean => "a boolean",
        Kind::Blob => "a string of base64",
    };
    let kind = tree.kind(id);
    let text = tree.text(id);
    let hidden = holds_secrets(shape);
    let (expected, actual) = (Word(expected), Word(kind.describe()));
    let value = match kind {
        _ if hidden => None,
        NodeKind::Number => Some(shorten(written(tree, id))),
        NodeKind::True => Some("true".to_owned()),
        NodeKind::False => Some("false".to_owned()),
        _ => None,
    };
    let message = match value {
        Some(value) => msg!(
            "expected {expected}, found {actual} {value}",
            expected = expected,
            actual = Word(bytes::replace_first(kind.describe(), "a ", "the ")),
            value = Word(value)
        ),
        None if kind == NodeKind::Text && !hidden => {
            msg!("expected {expected}, found the string {value}", expected = expected, value = Text(text))
        }
        None => msg!("expected {expected}, found {actual}", expected = expected, actual = actual),
    };
    let is_intrinsic = tree.members(id).any(|(name, _)| {
        let name = tree.text(name);
        name == "Ref" || name == "!Sub" || name.starts_with("Fn::")
    });
    let mut typed = Typed { message, help: "".into(), fix: None };
    if is_intrinsic {
        typed.help = "replace the CloudFormation function with its value; the API does not support functions".into();
        return typed;
    }
    match (&shape.kind, kind) {
        (Kind::Integer { .. } | Kind::Double { .. }, NodeKind::Text) if is_number(text) => {
            typed.help = "remove the quotes".into();
            typed.fix = Some(("remove the quotes".into(), text.to_owned()));
        }
        (Kind::Integer { .. }, NodeKind::Text) => {
            let counted = measure::count(shape, text);
            typed.help = measure::help(shape, counted);
            typed.fix = counted.map(|count| (format!("use {count}").into(), count.to_string()));
        }
        #[cfg(feature = "yaml")]
        (Kind::Boolean, NodeKind::Text) if yaml::old_boolean(tree, id).is_some() => {
            let boolean = yaml::old_boolean(tree, id).unwrap_or_default();
            let expected = Name(boolean.to_string());
            typed.help =
                msg!("use {expected}: in YAML 1.2, which the AWS CLI reads, this is a string", expected = expected);
            typed.fix = Some((format!("use `{boolean}`").into(), boolean.to_string()));
        }
        (Kind::Boolean, NodeKind::Text) if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false") => {
            typed.help = "remove the quotes".into();
            typed.fix = Some(("remove the quotes".into(), text.to_ascii_lowercase()));
        }
        (Kind::Text(_), NodeKind::Number | NodeKind::True | NodeKind::False) => {
            typed.help = "quote the value".into();
            let written = match kind {
                NodeKind::Number => text,
                NodeKind::True => "true",
                _ => "false",
            };
            typed.fix = Some(("quote the value".into(), crate::path::quoted(written)));
            #[cfg(feature = "yaml")]
            if let Some(why) = yaml::why_quotes(tree, id).filter(|_| !hidden) {
                typed.help = why.into();
            }
        }
        (Kind::Boolean, _) => typed.help = "use `true` or `false` without quotes".into(),
        (Kind::List { entry: Shape { kind: Kind::Text(entry), .. }, .. }, NodeKind::Text) => {
            typed.help = "put the value in brackets; a single entry needs them, too".into();
            typed.fix = Some(("put it in brackets".into(), as_list(entry, text)));
        }
        (Kind::Text(_), NodeKind::Object) => {
            let arn = arn_in(tree, id);
            typed.help = if arn.is_some() { "use only the ARN".into() } else { "use one string in quotes".into() };
            typed.fix = arn.map(|arn| ("use only the ARN".into(), crate::path::quoted(arn)));
        }
        (Kind::Map { .. }, NodeKind::List) => {
            typed.help =
                "use one object, `{ \"key\": \"value\" }`; only CloudFormation uses a list of `Key` and `Value`".into();
            // the values may be secrets, which a fix does not repeat
            if let Some(json) = compact_map(tree, id).filter(|_| !hidden) {
                typed.fix = Some(("use one object".into(), json));
            }
        }
        (Kind::Integer { .. }, NodeKind::Number) => typed.help = "use an integer".into(),
        (Kind::Structure(_), _) if shape.name == "FunctionCode" => {
            let location = if kind == NodeKind::Text { s3_location(text) } else { None };
            typed.help =
                msg!("use an object that contains {@S3Bucket} and {@S3Key}, {@ImageUri}, or an archive in {@ZipFile}");
            typed.fix = location.map(|json| ("use bucket and key".into(), json));
        }
        (Kind::Structure(structure), _) => {
            // of many members, only the required ones
            let is_long = structure.fields.len() > MAX_NAMED;
            let named = structure.fields.iter().filter(|field| field.required || !is_long);
            let members: Vec<_> = named.map(|field| field.member).collect();
            typed.help = msg!("use an object with {members}", members = AllMembers(&members));
            typed.fix = wrapped(tree, structure, id);
        }
        // null members are handled before; this is an entry of a list or a value of a map
        (_, NodeKind::Null) => typed.help = "set a value, or remove the member".into(),
        (Kind::List { .. }, _) => typed.help = "put the value in brackets; a single entry needs them, too".into(),
        (Kind::Map { .. }, _) => typed.help = "use one object, `{ \"key\": \"value\" }`".into(),
        (Kind::Integer { .. } | Kind::Double { .. }, _) => typed.help = measure::help(shape, None),
        (Kind::Text(_), _) => typed.help = "use one string in quotes".into(),
        (Kind::Blob, _) => {
            typed.help = "encode the bytes of the archive here in base64, as one string in quotes".into()
        }
    }
    typed
}

fn is_number(text: &str) -> bool {
    text.parse::<i64>().is_ok()
        && !text.starts_with('+')
        && (text == "0" || !text.trim_start_matches('-').starts_with('0'))
}

/// Converts a string to a list: one entry, or several if commas can only be separators.
fn as_list(entry: &TextShape, text: &str) -> String {
    let is_comma_between = !entry.values.is_empty() || entry.pattern.is_some_and(|pattern| !pattern.matches("a,b"));
    let parts = text.split(',').filter(|_| is_comma_between).map(str::trim).filter(|part| !part.is_empty());
    let mut parts: Vec<_> = parts.collect();
    if parts.is_empty() {
        parts.push(text);
    }
    let known = |part: &str| if entry.values.is_empty() { None } else { unknown_value(part, entry.values).nearest };
    let parts: Vec<_> = parts.iter().map(|part| crate::path::quoted(known(part).unwrap_or(part))).collect();
    format!("[{}]", parts.join(", "))
}

/// The ARN in an object, as other calls and tools write it.
fn arn_in<'t>(tree: &'t Tree<'_>, object: NodeId) -> Option<&'t str> {
    let (_, value) = tree.members(object).find(|&(name, _)| tree.text(name).eq_ignore_ascii_case("Arn"))?;
    Some(tree.text(value)).filter(|text| tree.kind(value) == NodeKind::Text && text.starts_with("arn:"))
}

/// `s3://bucket/key` as the members for it.
fn s3_location(text: &str) -> Option<String> {
    let (bucket, key) =
        text.strip_prefix("s3://")?.split_once('/').filter(|(bucket, key)| !bucket.is_empty() && !key.is_empty())?;
    Some(format!("{{\"S3Bucket\": {}, \"S3Key\": {}}}", crate::path::quoted(bucket), crate::path::quoted(key)))
}

/// `512` as `{"Size": 512}`, for an object that has one member only, of the type of this value.
fn wrapped(tree: &Tree<'_>, structure: &Structure, id: NodeId) -> Option<(Message, String)> {
    let [field] = structure.fields else { return None };
    let json = match (&field.shape.kind, tree.kind(id)) {
        (Kind::Text(_), NodeKind::Text) => crate::path::quoted(tree.text(id)),
        (Kind::Integer { .. }, NodeKind::Number) => tree.text(id).to_owned(),
        (Kind::Integer { .. }, NodeKind::Text) if is_number(tree.text(id)) => tree.text(id).to_owned(),
        (Kind::Integer { .. }, NodeKind::Text) => measure::count(field.shape, tree.text(id))?.to_string(),
        _ => return None,
    };
    Some((msg!("wrap it in {member}", member = MemberName(field.member)), format!("{{\"{}\": {json}}}", field.name)))
}

/// `[{"Key": "a", "Value": "b"}, …]` as `{"a": "b", …}`, if all entries have that form and no key is duplicate.
fn compact_map(tree: &Tree<'_>, list: NodeId) -> Option<String> {
    let mut pairs = Vec::new();
    let mut keys = Vec::new();
    for entry in tree.entries(list) {
        let mut key = None;
        let mut value = None;
        for (name, node) in tree.members(entry) {
            let text = (tree.kind(node) == NodeKind::Text).then(|| tree.text(node))?;
            match tree.text(name) {
                "Key" | "key" => key = Some(text),
                "Value" | "value" => value = Some(text),
                _ => return None,
            }
        }
        keys.push(key?);
        pairs.push(format!("{}: {}", crate::path::quoted(key?), crate::path::quoted(value?)));
    }
    if sort::sorted(keys, |a, b| a.cmp(b)).windows(2).any(|pair| pair[0] == pair[1]) {
        return None;
    }
    Some(format!("{{{}}}", pairs.join(", ")))
}

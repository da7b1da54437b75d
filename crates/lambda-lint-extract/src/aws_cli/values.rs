//! The value of an option: a scalar, a list of words, JSON, or shorthand, as its member's type in the service model wants it.

use super::{Fault, FaultKind};
use lambda_lint::model::{Kind as ShapeKind, Shape};
use lambda_lint_syntax::command::shorthand;
use lambda_lint_syntax::command::{UNKNOWN, Word};
use lambda_lint_syntax::json;
use lambda_lint_syntax::literal::{Kind, Literal, Member};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Stands for [`UNKNOWN`] in a text of JSON, which has no control characters.
const UNKNOWN_IN_JSON: char = '\u{fdd0}';

/// Reads the value of an option. `is_open` tells that the shell may add more words.
pub(super) fn read(words: &[Word], shape: &'static Shape, is_open: bool) -> Result<Literal, Fault> {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        let kind = match shape.kind {
            ShapeKind::List { .. } => Kind::List { entries: Vec::new(), is_open },
            _ => Kind::Unknown,
        };
        return Ok(Literal { kind, start: 0, end: 0 });
    };
    let (start, end) = (first.start, last.end);
    let is_json = first.text.trim_start().starts_with(['[', '{']);
    match &shape.kind {
        ShapeKind::List { entry, .. } => match words {
            [only] if only.text.trim_start().starts_with('[') => json_value(only),
            [only] if is_file(only) || only.text == UNKNOWN.to_string() => Ok(unknown(only)),
            _ => {
                let is_shorthand = matches!(entry.kind, ShapeKind::Structure(_) | ShapeKind::Map { .. });
                let read = |word: &Word| match is_shorthand {
                    _ if is_file(word) => Ok(unknown(word)),
                    true if is_json => json_value(word),
                    true => shorthand_value(word, entry),
                    false => Ok(scalar(word, entry)),
                };
                let entries = words.iter().map(read).collect::<Result<_, _>>()?;
                Ok(Literal { kind: Kind::List { entries, is_open }, start, end })
            }
        },
        ShapeKind::Structure(_) | ShapeKind::Map { .. } if is_file(first) => Ok(unknown(first)),
        ShapeKind::Structure(_) | ShapeKind::Map { .. } if is_json => json_value(first),
        ShapeKind::Structure(_) | ShapeKind::Map { .. } => shorthand_value(first, shape),
        _ => Ok(scalar(first, shape)),
    }
}

/// Whether the value is in a file.
fn is_file(word: &Word) -> bool {
    word.text.starts_with("file://") || word.text.starts_with("fileb://")
}

fn unknown(word: &Word) -> Literal {
    Literal { kind: Kind::Unknown, start: word.start, end: word.end }
}

fn scalar(word: &Word, shape: &'static Shape) -> Literal {
    let kind = match () {
        () if !word.is_known() || is_file(word) => Kind::Unknown,
        () => typed(word.text.clone(), shape),
    };
    Literal { kind, start: word.start, end: word.end }
}

/// A text in the type of its shape, where Python converts it.
fn typed(text: String, shape: &'static Shape) -> Kind {
    match shape.kind {
        ShapeKind::Integer { .. } => match integer(&text) {
            Some(number) => Kind::Number(number),
            None => Kind::Text(text),
        },
        ShapeKind::Double { .. } => match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Kind::Number(number.to_string()),
            _ => Kind::Text(text),
        },
        ShapeKind::Boolean if text.eq_ignore_ascii_case("true") => Kind::Boolean(true),
        ShapeKind::Boolean if text.eq_ignore_ascii_case("false") => Kind::Boolean(false),
        _ => Kind::Text(text),
    }
}

/// What Python's `int` makes of a text, as JSON writes it.
fn integer(text: &str) -> Option<String> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let is_grouped =
        digits.split('_').all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    if !is_grouped {
        return None;
    }
    let digits = digits.replace('_', "");
    let digits = digits.trim_start_matches('0');
    Some(if digits.is_empty() { "0".to_owned() } else { format!("{sign}{digits}") })
}

fn shorthand_value(word: &Word, shape: &'static Shape) -> Result<Literal, Fault> {
    if word.text == UNKNOWN.to_string() {
        return Ok(unknown(word));
    }
    match shorthand::parse(word) {
        Ok(literal) => Ok(coerce(literal, shape)),
        // the unknown text may complete it
        Err(fault) if word.text[..fault.at].contains(UNKNOWN) || word.text[fault.at..].starts_with(UNKNOWN) => {
            Ok(unknown(word))
        }
        Err(fault) => {
            let end = word.text[fault.at..].chars().next().map_or(fault.at, |c| fault.at + c.len_utf8());
            Err(Fault { range: word.range(fault.at, end), option: None, kind: FaultKind::Shorthand(fault.kind) })
        }
    }
}

/// Converts a shorthand value to the types of its shape, as awscli does: a scalar becomes a list, a text a number.
fn coerce(literal: Literal, shape: &'static Shape) -> Literal {
    let Literal { kind, start, end } = literal;
    let kind = match (&shape.kind, kind) {
        (_, Kind::Unknown) => Kind::Unknown,
        (ShapeKind::Structure(structure), Kind::Object { members, is_open }) => {
            let member = |member: Member| match structure.field(&member.name) {
                Some(field) => Member { value: coerce(member.value, field.shape), ..member },
                None => member,
            };
            Kind::Object { members: members.into_iter().map(member).collect(), is_open }
        }
        (ShapeKind::Map { value, .. }, Kind::Object { members, is_open }) => {
            let member = |member: Member| Member { value: coerce(member.value, value), ..member };
            Kind::Object { members: members.into_iter().map(member).collect(), is_open }
        }
        (ShapeKind::List { entry, .. }, Kind::List { entries, is_open }) => {
            Kind::List { entries: entries.into_iter().map(|value| coerce(value, entry)).collect(), is_open }
        }
        // awscli does not look into what it puts in a list
        (ShapeKind::List { .. }, kind) => Kind::List { entries: vec![Literal { kind, start, end }], is_open: false },
        (_, Kind::Text(text)) => typed(text, shape),
        (_, other) => other,
    };
    Literal { kind, start, end }
}

/// Reads a word as JSON. Unknown text in a string makes the string unknown, elsewhere it is an unknown value.
pub(super) fn json_value(word: &Word) -> Result<Literal, Fault> {
    let mut text = String::with_capacity(word.text.len());
    // the place in the word of each byte of the text
    let mut places = Vec::with_capacity(word.text.len());
    let (mut is_in_string, mut is_escaped, mut has_unknown) = (false, false, false);
    for (at, character) in word.text.char_indices() {
        match character {
            UNKNOWN => {
                has_unknown |= !is_in_string;
                let quote = if is_in_string { "" } else { "\"" };
                text.push_str(quote);
                text.push(UNKNOWN_IN_JSON);
                text.push_str(quote);
            }
            other => {
                text.push(other);
                match other {
                    _ if is_escaped => is_escaped = false,
                    '\\' if is_in_string => is_escaped = true,
                    '"' => is_in_string = !is_in_string,
                    _ => {}
                }
            }
        }
        places.resize(text.len(), at);
    }
    let place = |at: usize| places.get(at).copied().unwrap_or(word.text.len());
    let range = |start: usize, end: usize| {
        if start == 0 && end >= text.len() {
            return (word.start, word.end);
        }
        (word.place(place(start)).0, word.place(place(end.saturating_sub(1).max(start))).1)
    };
    match json::parse(&text) {
        Ok(tree) => Ok(literal_of(&tree, 0, &range)),
        Err(_) if has_unknown => Ok(unknown(word)),
        Err(fault) => Err(Fault { range: range(fault.start, fault.end), option: None, kind: FaultKind::Json }),
    }
}

/// Reads a file as JSON. All of it is in the place of the word that names the file.
pub(super) fn json_in_file(text: &str, word: &Word) -> Option<Literal> {
    let tree = json::parse(text).ok()?;
    Some(literal_of(&tree, 0, &|_, _| (word.start, word.end)))
}

/// Reads a file as YAML.
pub(super) fn yaml_in_file(text: &str, word: &Word) -> Option<Literal> {
    #[cfg(feature = "yaml")]
    {
        use lambda_lint_syntax::yaml;
        let trees = yaml::parse(text, &yaml::SecretPlaces::NONE).ok()?;
        Some(literal_of(trees.first()?, 0, &|_, _| (word.start, word.end)))
    }
    #[cfg(not(feature = "yaml"))]
    {
        let _ = (text, word);
        None
    }
}

/// A tree of JSON as a literal. The reader bounds its depth.
fn literal_of(tree: &Tree<'_>, node: NodeId, range: &dyn Fn(usize, usize) -> (usize, usize)) -> Literal {
    let place = |node: NodeId| range(tree.node(node).start as usize, tree.node(node).end as usize);
    let text = |node| tree.text(node).to_owned();
    let kind = match tree.kind(node) {
        NodeKind::Null => Kind::Null,
        NodeKind::False => Kind::Boolean(false),
        NodeKind::True => Kind::Boolean(true),
        NodeKind::Number => Kind::Number(text(node)),
        NodeKind::Text if tree.text(node).contains(UNKNOWN_IN_JSON) => Kind::Unknown,
        NodeKind::Text => Kind::Text(text(node)),
        NodeKind::Unknown => Kind::Unknown,
        NodeKind::List => {
            let entries = tree.entries(node).map(|entry| literal_of(tree, entry, range)).collect();
            Kind::List { entries, is_open: false }
        }
        NodeKind::Object => {
            let (mut members, mut is_open) = (Vec::new(), false);
            for (name, value) in tree.members(node) {
                if tree.text(name).contains(UNKNOWN_IN_JSON) {
                    is_open = true;
                    continue;
                }
                let (start, end) = place(name);
                members.push(Member { name: text(name), start, end, value: literal_of(tree, value, range) });
            }
            Kind::Object { members, is_open }
        }
    };
    let (start, end) = place(node);
    Literal { kind, start, end }
}

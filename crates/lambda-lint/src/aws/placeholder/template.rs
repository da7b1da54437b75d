//! Placeholders in brackets and other signs, as template languages and people write them.

use super::Value;
use crate::bytes;

/// A longer placeholder is not a name to replace.
const REACH: usize = 160;

/// Functions that provide a value in Jsonnet: `std.extVar('NAME')`, and those that lambroll adds.
static FUNCTIONS: &[&str] = &["must_env", "env", "tfstate", "ssm", "secretsmanager"];

/// The call of such a function that begins here, where a word begins. It ends where the last parenthesis is closed.
pub(super) fn call(rest: &str) -> Option<&str> {
    let (name, inside) = rest.get(..reach(rest)).unwrap_or_default().split_once('(')?;
    let is_text = inside.starts_with(['\'', '"']);
    let is_known = FUNCTIONS.contains(&name) && is_text || name.strip_prefix("std.").is_some_and(is_name);
    let end = inside.rfind(')').filter(|_| is_known)?;
    Some(&rest[..name.len() + 1 + end + 1])
}

/// Whether a placeholder of this kind may begin with a byte.
pub(super) fn begins_with(byte: u8) -> bool {
    matches!(byte, b'{' | b'$' | b'<' | b'#' | b'%' | b'@' | b'[' | b'_' | b'*' | b'.')
}

/// The placeholder that begins here.
pub(super) fn at(text: &str, at: usize, value: Value) -> Option<&str> {
    let rest = text.get(at..)?;
    let before = text[..at].bytes().next_back();
    let is_apart = !before.is_some_and(|byte| byte.is_ascii_alphanumeric());
    let is_broken = value == Value::Broken;
    match rest.as_bytes().first()? {
        b'{' => between(rest, "{{", "}}", any)
            .or_else(|| between(rest, "{%", "%}", any))
            .or_else(|| between(rest, "{", "}", |name| value != Value::Free && is_name(name))),
        b'$' => between(rest, "${", "}", any)
            .or_else(|| between(rest, "$(", ")", is_name))
            .or_else(|| between(rest, "$[", "]", any))
            .or_else(|| variable(rest).filter(|name| is_apart && (is_broken || is_capital(&name[1..])))),
        b'<' => between(rest, "<%", "%>", any)
            .or_else(|| between(rest, "<+", ">", any))
            .or_else(|| between(rest, "<", ">", is_phrase)),
        b'#' => between(rest, "#{", "}", any),
        // not `%%NAME%%`: a recorded answer of the service has one, so these are sent unchanged
        b'%' => between(rest, "%{", "}", any)
            .or_else(|| between(rest, "%(", ")s", is_name))
            .or_else(|| between(rest, "%(", ")d", is_name))
            .or_else(|| {
                between(rest, "%", "%", |name| is_broken && before != Some(b'%') && name.len() > 2 && is_capital(name))
            })
            .or_else(|| conversion(rest)),
        b'@' => between(rest, "@@", "@@", is_name),
        b'[' => between(rest, "[[", "]]", any)
            .or_else(|| between(rest, "[", "]", |name| is_name(name) && is_apart && (is_broken || is_capital(name)))),
        // people give things such names, too
        b'_' if is_broken => between(rest, "__", "__", is_capital),
        b'*' if is_broken => run(rest, b'*'),
        b'.' if is_broken && before != Some(b'.') => run(rest, b'.').filter(|dots| dots.len() == 3),
        _ => None,
    }
}

/// The text between two marks, including them.
fn between<'a>(rest: &'a str, open: &str, close: &str, is_content: impl Fn(&str) -> bool) -> Option<&'a str> {
    let inside = rest.strip_prefix(open)?;
    let content = &inside[..bytes::position(&inside[..reach(inside)], close)?];
    is_content(content).then(|| &rest[..open.len() + content.len() + close.len()])
}

/// How much of a text is looked at.
fn reach(text: &str) -> usize {
    (0..=text.len().min(REACH)).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0)
}

/// Anything but nothing.
fn any(content: &str) -> bool {
    !content.trim().is_empty() && !content.contains('\n')
}

/// The name of a variable, or a path to one.
fn is_name(content: &str) -> bool {
    content.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && content.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

/// A name, or what is to be written in words.
fn is_phrase(content: &str) -> bool {
    content.len() > 1
        && content.starts_with(|c: char| c.is_ascii_alphabetic())
        && content.chars().all(|c| {
            c.is_ascii_alphanumeric() || !c.is_ascii() || matches!(c, ' ' | '_' | '-' | '.' | '/' | ':' | '\'')
        })
}

/// A name in capital letters, of two at least.
fn is_capital(name: &str) -> bool {
    name.len() > 1
        && name.bytes().any(|byte| byte.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// `$NAME` of a shell, but not the version `$LATEST` of a function, well or badly spelt.
fn variable(rest: &str) -> Option<&str> {
    let name = rest.strip_prefix('$')?;
    let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let name = &name[..length];
    let is_latest = name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("LAT"));
    let is_one = is_name(name) && length > 1 && !is_latest;
    is_one.then(|| &rest[..=length])
}

/// `%s` or `%d` of a format.
fn conversion(rest: &str) -> Option<&str> {
    let is_one = matches!(rest.as_bytes().get(1), Some(b's' | b'd'));
    let ends = !rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphanumeric);
    (is_one && ends).then(|| &rest[..2])
}

/// Three or more times the same.
fn run(rest: &str, byte: u8) -> Option<&str> {
    let length = rest.bytes().take_while(|&other| other == byte).count();
    (length > 2).then(|| &rest[..length])
}

//! Why a text is not HCL.

use super::MAX_BYTES;
use crate::json::{FaultKind, MAX_NODES, SyntaxFault};
use hcl_edit::parser::Error;

/// The document is longer than [`MAX_BYTES`].
#[cold]
pub(super) fn over_size(bytes: usize) -> Box<SyntaxFault> {
    let message = format!("the document has {bytes} bytes; the limit for HCL is {MAX_BYTES}");
    Box::new(SyntaxFault { start: 0, end: 0, kind: FaultKind::TooMany, message, help: "split it into several files" })
}

/// The document has more than [`MAX_NODES`] values.
#[cold]
pub(super) fn over_limit(at: usize) -> Box<SyntaxFault> {
    let message = format!("the document has more than {MAX_NODES} values");
    let help = "split it into several files";
    Box::new(SyntaxFault { start: at, end: at, kind: FaultKind::TooMany, message, help })
}

/// What the parser reports. `base` is the offset of `body` in the text.
#[cold]
pub(super) fn of_parser(body: &str, base: usize, error: &Error) -> Box<SyntaxFault> {
    let at = floor(body, error.location().offset());
    let end = token_end(body, at);
    let (kind, message, help) = explain(error.message(), body.get(at..end).unwrap_or_default());
    Box::new(SyntaxFault { start: base + at, end: base + end, kind, message, help })
}

fn explain(message: &str, token: &str) -> (FaultKind, String, &'static str) {
    if message.contains("redefined attribute") {
        let message = format!("the argument `{token}` is set more than once in the same block");
        return (FaultKind::Hcl, message, "keep one; Terraform rejects the file");
    }
    if message.contains("nesting depth") {
        return (FaultKind::TooDeep, "blocks and expressions are nested more than 64 levels deep".to_owned(), "");
    }
    if message.contains("chained binary operators") {
        return (FaultKind::TooDeep, "an expression chains more than 128 operators".to_owned(), "");
    }
    if token.starts_with(['\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}']) {
        return (FaultKind::Hcl, "curly quotes are not allowed".to_owned(), "use straight double quotes");
    }
    if token == "'" {
        return (FaultKind::Hcl, "single quotes are not allowed".to_owned(), "use double quotes");
    }
    if crate::conflict::MARKERS.contains(&token) {
        return (FaultKind::Hcl, "unresolved merge conflict".to_owned(), "resolve the conflict and remove its markers");
    }
    // the parser names what it was reading before what it expected
    let expected = message.rsplit_once("; ").map_or(message, |(_, expected)| expected);
    (FaultKind::Hcl, format!("invalid HCL: {expected}"), "fix the syntax; `terraform validate` reports the same place")
}

/// The start of the character that an offset is in.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The end of the word, the run of the same sign, or the character at an offset.
fn token_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let Some(first) = rest.chars().next() else { return at };
    let is_same = |next: char| match first {
        '_' | 'a'..='z' | 'A'..='Z' => next.is_ascii_alphanumeric() || matches!(next, '_' | '-'),
        '<' | '=' | '>' => next == first,
        _ => false,
    };
    at + rest.find(|next| !is_same(next)).unwrap_or(rest.len()).max(first.len_utf8())
}

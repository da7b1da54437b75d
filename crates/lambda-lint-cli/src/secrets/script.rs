//! Values in scripts and source code that may be secrets: what is assigned to a name in capitals, and credentials.

use super::careful::{self, Text};
use super::is_credential;
use std::ops::Range;

/// The ranges of `text` not to be shown, ascending.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        if length == 0 {
            at += 1;
            continue;
        }
        let name = &text[at..at + length];
        at += length;
        let is_capital = name.len() > 1 && !name.bytes().any(|byte| byte.is_ascii_lowercase());
        if is_capital && name.starts_with(|first: char| first.is_ascii_uppercase()) {
            let value = value_of(text, at);
            at = value.end.max(at);
            if !value.is_empty() {
                found.push(value);
            }
        }
    }
    found.extend(careful::find(text, Text::Script));
    found.extend(words(text).filter(|range| is_credential(&text[range.clone()])));
    found.sort_by_key(|range| range.start);
    found.dedup_by(|next, last| {
        let is_within = next.start < last.end;
        if is_within {
            last.end = last.end.max(next.end);
        }
        is_within
    });
    found
}

/// The value that is assigned after a name, with `=` or `:` and perhaps quotes; empty if there is none.
fn value_of(text: &str, from: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let mut at = from;
    if matches!(byte(at), b'"' | b'\'' | b'`') {
        at += 1;
    }
    while byte(at) == b' ' {
        at += 1;
    }
    if !matches!(byte(at), b'=' | b':') || byte(at + 1) == b'/' {
        return from..from;
    }
    at += 1;
    while matches!(byte(at), b' ' | b'\\') {
        at += 1;
    }
    let quote = byte(at);
    let is_quoted = matches!(quote, b'"' | b'\'' | b'`');
    let start = at + usize::from(is_quoted);
    let is_end = |byte: u8| match is_quoted {
        true => byte == quote || byte == b'\n',
        false => matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b'}' | b')' | b';' | b'"' | b'\''),
    };
    let length = bytes.get(start..).unwrap_or_default().iter().take_while(|byte| !is_end(**byte)).count();
    start..start + length
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let start = text.as_ptr() as usize;
    text.split_ascii_whitespace().map(move |word| {
        let at = word.as_ptr() as usize - start;
        at..at + word.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut shown = text.to_owned();
        find(text).into_iter().rev().for_each(|range| shown.replace_range(range, "*"));
        shown
    }

    #[test]
    fn hides_what_is_assigned_to_names_in_capitals() {
        assert_eq!(shown("AWS_TOKEN=abc aws lambda x --name b"), "AWS_TOKEN=* aws lambda x --name b");
        assert_eq!(shown("PW=\"a b\" --role arn:aws:iam::1:role/x"), "PW=\"*\" --role arn:aws:iam::1:role/x");
        assert_eq!(
            shown("Environment: {Variables: {'API_KEY': 'x', B2: \"y\"}}"),
            "Environment: {Variables: {'API_KEY': '*', B2: \"*\"}}"
        );
        assert_eq!(shown("url https://me:pw@host/ x"), "url * x");
        assert_eq!(shown("ARN https://host Runtime=x"), "ARN https://host Runtime=x");
    }
}

//! Secrets in scripts and source code by the names before them, also where a name is misspelled.

use super::names::{Meaning, is_near_option};
use std::ops::Range;

/// The ranges of `text` not to be shown, ascending.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let is_option = bytes[at] == b'-';
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || is_option && *byte == b'-';
        let end = at + bytes[at..].iter().take_while(|byte| is_name(byte)).count();
        if end == at {
            at += 1;
            continue;
        }
        let name = &text[at..end];
        at = end;
        if is_option && is_near_option(name) {
            at = option(text, name, end, &mut found);
        } else if !is_option && Meaning::of(name) == Meaning::Secret {
            at = member(text, end, &mut found);
        }
    }
    found
}

fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or_default()
}

fn skip(text: &str, mut at: usize, bytes: &[u8]) -> usize {
    while bytes.contains(&byte(text, at)) {
        at += 1;
    }
    at
}

/// The end of a string that begins here, without its closing quote.
fn string_end(text: &str, at: usize) -> usize {
    let quote = byte(text, at);
    let mut end = at + 1;
    while end < text.len() && byte(text, end) != quote {
        end += 1 + usize::from(byte(text, end) == b'\\');
    }
    let mut end = end.min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}

fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// Hides the value of an option, and returns its end.
fn option(text: &str, name: &str, end: usize, found: &mut Vec<Range<usize>>) -> usize {
    let start = skip(text, end, b" =:\t\\\r\n");
    if byte(text, start) == b'-' || start == end {
        return end;
    }
    let (start, stop) = match byte(text, start) {
        quote if is_quote(quote) => (start + 1, string_end(text, start)),
        b'@' if byte(text, start + 1) == b'{' => return block(text, start + 1, found),
        _ => {
            let length = text[start..].find([' ', '\t', '\r', '\n']).unwrap_or(text.len() - start);
            (start, start + length)
        }
    };
    let value = &text[start..stop];
    let is_path = value.contains("://") || value.starts_with('$') || value.ends_with(".zip");
    let is_read = name == "--cli-input-json" && serde_json::from_str::<serde_json::Value>(value).is_ok();
    if is_path || is_read {
        return stop;
    }
    match value.find('{').filter(|_| name == "--environment") {
        Some(brace) => {
            block(&text[..stop], start + brace, found);
        }
        None => found.push(start..stop),
    }
    stop
}

/// Hides what is assigned to a name, and returns its end.
fn member(text: &str, end: usize, found: &mut Vec<Range<usize>>) -> usize {
    let at = skip(text, end + usize::from(is_quote(byte(text, end))), b" ");
    if !matches!(byte(text, at), b'=' | b':') || matches!(byte(text, at + 1), b'=' | b':' | b'/') {
        return end;
    }
    let at = skip(text, at + 1, b" >@\t\r\n");
    let at = at + usize::from(matches!(byte(text, at), b'b' | b'f' | b'r') && is_quote(byte(text, at + 1)));
    match byte(text, at) {
        b'{' | b'[' => block(text, at, found),
        quote if is_quote(quote) => {
            let stop = string_end(text, at);
            found.push(at + 1..stop);
            stop
        }
        _ => end,
    }
}

/// Hides the values in brackets, and returns the end of them. A string before a colon is a name.
fn block(text: &str, start: usize, found: &mut Vec<Range<usize>>) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while at < text.len() {
        match byte(text, at) {
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return at + 1,
            b'}' | b']' => depth -= 1,
            quote if is_quote(quote) => {
                let stop = string_end(text, at);
                let next = byte(text, skip(text, stop + 1, b" "));
                if !matches!(next, b':' | b'=') && stop > at + 1 {
                    found.push(at + 1..stop);
                }
                at = stop;
            }
            b'=' | b':' => {
                let from = skip(text, at + 1, b" >@");
                let rest = text.get(from..).unwrap_or_default();
                let length = rest.find([',', '}', ']', '{', '[', '"', '\'', '`', '\n', ';', ' ']).unwrap_or(rest.len());
                if length > 0 {
                    found.push(from..from + length);
                }
                at = (from + length).max(at + 1);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    text.len()
}

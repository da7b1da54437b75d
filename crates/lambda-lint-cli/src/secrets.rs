//! Where the secrets of a text are: values of environment variables, and the archive. No output shows them, not even
//! as the line that a finding is about.
//!
//! Takes rather too much than too little: a request may spell `Environment` wrong, leave out `Variables`, or be no
//! JSON, and what stands there is a secret all the same.

mod broken;
mod careful;
mod hcl;
mod level;
mod names;
mod public_names;
mod script;
mod yaml;

use crate::json_scan::{Scanner, Token, decoded};
use careful::Text;
use lambda_lint::Syntax;
use lambda_lint::internals::shown_part;
use lambda_lint_extract::secrets_of_commands;
use lambda_lint_syntax::{hcl as hcl_syntax, json};
use level::Level;
use names::Meaning;
use std::ops::Range;

/// No request is nested deeper; below it, everything counts as secret.
const MAX_DEPTH: usize = 200;

/// The ranges of `text` not to be shown, ascending. `broken_at` is where the text stopped being what it is meant to be.
pub(crate) fn find(text: &str, syntax: Syntax, broken_at: Option<Range<usize>>) -> Vec<Range<usize>> {
    let is_broken = match syntax {
        Syntax::Json => broken_at.is_some() || json::parse(text).is_err(),
        _ => is_broken(text, syntax),
    };
    find_in(text, syntax, broken_at, is_broken)
}

/// The same of a text that may not be what it is meant to be.
pub(crate) fn find_in_any(text: &str, syntax: Syntax) -> Vec<Range<usize>> {
    match syntax {
        Syntax::Json => {
            let fault = json::parse(text).err().map(|fault| fault.start..fault.end);
            let is_broken = fault.is_some();
            find_in(text, syntax, fault, is_broken)
        }
        _ => find_in(text, syntax, None, is_broken(text, syntax)),
    }
}

/// Whether a text in another language than JSON cannot be read, where that decides what is shown of it.
fn is_broken(text: &str, syntax: Syntax) -> bool {
    syntax == Syntax::Hcl && hcl_syntax::parse(text).is_err()
}

fn find_in(text: &str, syntax: Syntax, broken_at: Option<Range<usize>>, is_broken: bool) -> Vec<Range<usize>> {
    // a byte that is no text has become a character of three
    let boundary = |offset| (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
    let broken_at = broken_at.map(|fault| {
        let start = boundary(fault.start.min(text.len()));
        start..boundary(fault.end.min(text.len())).max(start)
    });
    let own = match syntax {
        Syntax::Json if broken_at.is_some() => broken::find(text).unwrap_or_else(|| find_in_json(text, broken_at)),
        Syntax::Json => find_in_json(text, None),
        Syntax::Hcl => hcl::find(text),
        Syntax::Yaml => yaml::find(text, broken_at),
        _ => script::find(text),
    };
    let own = if is_broken { merge(own, careful::find(text, Text::Broken)) } else { own };
    merge(own, secrets_of_commands(text, syntax))
}

/// All ranges of two lists, ascending. Those that overlap are one.
pub(crate) fn merge(mut ranges: Vec<Range<usize>>, more: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if more.is_empty() {
        return ranges;
    }
    ranges.extend(more);
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup_by(|next, last| {
        let is_within = next.start < last.end;
        if is_within {
            last.end = last.end.max(next.end);
        }
        is_within
    });
    ranges
}

fn find_in_json(text: &str, broken_at: Option<Range<usize>>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut levels: Vec<Level> = Vec::new();
    // the text before a fault is read as the engine read it; the text after it may be anything
    let (end, fault_end) = broken_at.as_ref().map_or((text.len(), text.len()), |fault| (fault.start, fault.end));
    // a name without a colon so far
    let mut loose = None;
    for (token, range) in Scanner::new(text) {
        if range.start >= end {
            break;
        }
        loose = None;
        let written = text.get(range.clone()).unwrap_or_default();
        match token {
            Token::OpenObject | Token::OpenList if levels.len() >= MAX_DEPTH => {
                found.push(range.start..text.len());
                return found;
            }
            Token::OpenObject | Token::OpenList => {
                levels.push(Level::within(levels.last(), token == Token::OpenObject));
            }
            Token::Close => drop(levels.pop()),
            Token::Colon => levels.last_mut().into_iter().for_each(|level| level.expect(false)),
            Token::Comma => levels.last_mut().into_iter().for_each(|level| level.expect(true)),
            Token::Text => match levels.last_mut() {
                Some(level) if level.awaits_name() => {
                    if level.hides_names() {
                        found.push(inside_quotes(text, range.clone()));
                    } else {
                        found.extend(part_after_name(text, inside_quotes(text, range.clone()), Syntax::Json));
                    }
                    loose =
                        Some(range).filter(|range| level.is_hidden() || is_behind_secret(text, &found, range.start));
                    match decoded(written) {
                        Some(name) => level.name(&name),
                        None => level.hidden_name(),
                    }
                }
                Some(level) if level.is_secret_value() => found.push(inside_quotes(text, range)),
                Some(_) if range.end > end => {
                    let read = text.get(range.start..fault_end).unwrap_or_default();
                    found.extend(may_hold_secret(read).then(|| inside_quotes(text, range)));
                }
                Some(_) if token_holds_secret(written) => found.push(inside_quotes(text, range)),
                Some(level) if is_header_of_secret(written.trim_matches('"')) => level.hide_rest(),
                Some(_) => {}
                // a text that is nothing but a string may be a request in quotes
                None => found.push(inside_quotes(text, range)),
            },
            Token::Word if levels.last().is_some_and(Level::is_secret_value) => found.push(range),
            Token::Word => {}
        }
    }
    if let Some(fault) = broken_at {
        // it is none if a bare quote cut a value in two
        let loose = loose.map(|range| inside_quotes(text, range));
        found.extend(loose.filter(|range| found.last() != Some(range)));
        // outside of everything it may be a piece of what was torn apart; a secret without quotes ends nobody knows where
        let is_secret = levels.last().is_none_or(Level::is_secret_value)
            || text.get(fault.clone()).is_some_and(|torn| torn.starts_with('"') && may_hold_secret(torn));
        let from = if is_secret { fault.start } else { fault.end };
        // the fault may lie in a secret, or behind a piece of it
        let from = found.iter().find(|range| range.end > from).map_or(from, |torn| torn.start.min(from));
        let rest = text.get(from..).unwrap_or_default();
        if rest.contains(|c: char| !matches!(c, '{' | '}' | '[' | ']' | ',' | ':' | ' ' | '\t' | '\r' | '\n')) {
            found.retain(|range| range.end <= from);
            found.push(from..text.len());
        }
    }
    found
}

/// Whether nothing but a comma separates this place from the secret that was found last.
fn is_behind_secret(text: &str, found: &[Range<usize>], at: usize) -> bool {
    let between = found.last().and_then(|secret| text.get(secret.end..at));
    between.is_some_and(|between| between.chars().all(|c| matches!(c, '"' | ',' | ' ' | '\t' | '\r' | '\n')))
}

/// Whether a string of JSON is itself JSON with a secret in it. Without a quote in it, it has no member.
fn token_holds_secret(token: &str) -> bool {
    if !token.contains('\\') {
        return is_credential(token.trim_matches('"'));
    }
    decoded(token).map_or_else(|| may_hold_secret(token), |text| holds_secret(&text))
}

/// Whether there may be a secret in a piece of text that nobody can read: going by the names in it, for what is an object,
/// or a credential.
fn may_hold_secret(text: &str) -> bool {
    words(text).any(|word| Meaning::of(word) != Meaning::Other) || text.contains('{') || is_credential(text)
}

/// Whether a value has credentials in it, or is JSON with a secret in it, such as the body of a call. It need not be valid.
fn holds_secret(text: &str) -> bool {
    let is_json = text.trim_start().starts_with(['{', '[', '"']);
    is_credential(text) || is_json && names_secret(text) || text.contains('{') && !find_in_json(text, None).is_empty()
}

/// Whether a name of a secret is in a text.
fn names_secret(text: &str) -> bool {
    words(text).any(|word| Meaning::of(word) == Meaning::Secret)
}

/// What may be names in a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-')).filter(|word| !word.is_empty())
}

/// Whether a value has what signs a call in it, or a password in an address.
fn is_credential(text: &str) -> bool {
    const MARKS: [&str; 5] =
        ["x-amz-security-token", "x-amz-signature", "x-amz-credential", "authorization:", "aws4-hmac-sha256"];
    let has_user = |address: &str| address.split(['/', '?', '#']).next().is_some_and(|host| host.contains('@'));
    let lower = text.to_ascii_lowercase();
    !is_header_of_secret(text) && MARKS.iter().any(|mark| lower.contains(mark))
        || text.split("://").skip(1).any(has_user)
}

/// Whether a value is the name of a header that signs a call. The header's value is next to it.
fn is_header_of_secret(text: &str) -> bool {
    ["authorization", "x-amz-security-token", "x-amz-signature"].iter().any(|name| text.eq_ignore_ascii_case(name))
}

/// Whether what is at this JSON Pointer into a request may be a secret.
pub(crate) fn is_secret_place(pointer: &str) -> bool {
    let mut steps = pointer.split('/').skip(1);
    match steps.next().map(Meaning::of) {
        Some(Meaning::Secret) => true,
        Some(Meaning::Code) => steps.next().is_none_or(|step| Meaning::in_code(step) == Meaning::Secret),
        Some(Meaning::Other) | None => false,
    }
}

/// The part of a name that may be a value, as in `"DB_PASSWORD=hunter2": ""`. `name` is where it is, without its quotes.
fn part_after_name(text: &str, name: Range<usize>, syntax: Syntax) -> Option<Range<usize>> {
    let shown = shown_part(text.get(name.clone())?, syntax)?.len();
    Some(name.start + shown..name.end)
}

/// The quotes of a string are no secret, and look better.
fn inside_quotes(text: &str, range: Range<usize>) -> Range<usize> {
    let is_closed = range.len() > 1 && text.as_bytes().get(range.end - 1) == Some(&b'"');
    range.start + 1..if is_closed { range.end - 1 } else { range.end }
}

#[cfg(test)]
mod tests;

//! Strings of a wrong length or form.

use super::hint::{hint, what};
use super::{Listing, Words, function_name};
use crate::facts::limits;
use crate::message::{Int, Message, Text, Then, Word, invisible};
use crate::model::pattern::{Mismatch, Pattern};
use crate::model::{Kind, Shape};
use crate::msg;
use crate::schema::arn;

pub(in crate::schema) fn too_short(shape: &Shape, characters: usize, min: usize) -> Words {
    if characters == 0 {
        let help = msg!("use {what}, or remove the member", what = Then(what(shape)));
        return Words::new("the string is empty", help);
    }
    let message =
        msg!("the string has {actual}, below the minimum of {min}", actual = Characters(characters), min = Int(min));
    Words::new(message, msg!("use {what}", what = Then(what(shape))))
}

pub(in crate::schema) fn too_long(shape: &Shape, characters: usize, max: usize) -> Words {
    if shape.name == "FunctionName" {
        let bare = limits::FUNCTION_NAME_LENGTH;
        return Words::new(
            msg!("the name has {actual}, above the limit of {max}", actual = Characters(characters), max = Int(max)),
            msg!("shorten it to {bare}, or to {max} for an ARN", bare = Characters(bare), max = Int(max)),
        );
    }
    let help = shape.annotation.too_long.unwrap_or("shorten it");
    let message =
        msg!("the string has {actual}, above the limit of {max}", actual = Characters(characters), max = Int(max));
    Words::new(message, help)
}

/// The number of list entries in one string, if there are several.
fn entries_in(shape: &Shape, text: &str) -> Option<usize> {
    let beginning = shape.annotation.prefix.filter(|_| shape.annotation.in_list)?;
    let mut entries = 0;
    for part in text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '[' | ']' | '"' | '\''))
        .filter(|part| !part.is_empty())
    {
        entries += usize::from(part.starts_with(beginning));
    }
    (entries > 1).then_some(entries)
}

/// Whether a text contains its own quotes: it was quoted twice.
fn is_quoted(text: &str) -> bool {
    ['"', '\''].iter().any(|&quote| {
        let inside = text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
        inside.is_some_and(|inside| !inside.is_empty() && !inside.contains(quote))
    })
}

/// A string that does not have the form of its shape.
pub(in crate::schema) fn malformed(shape: &Shape, text: &str) -> Words {
    let value = Text(text);
    let help = hint(shape, text).map_or_else(|| msg!("use {what}", what = Then(what(shape))), Into::into);
    if text.is_empty() {
        let required = ["FunctionName", "RoleArn"].contains(&shape.name);
        let help = match required {
            true => msg!("use {what}", what = Then(what(shape))),
            false => msg!("use {what}, or remove the member", what = Then(what(shape))),
        };
        return Words::new("the string is empty", help);
    }
    if let Some(entries) = entries_in(shape, text) {
        let message = msg!("{value} contains {count} entries of the list", value = value, count = Int(entries));
        return Words::new(message, "use one string for each entry, separated by commas");
    }
    if is_quoted(text) {
        return Words::new(msg!("{value} has quotes inside the string", value = value), "remove the inner quotes");
    }
    if let Some((form, fault)) = shape.annotation.arn.and_then(|form| Some((form, arn::fault(form, text)?))) {
        let expected = Word(form.names);
        let message = msg!(
            "{value} is not the ARN of {expected}: {fault}",
            value = value,
            expected = expected,
            fault = Then(fault)
        );
        return Words::new(message, help);
    }
    if shape.name == "FunctionName" && text.contains(':') {
        let fault = Then(function_name::fault(text));
        return Words::new(
            msg!("{value} is not the name or ARN of a function: {fault}", value = value, fault = fault),
            help,
        );
    }
    let pattern = if let Kind::Text(text) = &shape.kind { text.pattern } else { None };
    if let Some(prefix) = shape.annotation.prefix.filter(|prefix| !text.starts_with(prefix)) {
        let message = msg!("{value} must start with {expected}", value = value, expected = Name(prefix));
        return Words::new(message, help);
    }
    match pattern.and_then(|pattern| Some((pattern, pattern.mismatch(text)?))) {
        Some((pattern, mismatch)) => Words::new(mismatch_words(text, pattern, mismatch), help),
        None if shape.name == "S3Bucket" => {
            Words::new(msg!("{value} is a URL, not the name of a bucket", value = value), help)
        }
        None => Words::new(msg!("{value} has an invalid format", value = value), help),
    }
}

/// How many characters a message names.
const MAX_CHARACTERS: usize = 3;
/// The maximum number of characters to inspect, because a hostile text can have millions.
const MAX_INSPECTED: usize = 200;

/// The position where a text violates its pattern.
pub(super) fn mismatch_words(text: &str, pattern: &Pattern, mismatch: Mismatch) -> Message {
    let value = Text(text);
    let at = match mismatch {
        Mismatch::Unfinished if text.is_empty() => return "the string is empty".into(),
        Mismatch::At(at) if text.is_char_boundary(at) && at < text.len() => at,
        _ => return msg!("{value} ends too early", value = value),
    };
    let (before, rest) = text.split_at(at);
    let place = Int(before.chars().count() + 1);
    let (mut several, mut named) = (Listing::default(), Vec::new());
    for next in rest.chars().take(MAX_INSPECTED) {
        let is_new = named.len() < MAX_CHARACTERS && !named.contains(&next);
        if named.is_empty() || is_new && is_nowhere(pattern, next) {
            several.part(character(next));
            named.push(next);
        }
    }
    let several = Word(several.with("and"));
    match (at, named.len()) {
        (0, 1) => msg!("{value} must not start with {characters}", value = value, characters = several),
        (_, 1) => msg!(
            "{value} must not contain {characters}, at character {at}",
            value = value,
            characters = several,
            at = place
        ),
        _ => msg!(
            "{value} must not contain {characters}, first at character {at}",
            value = value,
            characters = several,
            at = place
        ),
    }
}

/// Whether no text of this form may contain a character. Only for the forms of names, which consist of a set of characters.
#[inline(never)]
fn is_nowhere(pattern: &Pattern, character: char) -> bool {
    pattern.mismatch("aaaa").is_none() && pattern.mismatch(&format!("aa{character}aa")).is_some()
}

/// A description of a character that makes spaces visible.
fn character(found: char) -> String {
    match found {
        ' ' => "a space".into(),
        '\n' | '\r' => "a line break".into(),
        '\t' => "a tab".into(),
        c if c.is_control() || c.is_whitespace() || invisible::name(c).is_some() => invisible::describe(c),
        c if !c.is_ascii() => format!("`{c}` ({})", invisible::describe(c)),
        c => format!("`{c}`"),
    }
}

#[cfg(test)]
mod tests {
    use crate::Linter;

    #[test]
    fn up_to_three_characters_are_named() {
        for (name, said) in [
            ("ab!!", "must not contain `!`, at character 3"),
            ("!ab", "must not start with `!`"),
            ("!a!b c", "must not contain `!` and a space, first at character 1"),
            ("a b!c§d?e", "must not contain a space, `!` and `§` (U+00A7), first at character 2"),
        ] {
            let report = Linter::new().lint_str(&format!(r#"{{"FunctionName": "{name}"}}"#));
            let found = report.errors().find(|found| found.path == "/FunctionName").expect("a fault");
            assert_eq!(found.message, format!("`{name}` {said}"));
        }
    }
}

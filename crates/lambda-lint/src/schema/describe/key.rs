//! Keys of maps: names of environment variables, keys of tags.

use super::Words;
use super::hint::what;
use super::text::mismatch_words;
use crate::model::pattern::Mismatch;
use crate::model::{Shape, Text as TextShape};
use crate::msg;

/// Describes an invalid key; `None` if only its length in bytes is above the limit, not its length in characters.
pub(in crate::schema) fn malformed_key(key: &Shape, text: &TextShape, value: &str) -> Option<Words> {
    let help = msg!("use {what}", what = Then(what(key)));
    if value.is_empty() {
        return Some(Words::new("a key is empty", help));
    }
    let Some((pattern, mismatch)) = text.pattern.and_then(|pattern| Some((pattern, pattern.mismatch(value)?))) else {
        let characters = value.chars().count();
        let message = msg!(
            "the key {key} has {actual}, above the limit of {max}",
            key = Text(value),
            actual = Characters(characters),
            max = Int(text.max)
        );
        return (characters > text.max as usize).then(|| Words::new(message, "shorten it"));
    };
    if key.name == "EnvironmentVariableName" {
        if value.chars().count() == 1 && value.chars().all(|c| c.is_ascii_alphabetic()) {
            return Some(Words::new(
                msg!("the name {key} has one character; an environment variable needs at least two", key = Text(value)),
                "use a longer name",
            ));
        }
        if mismatch == Mismatch::At(0) {
            let message = msg!("the name {key} of an environment variable must start with a letter", key = Text(value));
            return Some(Words::new(message, help));
        }
    }
    Some(Words::new(msg!("the key {fault}", fault = Then(mismatch_words(value, pattern, mismatch))), help))
}

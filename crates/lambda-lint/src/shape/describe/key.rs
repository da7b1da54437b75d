//! Keys of maps: names of environment variables, keys of tags.

use super::hint::what;
use super::text::mismatch_words;
use super::{Words, shorten};
use crate::diagnostic::Params;
use crate::shape::model::{Shape, Text};
use crate::shape::pattern::Mismatch;

/// What is wrong with a key; `None` if it only looked so, counted in bytes.
pub(in crate::shape) fn malformed_key(key: &Shape, text: &Text, value: &str, params: &mut Params) -> Option<Words> {
    let help = format!("write {}", what(key));
    if value.is_empty() {
        return Some(Words::new("a key is empty", help));
    }
    let Some((pattern, mismatch)) = text.pattern.and_then(|pattern| Some((pattern, pattern.mismatch(value)?))) else {
        let characters = value.chars().count();
        let message =
            format!("the key `{}` has {characters} characters; at most {} are allowed", shorten(value), text.max);
        params.add("max", text.max);
        params.add("actual", characters);
        return (characters > text.max as usize).then(|| Words::new(message, "shorten it"));
    };
    let shown = shorten(value);
    if key.name == "EnvironmentVariableName" {
        if value.chars().count() == 1 && value.chars().all(|c| c.is_ascii_alphabetic()) {
            return Some(Words::new(
                format!("`{shown}` has one character; the name of an environment variable needs at least two"),
                "use a longer name",
            ));
        }
        if mismatch == Mismatch::At(0) {
            let message = format!("`{shown}` must start with a letter, as the name of an environment variable");
            return Some(Words::new(message, help));
        }
    }
    Some(Words::new(format!("the key {}", mismatch_words(&shown, value, pattern, mismatch, params)), help))
}

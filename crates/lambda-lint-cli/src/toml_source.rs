//! The text of a file in TOML, for errors that show the place.

use crate::error::Error;
use std::ops::Range;

/// The text and path of a configuration, for the positions of errors.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Source {
    /// Line and column, from 1.
    pub(crate) fn position(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    pub(crate) fn error(&self, span: Range<usize>, message: impl Into<String>) -> Error {
        let (line, column) = self.position(span.start);
        Error::Config { path: self.name.clone(), line, column, message: message.into() }
    }
}

/// A message of a library without line breaks.
pub(crate) fn one_line(message: &str) -> String {
    message.replace('\n', " ")
}

/// The message of serde for an unknown key, shortened to the key that was probably meant.
pub(crate) fn meant(message: &str) -> String {
    let Some(rest) = message.strip_prefix("unknown field ") else { return one_line(message) };
    let mut quoted = rest.split('`').skip(1).step_by(2);
    let Some(unknown) = quoted.next() else { return message.to_owned() };
    unknown_key(unknown, &quoted.collect::<Vec<_>>())
}

/// The message for an unknown key: the one that was probably meant, or all that exist.
pub(crate) fn unknown_key(unknown: &str, known: &[&str]) -> String {
    let distance = |known: &str| strsim::osa_distance(&unknown.replace('_', "-"), known);
    let nearest = known.iter().copied().min_by_key(|known| distance(known));
    match nearest.filter(|known| distance(known) <= 1 + known.len() / 4) {
        Some(nearest) => format!("unknown key `{unknown}`; did you mean `{nearest}`?"),
        None => format!("unknown key `{unknown}`; expected {}", known.join(", ")),
    }
}

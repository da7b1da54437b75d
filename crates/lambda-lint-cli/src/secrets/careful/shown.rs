//! What is shown of the value of a secret: names in it, and variables.

use super::super::names::is_near_secret;
use super::{Scanner, Text, Value};
use std::ops::Range;

impl Scanner<'_> {
    /// Whether what is written here is a name, and may be shown. `start` and `end` include quotes.
    pub(super) fn is_name(&self, value: &Value, start: usize, end: usize, inner: Range<usize>) -> bool {
        let written = self.text.get(inner).unwrap_or_default();
        if written.is_empty()
            || !written.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        {
            return false;
        }
        let is_before_value = matches!(self.after_name(end), b'=' | b':');
        if is_near_secret(written) {
            return true;
        }
        let before = self.text[..start].trim_end_matches([' ', '\t', '\r', '\n', '@']);
        let is_variable = value.brackets.last().copied().unwrap_or(value.is_option);
        value.kind == Text::Script && is_variable && is_before_value && before.ends_with(['{', ',', '(', '['])
    }

    /// Whether a bracket follows the name of a secret.
    pub(super) fn is_after_secret(&self, bracket: usize) -> bool {
        let before = &self.text[..bracket];
        let before = before.trim_end_matches(|c: char| c.is_whitespace() || "=:\"'`@({[".contains(c));
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let name = &before[before.trim_end_matches(is_word).len()..];
        is_near_secret(name) || name == "dict" || self.carriers.contains(name)
    }

    /// Whether the value of an option is a variable and nothing else.
    pub(super) fn is_variable(&self, value: &Value, start: usize, end: usize) -> bool {
        let is_quoted = start.checked_sub(1).is_some_and(|before| self.byte(before) == b'"');
        let is_single = start.checked_sub(1).is_some_and(|before| self.byte(before) == b'\'');
        let name = self.text[start..end].strip_prefix('$').unwrap_or_default();
        let is_whole =
            matches!(self.byte(end), 0 | b' ' | b'\t' | b'\r' | b'\n') || is_quoted && self.byte(end) == b'"';
        !value.has_begun
            && !is_single
            && is_whole
            && !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    }

    /// Whether the value of `--code` does not say where the archive is.
    pub(super) fn is_archive(&self, end: usize) -> bool {
        let line = self.text[end..].lines().next().unwrap_or_default();
        let value = line.split(" --").next().unwrap_or_default().to_ascii_lowercase();
        !["s3", "imageuri", "$"].iter().any(|place| value.contains(place))
    }
}

//! Where the value of a secret ends.

use super::super::public_names::is_public;
use super::{MAX_LINE, Scanner, Text, Value};

impl Scanner<'_> {
    /// Whether another member or option begins here.
    pub(super) fn begins_other(&self, value: &Value, at: usize) -> bool {
        let end = self.word_end(at);
        let word = &self.text[at..end];
        let before = self.text[..at].chars().next_back();
        if word.starts_with('-') && before.is_some_and(char::is_whitespace) {
            let name = word.trim_start_matches('-');
            let is_option = name.starts_with(|c: char| c.is_ascii_alphabetic());
            return is_option && value.has_begun | value.is_option && (self.depth <= value.depth || is_public(name));
        }
        if !is_public(word) || !matches!(self.after_name(end), b'=' | b':' | b'{') {
            return false;
        }
        if value.is_code {
            return true;
        }
        let is_outside = self.depth <= value.depth;
        match (self.indent(at), value.indent) {
            (Some(indent), Some(around)) => is_outside && indent <= around,
            (Some(_), None) => is_outside,
            (None, _) => {
                let before = self.text[..at].trim_end_matches([' ', '\t', '"', '\'', '\\', '`']);
                is_outside && before.ends_with([',', '{', '(', ';'])
            }
        }
    }

    pub(super) fn ends_with_line(&self, value: &Value, at: usize) -> bool {
        let line = self.text[..at].trim_end_matches(['\r', '\n']);
        let is_continued = line.ends_with(['\\', '`', '^']);
        let is_over = self.depth <= value.depth && value.has_begun && !is_continued;
        (value.kind == Text::Script || value.is_option) && is_over
    }

    pub(super) fn ends_at_comma(&self, value: &Value) -> bool {
        value.kind == Text::Script && !value.is_option && value.has_begun && self.depth <= value.depth
    }

    /// Whether the value ends with the bracket before this place.
    pub(super) fn ends_behind_bracket(&self, value: &Value, at: usize) -> bool {
        let next = self.byte(self.skip_blanks(at));
        value.kind == Text::Script && !value.is_option && matches!(next, b',' | b')' | b'}' | b']' | b';' | 0)
    }

    /// Whether a quote encloses the value of an option, in which there are members.
    pub(super) fn is_around_option(&self, value: &Value, at: usize) -> bool {
        if !value.is_option {
            return false;
        }
        let inner = self.text.get(at + 1..self.string_end(at)).unwrap_or_default();
        self.depth <= value.depth && (inner.contains(['{', '=']) || inner.starts_with("file") || inner.starts_with('$'))
    }

    /// How to read the rest of this line. With an odd number of quotes, it is unclear what is inside a string.
    pub(super) fn kind_of_line(&self, at: usize) -> Text {
        let rest = &self.text.as_bytes()[at.min(self.text.len())..];
        let Some(length) = rest.iter().take(MAX_LINE).position(|byte| matches!(byte, b'\n' | b'\r')) else {
            return if rest.len() > MAX_LINE { Text::Broken } else { self.kind_of(rest) };
        };
        self.kind_of(&rest[..length])
    }

    pub(super) fn kind_of(&self, line: &[u8]) -> Text {
        let is_odd = |quote: u8| line.iter().filter(|byte| **byte == quote).count() % 2 == 1;
        if self.kind == Text::Script && !is_odd(b'"') && !is_odd(b'\'') { Text::Script } else { Text::Broken }
    }
}

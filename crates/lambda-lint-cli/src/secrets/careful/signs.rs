//! The signs around a place in a text.

use super::{Scanner, is_quote};

impl Scanner<'_> {
    /// The sign after a name and its quote; 0 if it compares, or is a part of an address.
    pub(super) fn after_name(&self, end: usize) -> u8 {
        let mut at = end + usize::from(self.byte(end) == b'\\');
        at = self.skip_blanks(at + usize::from(is_quote(self.byte(at))));
        match (self.byte(at), self.byte(at + 1)) {
            (b'=', b'=') | (b':', b':' | b'/') => 0,
            (sign, _) => sign,
        }
    }

    /// The indentation of the first word of a line. The dash of a list entry counts.
    pub(super) fn indent(&self, at: usize) -> Option<usize> {
        let before = &self.text.as_bytes()[..at];
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'-' | b'"' | b'\'');
        let blanks = before.iter().rev().take_while(is_blank).count();
        let is_first = before.len() == blanks || matches!(before[at - blanks - 1], b'\n' | b'\r');
        is_first.then_some(blanks)
    }

    pub(super) fn skip_blanks(&self, mut at: usize) -> usize {
        while matches!(self.byte(at), b' ' | b'\t') {
            at += 1;
        }
        at
    }

    /// The end of a string that begins here, without its closing quote.
    pub(super) fn string_end(&self, start: usize) -> usize {
        let quote = self.byte(start);
        let mut end = start + 1;
        while end < self.text.len() && self.byte(end) != quote {
            end += 1 + usize::from(self.byte(end) == b'\\');
        }
        (end.min(self.text.len())..=self.text.len())
            .find(|&at| self.text.is_char_boundary(at))
            .unwrap_or(self.text.len())
    }

    pub(super) fn word_end(&self, start: usize) -> usize {
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        start + self.text.as_bytes()[start..].iter().take_while(|byte| is_word(byte)).count()
    }

    pub(super) fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or_default()
    }

    /// Whether a string follows a name and its `=` or `:`.
    pub(super) fn is_string_after(&self, end: usize) -> bool {
        let at = self.skip_blanks(end + usize::from(is_quote(self.byte(end))));
        let at = self.skip_blanks(at + 1);
        is_quote(self.byte(at)) || self.byte(at).is_ascii_alphabetic() && is_quote(self.byte(at + 1))
    }
}

//! Numbers, and what people write in their place.

use super::fault::is_word_byte;
use super::{Parsed, Parser, SyntaxFault};
use crate::{NodeKind, bytes};

impl<'a> Parser<'a> {
    pub(super) fn number(&mut self, text: &'a str, start: usize) -> Parsed {
        let is_digit = |byte: Option<u8>| matches!(byte, Some(b'0'..=b'9'));
        let mut at = start + usize::from(Self::byte(text, start) == Some(b'-'));
        match Self::byte(text, at) {
            Some(b'0') => {
                at += 1;
                if is_digit(Self::byte(text, at)) {
                    return self.fail_number(start, at, "a number must not start with zero", "remove the zero");
                }
                if matches!(Self::byte(text, at), Some(b'x' | b'X' | b'b' | b'B' | b'o' | b'O')) {
                    return self.fail_number(
                        start,
                        at,
                        "only decimal numbers are allowed in JSON",
                        "use a decimal number",
                    );
                }
            }
            Some(b'1'..=b'9') => at = Self::digits(text, at),
            _ => return self.fail_number(start, at, "expected a digit after `-`", ""),
        }
        if Self::byte(text, at) == Some(b'.') {
            at += 1;
            if !is_digit(Self::byte(text, at)) {
                return self.fail_number(start, at, "expected a digit after the decimal point", "");
            }
            at = Self::digits(text, at);
        }
        if let Some(b'e' | b'E') = Self::byte(text, at) {
            at += 1 + usize::from(matches!(Self::byte(text, at + 1), Some(b'+' | b'-')));
            if !is_digit(Self::byte(text, at)) {
                return self.fail_number(start, at, "expected a digit in the exponent", "");
            }
            at = Self::digits(text, at);
        }
        let number = text.get(start..at).unwrap_or_default();
        self.tree.push(NodeKind::Number, number, start, at);
        Ok(at)
    }

    #[inline(always)]
    fn digits(text: &str, mut at: usize) -> usize {
        while let Some(b'0'..=b'9') = Self::byte(text, at) {
            at += 1;
        }
        at
    }

    #[cold]
    fn fail_number(&mut self, start: usize, at: usize, message: &'static str, help: &'static str) -> Parsed {
        self.fail(at, |parser| parser.fault(start, parser.token_end(), message, help))
    }

    /// A number with text after it, such as `15m`, `1.2.3` or `64 MB`, if the text begins here. What it says is not repeated: it
    /// may be a secret.
    #[cold]
    pub(super) fn text_after_number(&self) -> Option<Box<SyntaxFault>> {
        let first = Self::byte(self.text, self.at)?;
        let before = self.text.get(..self.at)?;
        let number = before.trim_end_matches([' ', '\t']);
        let begins = is_word_byte(first) || b".+-*%:".contains(&first);
        if !begins || !number.ends_with(|last: char| last.is_ascii_digit()) {
            return None;
        }
        let rest = self.text.get(self.at..)?;
        let length = rest.find([',', '}', ']', '{', '[', '\n', '\r', '"', '#']).unwrap_or(rest.len());
        let after = rest.get(..length)?;
        // the name of the next member
        if number.len() < before.len() && after.trim_end().ends_with(':') {
            return None;
        }
        let comment = bytes::position(after, "//").unwrap_or(after.len());
        let after = after[..comment].trim_end();
        let help = match after.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            true => "write the number without a unit, or put the value in quotes",
            false => "write one number, or put the value in quotes",
        };
        let start = number_start(number);
        Some(self.fault(start, self.at + after.len(), "unexpected text after a number", help))
    }

    /// A number with commas between its digits, if the digits after the first comma are here.
    #[cold]
    pub(super) fn grouped_number(&self) -> Option<Box<SyntaxFault>> {
        let number = self.text.get(..self.at)?.strip_suffix(',')?;
        let rest = self.text.get(self.at..)?;
        let groups = rest.split(',').take_while(|group| group.len() >= 3 && is_group(&group.as_bytes()[..3]));
        let mut length = 0;
        for group in groups {
            length += 3;
            if group.len() > 3 {
                break;
            }
            length += 1;
        }
        let is_cut = rest.as_bytes().get(length).is_none_or(|byte| !is_word_byte(*byte));
        if length < 3 || !is_cut || !number.ends_with(|last: char| last.is_ascii_digit()) {
            return None;
        }
        let length = rest.get(..length)?.trim_end_matches(',').len();
        let message = "a number must not have commas between its digits";
        Some(self.fault(number_start(number), self.at + length, message, "remove the commas"))
    }
}

fn is_group(group: &[u8]) -> bool {
    group.iter().all(u8::is_ascii_digit)
}

/// Where the number that ends a text begins.
fn number_start(text: &str) -> usize {
    text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-')).len()
}

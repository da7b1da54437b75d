//! Strings and numbers.

use super::Reader;
use crate::code::Language;
use crate::code::scope::{is_of_name, text_end};
use crate::literal::Kind;

impl Reader<'_, '_> {
    /// Reads a number, or a product or a sum of whole numbers.
    pub(super) fn arithmetic(&mut self) -> Option<Kind> {
        let first = self.number()?;
        let (mut sum, Some(mut product)) = (0_i64, integer(&first)) else { return Some(first) };
        let mut has_operator = false;
        loop {
            let before = self.at;
            self.blanks();
            let operator = self.peek();
            let is_operator = matches!(operator, b'*' | b'+') && !self.rest()[1..].starts_with(['*', '+', '=']);
            if !is_operator {
                self.at = before;
                break;
            }
            self.at += 1;
            self.blanks();
            let next = self.number().and_then(|next| integer(&next))?;
            if operator == b'*' {
                product = product.checked_mul(next)?;
            } else {
                sum = sum.checked_add(product)?;
                product = next;
            }
            has_operator = true;
        }
        let total = sum.checked_add(product)?;
        Some(if has_operator { Kind::Number(total.to_string()) } else { first })
    }

    fn number(&mut self) -> Option<Kind> {
        if !matches!(self.peek(), b'0'..=b'9' | b'-') {
            return None;
        }
        let rest = self.rest();
        let length =
            1 + rest.bytes().skip(1).take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'.')).count();
        let written = rest[..length].replace('_', "");
        self.at += length;
        let digits = written.strip_prefix('-').unwrap_or(&written);
        let is_plain = !digits.is_empty() && (digits.len() == 1 || !digits.starts_with('0')) && !digits.ends_with('.');
        let is_number = is_plain && written.parse::<f64>().is_ok() && !is_of_name(self.peek());
        is_number.then_some(Kind::Number(written))
    }

    /// Reads a string. Python joins strings that follow each other.
    pub(super) fn text(&mut self) -> Option<Kind> {
        let mut text = String::new();
        let mut is_known = true;
        loop {
            let start = self.at;
            let end = text_end(self.code.text, start, self.code.language, b'a').filter(|&end| end <= self.limit)?;
            let written = &self.code.text[start..end];
            let quote = match written {
                _ if written.len() >= 6 && (written.starts_with("\"\"\"") || written.starts_with("'''")) => 3,
                _ => 1,
            };
            let inner = written.get(quote..written.len().checked_sub(quote)?)?;
            self.at = end;
            if written.starts_with('`') && inner.contains("${") || !unescape(inner, &mut text) {
                is_known = false;
            }
            if self.code.language != Language::Python {
                break;
            }
            let before = self.at;
            self.blanks();
            if !matches!(self.peek(), b'"' | b'\'') {
                self.at = before;
                break;
            }
        }
        Some(if is_known { Kind::Text(text) } else { Kind::Unknown })
    }
}

/// A whole number.
fn integer(kind: &Kind) -> Option<i64> {
    if let Kind::Number(text) = kind { text.parse().ok() } else { None }
}

/// Adds a text without its escapes, and tells whether all of them are known.
fn unescape(written: &str, text: &mut String) -> bool {
    let mut characters = written.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        match characters.next() {
            Some(c @ ('\\' | '\'' | '"' | '`' | '/' | '$')) => text.push(c),
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('\n') => {}
            _ => return false,
        }
    }
    true
}

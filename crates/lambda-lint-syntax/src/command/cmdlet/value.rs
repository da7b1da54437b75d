//! Values of parameters: strings, numbers, lists and hashtables.

use super::{MAX_DEPTH, Reader};
use crate::literal::{Kind, Literal, Member};

impl<'s> Reader<'s> {
    /// Reads a value, or several with commas between them; `None` if it does not end.
    pub(super) fn value(&mut self) -> Option<Literal> {
        let start = self.at;
        let first = self.single()?;
        let mut entries = vec![first];
        loop {
            let end = self.at;
            self.blanks(false);
            if self.peek() != b',' {
                self.at = end;
                break;
            }
            self.at += 1;
            self.blanks(true);
            entries.push(self.single()?);
        }
        if entries.len() == 1 {
            return entries.pop();
        }
        Some(Literal { kind: Kind::List { entries, is_open: false }, start, end: self.at })
    }

    fn single(&mut self) -> Option<Literal> {
        let start = self.at;
        self.depth += 1;
        let kind = if self.depth > MAX_DEPTH { None } else { self.kind() };
        self.depth -= 1;
        let kind = kind?;
        let is_whole =
            matches!(self.peek(), 0 | b' ' | b'\t' | b'\r' | b'\n' | b',' | b';' | b'|' | b')' | b'}' | b'`' | b'=');
        if is_whole {
            return Some(Literal { kind, start, end: self.at });
        }
        // an expression goes on
        self.skip_some()?;
        Some(Literal { kind: Kind::Unknown, start, end: self.at })
    }

    fn kind(&mut self) -> Option<Kind> {
        let rest = self.rest();
        match self.peek() {
            b'\'' => self.single_quoted(),
            b'"' => self.double_quoted(),
            b'@' if rest.starts_with("@(") => {
                self.at += 1;
                self.list()
            }
            b'@' if rest.starts_with("@{") => {
                self.at += 1;
                self.hashtable()
            }
            b'$' => {
                let word = rest.get(1..).unwrap_or_default();
                let length =
                    word.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':')).count();
                self.at += 1 + length;
                Some(match word[..length].to_ascii_lowercase().as_str() {
                    "true" => Kind::Boolean(true),
                    "false" => Kind::Boolean(false),
                    "null" => Kind::Null,
                    _ => {
                        self.skip()?;
                        Kind::Unknown
                    }
                })
            }
            b'(' | b'[' | b'{' | b'@' => {
                self.skip()?;
                Some(Kind::Unknown)
            }
            _ => {
                let word = self.bare();
                let is_number = word.len() < 16 && word.parse::<i64>().is_ok() && !word.starts_with('+');
                match word {
                    "" => None,
                    _ if is_number => Some(Kind::Number(word.to_owned())),
                    _ if word.contains(['$', '`', '"', '\'', '(', '{', '<']) => Some(Kind::Unknown),
                    _ => Some(Kind::Text(word.to_owned())),
                }
            }
        }
    }

    /// A word without quotes.
    pub(super) fn bare(&mut self) -> &'s str {
        let rest = self.rest().get(..self.limit.saturating_sub(self.at)).unwrap_or_default();
        let length = rest.find([' ', '\t', '\r', '\n', ',', ';', '|', ')', '}', '=']).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    pub(super) fn single_quoted(&mut self) -> Option<Kind> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let end = rest.find('\'').filter(|end| self.at + end < self.limit)?;
            text.push_str(&rest[..end]);
            self.at += end + 1;
            if self.peek() != b'\'' {
                return Some(Kind::Text(text));
            }
            text.push('\'');
            self.at += 1;
        }
    }

    pub(super) fn double_quoted(&mut self) -> Option<Kind> {
        self.at += 1;
        let (mut text, mut is_known) = (String::new(), true);
        loop {
            let rest = self.rest();
            let end = rest.find(['"', '$', '`']).filter(|end| self.at + end < self.limit)?;
            text.push_str(&rest[..end]);
            self.at += end + 1;
            match rest.as_bytes()[end] {
                b'"' if self.peek() == b'"' => {
                    text.push('"');
                    self.at += 1;
                }
                b'"' => return Some(if is_known { Kind::Text(text) } else { Kind::Unknown }),
                b'`' => {
                    is_known = false;
                    self.at += self.rest().chars().next().map_or(0, char::len_utf8);
                }
                _ => {
                    is_known = false;
                    // an expression may have quotes in it
                    if self.peek() == b'(' {
                        self.skip_group()?;
                    }
                }
            }
        }
    }

    fn list(&mut self) -> Option<Kind> {
        self.at += 1;
        let mut entries = Vec::new();
        loop {
            self.separators();
            if self.peek() == b')' {
                self.at += 1;
                return Some(Kind::List { entries, is_open: false });
            }
            entries.push(self.single()?);
        }
    }

    fn hashtable(&mut self) -> Option<Kind> {
        self.at += 1;
        let mut members = Vec::new();
        loop {
            self.separators();
            if self.peek() == b'}' {
                self.at += 1;
                return Some(Kind::Object { members, is_open: false });
            }
            let start = self.at;
            let name = match self.single()?.kind {
                Kind::Text(name) | Kind::Number(name) => Some(name),
                _ => None,
            };
            let end = self.at;
            self.blanks(false);
            if self.peek() != b'=' {
                return None;
            }
            self.at += 1;
            self.blanks(true);
            let value = self.value()?;
            self.blanks(false);
            let is_whole = matches!(self.peek(), 0 | b'\n' | b';' | b'}' | b'#');
            let kind = if is_whole { value.kind } else { Kind::Unknown };
            while !matches!(self.peek(), 0 | b'\n' | b';' | b'}') {
                self.skip_some()?;
                self.blanks(false);
            }
            if let Some(name) = name {
                members.push(Member { name, start, end, value: Literal { kind, ..value } });
            }
        }
    }

    fn separators(&mut self) {
        loop {
            self.blanks(true);
            if !matches!(self.peek(), b',' | b';') {
                return;
            }
            self.at += 1;
        }
    }
}

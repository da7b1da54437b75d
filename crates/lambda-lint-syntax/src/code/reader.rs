//! Reads the arguments of a call.

mod containers;
mod scalars;

use super::scope::{is_of_name, text_end};
use super::{Call, Code, Language};
use crate::literal::{Kind, Literal, Member};

/// How deep literals and the names in them are followed.
const MAX_DEPTH: usize = 32;
/// How long a call may be.
const MAX_CALL: usize = 256 << 10;

pub(super) struct Reader<'c, 's> {
    code: &'c Code<'s>,
    at: usize,
    limit: usize,
    depth: usize,
}

impl<'c, 's> Reader<'c, 's> {
    pub(super) fn new(code: &'c Code<'s>, at: usize) -> Self {
        Reader { code, at, limit: code.text.len().min(at.saturating_add(MAX_CALL)), depth: 0 }
    }

    fn peek(&self) -> u8 {
        if self.at < self.limit { self.code.text.as_bytes()[self.at] } else { 0 }
    }

    fn rest(&self) -> &'s str {
        self.code.text.get(self.at..).unwrap_or_default()
    }

    /// Skips blanks and comments.
    fn blanks(&mut self) {
        loop {
            let byte = self.peek();
            let is_comment = match self.code.language {
                Language::Python => byte == b'#',
                Language::JavaScript => self.rest().starts_with("//") || self.rest().starts_with("/*"),
            };
            if is_comment {
                self.at = text_end(self.code.text, self.at, self.code.language, b'a').unwrap_or(self.limit);
            } else if byte.is_ascii_whitespace() || byte == b'\\' && self.code.language == Language::Python {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == byte;
        self.at += usize::from(is_there);
        is_there
    }

    fn word(&self) -> &'s str {
        let rest = self.rest();
        let length = rest.bytes().take_while(|byte| is_of_name(*byte)).count();
        let begins_name = rest.bytes().next().is_some_and(|byte| !byte.is_ascii_digit());
        if begins_name { &rest[..length] } else { "" }
    }

    /// Reads `(…)`.
    pub(super) fn call(&mut self) -> Option<Call> {
        self.at += 1;
        let mut call = Call { object: None, named: Vec::new(), is_open: false, end: 0 };
        let mut is_first = true;
        loop {
            self.blanks();
            if self.at >= self.limit {
                return None;
            }
            if self.take(b')') {
                call.end = self.at;
                return Some(call);
            }
            if self.code.language == Language::Python && self.rest().starts_with("**") {
                self.at += 2;
                match self.value()?.kind {
                    Kind::Object { members, is_open } => {
                        call.named.extend(members);
                        call.is_open |= is_open;
                    }
                    _ => call.is_open = true,
                }
            } else if let Some(member) = self.named_argument() {
                call.named.push(member?);
            } else {
                let value = self.value()?;
                if is_first && matches!(value.kind, Kind::Object { .. }) {
                    call.object = Some(value);
                }
            }
            is_first = false;
            self.blanks();
            if !self.take(b',') && self.peek() != b')' {
                return None;
            }
        }
    }

    /// `name=value` in Python.
    fn named_argument(&mut self) -> Option<Option<Member>> {
        if self.code.language != Language::Python {
            return None;
        }
        let (start, name) = (self.at, self.word());
        let behind = self.rest()[name.len()..].trim_start();
        if name.is_empty() || !behind.starts_with('=') || behind.starts_with("==") {
            return None;
        }
        let end = start + name.len();
        self.at = self.code.text.len() - behind.len() + 1;
        Some(self.value().map(|value| Member { name: name.to_owned(), start, end, value }))
    }

    /// Reads a value up to the next comma or closing bracket; `None` if it does not end.
    fn value(&mut self) -> Option<Literal> {
        self.blanks();
        let start = self.at;
        self.depth += 1;
        let kind = if self.depth > MAX_DEPTH { None } else { self.kind() };
        self.depth -= 1;
        let end = self.at;
        self.blanks();
        self.skip_assertion();
        if let (Some(kind), b',' | b')' | b']' | b'}' | b';') = (kind, self.peek()) {
            return Some(Literal { kind, start, end });
        }
        // an expression
        self.at = start;
        self.skip_expression()?;
        Some(Literal { kind: Kind::Unknown, start, end: self.at })
    }

    /// The value of a name, which is read at its declaration.
    fn declared(&mut self, name: &str, at: usize) -> Kind {
        let Some(value) = self.code.scope.value_of(name, at) else { return Kind::Unknown };
        let mut reader =
            Reader { at: value, limit: self.code.text.len().min(value + MAX_CALL), depth: self.depth, ..*self };
        reader.blanks();
        reader.depth += 1;
        if reader.depth > MAX_DEPTH {
            return Kind::Unknown;
        }
        let kind = reader.kind();
        // the declaration ends with its line
        let rest = reader.rest();
        let line = rest.lines().next().unwrap_or_default().trim_start();
        let is_end = line.is_empty()
            || line.starts_with([';', ',', '#'])
            || ["//", "as ", "satisfies "].iter().any(|end| line.starts_with(end));
        let next = rest.trim_start();
        let is_continued = next.starts_with(['.', '[', '(', '+', '%', '?', '*']) && !line.starts_with([';', ',']);
        kind.filter(|_| is_end && !is_continued).unwrap_or(Kind::Unknown)
    }

    /// TypeScript's `as X`, `satisfies X` and `!` do not change the value.
    fn skip_assertion(&mut self) {
        if self.code.language != Language::JavaScript {
            return;
        }
        while matches!(self.word(), "as" | "satisfies") || self.peek() == b'!' {
            self.at += self.word().len().max(1);
            self.blanks();
            while is_of_name(self.peek()) || matches!(self.peek(), b'.' | b'[') {
                self.at += if self.rest().starts_with("[]") { 2 } else { 1 };
            }
            self.blanks();
        }
    }

    fn kind(&mut self) -> Option<Kind> {
        match self.peek() {
            b'{' => self.object(b'}'),
            b'[' => self.list(b']'),
            b'(' if self.code.language == Language::Python => self.list(b')').map(|kind| match kind {
                // brackets around one value
                Kind::List { mut entries, is_open: false } if entries.len() == 1 && !self.is_tuple() => {
                    entries.remove(0).kind
                }
                other => other,
            }),
            b'"' | b'\'' | b'`' => self.text(),
            b'0'..=b'9' | b'-' => self.arithmetic(),
            _ => self.name(),
        }
    }

    /// Whether the bracket that was closed last has a comma before it.
    fn is_tuple(&self) -> bool {
        self.code.text[..self.at.saturating_sub(1)].trim_end().ends_with(',')
    }

    fn name(&mut self) -> Option<Kind> {
        let (start, word) = (self.at, self.word());
        if word.is_empty() {
            return None;
        }
        self.at += word.len();
        if matches!(self.peek(), b'"' | b'\'') && self.code.language == Language::Python {
            let prefix = word.to_ascii_lowercase();
            let text = self.text()?;
            let is_plain = match &text {
                Kind::Text(text) => match prefix.as_str() {
                    "u" => true,
                    "f" => !text.contains('{'),
                    "r" | "fr" | "rf" => !text.contains(['{', '\\']),
                    _ => false,
                },
                _ => false,
            };
            return Some(if is_plain { text } else { Kind::Unknown });
        }
        match (self.code.language, word) {
            (Language::Python, "True") | (Language::JavaScript, "true") => return Some(Kind::Boolean(true)),
            (Language::Python, "False") | (Language::JavaScript, "false") => return Some(Kind::Boolean(false)),
            (Language::Python, "None") | (Language::JavaScript, "null") => return Some(Kind::Null),
            (Language::Python, "dict") if self.peek() == b'(' => {
                let Call { named, is_open, object, .. } = self.call()?;
                return Some(Kind::Object { members: named, is_open: is_open || object.is_some() });
            }
            _ => {}
        }
        if self.peek() == b'.' {
            self.at += 1;
            let member = self.word();
            self.at += member.len();
            return Some(self.code.names.enum_value(word, member).map_or(Kind::Unknown, Kind::Text));
        }
        Some(self.declared(word, start))
    }

    /// Skips an expression with all brackets in it.
    fn skip_expression(&mut self) -> Option<()> {
        let mut open = 0_usize;
        let mut before = b'(';
        while self.at < self.limit {
            if let Some(end) = text_end(self.code.text, self.at, self.code.language, before) {
                self.at = end;
                before = b'"';
                continue;
            }
            let byte = self.peek();
            match byte {
                b',' | b';' if open == 0 => return Some(()),
                b'(' | b'[' | b'{' => open += 1,
                b')' | b']' | b'}' if open == 0 => return Some(()),
                b')' | b']' | b'}' => open -= 1,
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                before = byte;
            }
            self.at += 1;
        }
        None
    }
}

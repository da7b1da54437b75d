//! The shorthand syntax of the AWS CLI, such as `Variables={STAGE=test},…`.
//!
//! The grammar is that of `ShorthandParser` in awscli: `key=value` pairs with commas between them; a value is a scalar, several with
//! commas between them, `[…]` or `{…}`. Text that is only known when the script runs may be any value, and the names around it stay
//! known.

use super::word::{UNKNOWN, Word};
use crate::literal::{Kind, Literal, Member};

/// How deep brackets are followed: awscli has no limit of its own but that of Python.
const MAX_DEPTH: usize = 64;

/// Why a value is not shorthand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The byte of the text that is wrong.
    pub at: usize,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// awscli expects one of these here.
    Expected(&'static str),
    /// The key is there twice.
    Duplicate(String),
    /// Brackets nest too deep.
    TooDeep,
}

/// Parses a word as shorthand.
pub fn parse(word: &Word) -> Result<Literal, Fault> {
    let mut parser = Parser { word, text: &word.text, at: 0, depth: 0 };
    parser.parameter()
}

struct Parser<'w> {
    word: &'w Word,
    text: &'w str,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn fault<T>(&self, expected: &'static str) -> Result<T, Fault> {
        Err(Fault { at: self.at, kind: FaultKind::Expected(expected) })
    }

    fn blanks(&mut self) {
        let rest = &self.text[self.at..];
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
        self.at += rest.len() - rest.trim_start_matches(is_blank).len();
    }

    fn take(&mut self, character: char) -> bool {
        let is_there = self.peek() == Some(character);
        if is_there {
            self.at += character.len_utf8();
        }
        is_there
    }

    fn expect(&mut self, character: char, name: &'static str) -> Result<(), Fault> {
        if self.take(character) { Ok(()) } else { self.fault(name) }
    }

    fn literal(&self, kind: Kind, start: usize, end: usize) -> Literal {
        let (start, end) = self.word.range(start, end);
        Literal { kind, start, end }
    }

    fn parameter(&mut self) -> Result<Literal, Fault> {
        let mut members: Vec<Member> = Vec::new();
        let mut is_open = false;
        loop {
            let start = self.at;
            match self.pair(true)? {
                Some(member) if members.iter().any(|other| other.name == member.name) => {
                    return Err(Fault { at: start, kind: FaultKind::Duplicate(member.name) });
                }
                Some(member) => members.push(member),
                None => is_open = true,
            }
            if self.at >= self.text.len() {
                break;
            }
            self.blanks();
            self.expect(',', "`,`")?;
            self.blanks();
        }
        Ok(self.literal(Kind::Object { members, is_open }, 0, self.text.len()))
    }

    /// Reads `key=value`. Without a literal key, no member is added.
    fn pair(&mut self, is_top: bool) -> Result<Option<Member>, Fault> {
        let start = self.at;
        let is_of_key =
            |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '#' | '/' | ':') || c == UNKNOWN;
        let rest = &self.text[self.at..];
        let length = rest.find(|c| !is_of_key(c)).unwrap_or(rest.len());
        let key = &rest[..length];
        self.at += length;
        let is_unknown = key.contains(UNKNOWN);
        let end = self.at;
        self.blanks();
        // the value may be in the variable, too
        if is_unknown && matches!(self.peek(), None | Some(',' | '}')) {
            return Ok(None);
        }
        let is_file = self.take('@');
        self.blanks();
        self.expect('=', "`=`")?;
        self.blanks();
        let value = if is_top { self.values()? } else { self.value(false)? };
        let value = if is_file { Literal { kind: Kind::Unknown, ..value } } else { value };
        if is_unknown {
            return Ok(None);
        }
        let range = self.word.range(start, end);
        Ok(Some(Member { name: key.to_owned(), start: range.0, end: range.1, value }))
    }

    /// A value at the top, where several with commas between them are a list.
    fn values(&mut self) -> Result<Literal, Fault> {
        if self.at >= self.text.len() {
            return Ok(self.literal(Kind::Text(String::new()), self.at, self.at));
        }
        if matches!(self.peek(), Some('[' | '{')) {
            return self.value(false);
        }
        let start = self.at;
        let first = self.value(false)?;
        self.blanks();
        if self.peek() != Some(',') {
            return Ok(first);
        }
        self.at += 1;
        self.blanks();
        let mut entries = vec![first];
        // what follows is more of the list, or the next key
        loop {
            match self.value(true) {
                Ok(entry) => {
                    self.blanks();
                    let is_end = self.at >= self.text.len();
                    if !is_end && !self.take(',') {
                        self.back_to_comma();
                        break;
                    }
                    entries.push(entry);
                    if is_end {
                        break;
                    }
                    self.blanks();
                }
                Err(fault) if self.at >= self.text.len() => return Err(fault),
                Err(_) => {
                    self.back_to_comma();
                    break;
                }
            }
        }
        if entries.len() == 1 {
            return Ok(entries.remove(0));
        }
        let end = self.at;
        Ok(self.literal(Kind::List { entries, is_open: false }, start, end))
    }

    fn back_to_comma(&mut self) {
        self.at = self.text.as_bytes()[..=self.at].iter().rposition(|byte| *byte == b',').unwrap_or(self.at);
    }

    /// A scalar, `[…]` or `{…}`. After the first of several values, a scalar without `=` must follow.
    fn value(&mut self, is_second: bool) -> Result<Literal, Fault> {
        match self.peek() {
            Some('[') if !is_second => self.list(),
            Some('{') if !is_second => self.object(),
            Some(quote @ ('\'' | '"')) => self.quoted(quote),
            _ => self.scalar(is_second),
        }
    }

    fn enter(&mut self) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Fault { at: self.at, kind: FaultKind::TooDeep });
        }
        Ok(())
    }

    fn list(&mut self) -> Result<Literal, Fault> {
        self.enter()?;
        let start = self.at;
        self.at += 1;
        self.blanks();
        let mut entries = Vec::new();
        while self.peek() != Some(']') {
            if self.at >= self.text.len() {
                return self.fault("`]`");
            }
            entries.push(self.value(false)?);
            self.blanks();
            if self.peek() != Some(']') {
                self.expect(',', "`,` or `]`")?;
                self.blanks();
            }
        }
        self.at += 1;
        self.depth -= 1;
        let end = self.at;
        Ok(self.literal(Kind::List { entries, is_open: false }, start, end))
    }

    fn object(&mut self) -> Result<Literal, Fault> {
        self.enter()?;
        let start = self.at;
        self.at += 1;
        self.blanks();
        let (mut members, mut is_open) = (Vec::<Member>::new(), false);
        while self.peek() != Some('}') {
            if self.at >= self.text.len() {
                return self.fault("`}`");
            }
            match self.pair(false)? {
                Some(member) => {
                    // the last one counts
                    members.retain(|other| other.name != member.name);
                    members.push(member);
                }
                None => is_open = true,
            }
            self.blanks();
            if self.peek() != Some('}') {
                self.expect(',', "`,` or `}`")?;
                self.blanks();
            }
        }
        self.at += 1;
        self.depth -= 1;
        let end = self.at;
        Ok(self.literal(Kind::Object { members, is_open }, start, end))
    }

    /// Reads a value in quotes. A backslash escapes the quote; where no quote closes the value, the last escaped one does.
    fn quoted(&mut self, quote: char) -> Result<Literal, Fault> {
        let start = self.at;
        let inner = start + 1;
        let bytes = self.text.as_bytes();
        let (mut at, mut escaped, mut end) = (inner, None, None);
        while let Some(&byte) = bytes.get(at) {
            if byte == b'\\' && bytes.get(at + 1) == Some(&(quote as u8)) {
                escaped = Some(at + 1);
                at += 2;
            } else if byte == quote as u8 {
                end = Some(at);
                break;
            } else {
                at += 1;
            }
        }
        let Some(end) = end.or(escaped) else {
            return self.fault(if quote == '"' { "a closing `\"`" } else { "a closing `'`" });
        };
        self.at = end + 1;
        let text = self.text[inner..end].replace(&format!("\\{quote}"), &quote.to_string()).replace("\\\\", "\\");
        Ok(self.literal(text_or_unknown(text), start, end + 1))
    }

    fn scalar(&mut self, is_second: bool) -> Result<Literal, Fault> {
        let start = self.at;
        while let Some(character) = self.peek() {
            let is_first = self.at == start;
            if character == '\\' && self.text[self.at..].starts_with("\\,") {
                self.at += 2;
            } else if character == UNKNOWN || is_of_scalar(character, is_first, is_second) {
                self.at += character.len_utf8();
            } else {
                break;
            }
        }
        if self.at == start && is_second {
            return self.fault("a value");
        }
        let text = self.text[start..self.at].trim_end().replace("\\,", ",");
        let end = start + self.text[start..self.at].trim_end().len();
        Ok(self.literal(text_or_unknown(text), start, end))
    }
}

/// Whether awscli takes a character in a value without quotes.
fn is_of_scalar(character: char, is_first: bool, is_second: bool) -> bool {
    let is_blank = character.is_whitespace() && !is_first;
    let is_excluded = match (is_first, is_second) {
        (true, _) => matches!(character, '"' | '\'' | ',' | '=' | '[' | '{'),
        (false, false) => matches!(character, '"' | '\'' | ',' | ']' | '}'),
        (false, true) => matches!(character, '"' | '\'' | ',' | '='),
    };
    is_blank || ('!'..='\u{ffff}').contains(&character) && !is_excluded
}

fn text_or_unknown(text: String) -> Kind {
    if text.contains(UNKNOWN) { Kind::Unknown } else { Kind::Text(text) }
}

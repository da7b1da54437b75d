//! Secrets of texts without a certain structure: scripts, source code, and documents that cannot be read. From the name of a
//! secret to the end of its value, only names and punctuation are shown.
//!
//! Nothing is parsed, so a missing quote or bracket hides too much, not too little.

use super::names::{Meaning, is_near_option, is_near_secret};
use super::public_names::is_public;
use std::collections::HashSet;
use std::ops::Range;

/// The longest line, in bytes, whose quotes are matched. A longer line is read as broken.
const MAX_LINE: usize = 4096;

/// How a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    /// A script or source code: a value ends with its expression.
    Script,
    /// A document that cannot be read: a value ends at the name of another member.
    Broken,
}

/// Variables that hold secrets may have their values from other variables, up to this many steps away.
const MAX_PASSES: usize = 4;

/// The ranges of `text` not to be shown, ascending.
pub(super) fn find(text: &str, kind: Text) -> Vec<Range<usize>> {
    let mut carriers = HashSet::new();
    let mut found = Vec::new();
    for _ in 0..MAX_PASSES {
        let known = carriers.len();
        let mut scanner = Scanner { text, kind, depth: 0, carriers, found: Vec::new() };
        scanner.scan();
        Scanner { found, carriers, .. } = scanner;
        if carriers.len() == known {
            break;
        }
    }
    found
}

struct Scanner<'t> {
    text: &'t str,
    kind: Text,
    /// How many brackets are open.
    depth: i64,
    /// The variables of a program whose values are secrets.
    carriers: HashSet<&'t str>,
    found: Vec<Range<usize>>,
}

/// The value of a name while it is read.
struct Value {
    /// How many brackets are open around it.
    depth: i64,
    /// The indentation of its name, if that is the first word of its line.
    indent: Option<usize>,
    /// It is the value of an option of a command.
    is_option: bool,
    /// Its name is `Code`, whose members may be anything.
    is_code: bool,
    has_begun: bool,
    /// How it is read: a quote may be missing on one of its lines.
    kind: Text,
    /// The names before the brackets that are open in it: whether each is that of an object of variables.
    brackets: Vec<bool>,
}

impl<'t> Scanner<'t> {
    /// Looks for names of secrets.
    fn scan(&mut self) {
        let mut at = 0;
        while at < self.text.len() {
            let end = self.word_end(at);
            if end == at {
                self.count_bracket(self.byte(at));
                at += 1;
                continue;
            }
            at = match self.value_of(at, end) {
                Some(value) => {
                    let from = start_of_joined(&self.text[at..end]).map_or(end, |joined| at + joined);
                    self.hide(value, from)
                }
                None => end,
            };
        }
    }

    /// The value of a word that is the name of a secret.
    fn value_of(&self, start: usize, end: usize) -> Option<Value> {
        let word = &self.text[start..end];
        let is_option = word.starts_with('-') && !matches!(word, "-" | "--");
        // a sign that does not belong there
        let end_of_option = self.text[start..].find([' ', '\t', '\r', '\n', '=', '"', '\'']);
        let name =
            if is_option { &self.text[start..end_of_option.map_or(self.text.len(), |at| start + at)] } else { word };
        let name = name.trim_start_matches('-');
        let meaning = Meaning::of(name);
        if !is_option && meaning == Meaning::Other && !self.carriers.contains(word) {
            return None;
        }
        let value = Value {
            depth: self.depth,
            indent: self.indent(start),
            is_option,
            is_code: meaning == Meaning::Code,
            has_begun: false,
            kind: self.kind_of_line(end),
            brackets: Vec::new(),
        };
        let is_secret = match self.kind {
            _ if is_option && (is_near_option(name) || meaning == Meaning::Secret) => true,
            _ if is_option && name.eq_ignore_ascii_case("code") => self.is_archive(end),
            _ if self.carriers.contains(word) => matches!(self.after_name(end), b'=' | b':' | b'.' | b'['),
            // `var.x` is a reference in HCL
            Text::Broken => meaning != Meaning::Other && !(name == "var" && self.byte(end) == b'.'),
            Text::Script if meaning == Meaning::Code => {
                matches!(self.after_name(end), b'=' | b':') && self.is_string_after(end)
            }
            Text::Script => meaning == Meaning::Secret && matches!(self.after_name(end), b'=' | b':'),
        };
        is_secret.then_some(value)
    }

    /// Hides a value, and returns its end.
    fn hide(&mut self, mut value: Value, from: usize) -> usize {
        let mut at = from;
        while at < self.text.len() {
            let byte = self.byte(at);
            match byte {
                b'\n' | b'\r' if self.ends_with_line(&value, at) => return at,
                b'\n' => {
                    at += 1;
                    if value.kind == Text::Script {
                        value.kind = self.kind_of_line(at);
                    }
                }
                b' ' | b'\t' | b'\r' => at += 1,
                b'=' | b':' | b'<' | b'>' | b'|' if !value.has_begun => at += 1,
                b',' | b';' if self.ends_at_comma(&value) => return at,
                b')' | b'}' | b']' if value.kind == Text::Script && self.depth <= value.depth && !value.is_option => {
                    return at;
                }
                b'(' | b')' | b'[' | b']' | b'{' | b'}' => {
                    value.has_begun = true;
                    self.count_bracket(byte);
                    match byte {
                        b'(' | b'[' | b'{' => {
                            value.brackets.push(value.brackets.is_empty() || self.is_after_secret(at))
                        }
                        _ => drop(value.brackets.pop()),
                    }
                    at += 1;
                    if self.depth == value.depth && self.ends_behind_bracket(&value, at) {
                        return at;
                    }
                }
                b'\\' if is_quote(self.byte(at + 1)) || matches!(self.byte(at + 1), b'\n' | b'\r') => at += 1,
                b'"' | b'\'' | b'`' if value.kind == Text::Script && !self.is_around_option(&value, at) => {
                    at = self.string(&value, at);
                    value.has_begun = true;
                }
                b'"' | b'\'' | b'`' | b',' | b';' | b'=' | b':' => at += 1,
                _ if self.begins_other(&value, at) => return at,
                _ => {
                    at = self.run(&value, at);
                    value.has_begun = true;
                }
            }
        }
        at
    }

    /// Hides a string, unless it is a name. Returns where it ends.
    fn string(&mut self, value: &Value, start: usize) -> usize {
        let end = self.string_end(start);
        let next = (end + 1).min(self.text.len());
        if !self.is_name(value, start, end + 1, start + 1..end) && end > start + 1 {
            self.found.push(start + 1..end);
        }
        next
    }

    /// Hides what is not a name, up to the next punctuation. Returns where it ends.
    fn run(&mut self, value: &Value, start: usize) -> usize {
        let is_end = |c: char| {
            matches!(c, ',' | ';' | '=' | ':' | '"' | '\'' | '`' | '\\' | '\n' | '\r') || "(){}[]".contains(c)
        };
        let rest = &self.text[start..];
        let mut end = start + rest.find(is_end).unwrap_or(rest.len());
        if value.kind == Text::Script || value.is_option {
            // options follow a value
            end = start + rest[..end - start].find([' ', '\t']).unwrap_or(end - start);
        }
        // a backslash is a part of the value
        let end = start + self.text[start..end].trim_end().len();
        let end = if end == start { start + 1 } else { end };
        let end = (end..=self.text.len()).find(|&at| self.text.is_char_boundary(at)).unwrap_or(self.text.len());
        let written = &self.text[start..end];
        let is_prefix = written.len() == 1 && is_quote(self.byte(end));
        if self.kind == Text::Script {
            self.carry(written, end);
        }
        let is_file = value.is_option && (written.starts_with("file") || self.is_variable(value, start, end));
        let is_file = is_file && !self.text[end..].starts_with(['=', '{']);
        if !is_prefix && !is_file && !self.is_name(value, start, end, start..end) {
            self.found.push(start..end);
        }
        end
    }

    /// Remembers a variable whose value is a secret.
    fn carry(&mut self, written: &'t str, end: usize) {
        const WORDS: [&str; 10] =
            ["true", "false", "null", "None", "True", "False", "new", "await", "undefined", "process"];
        let name = written.trim_start_matches('$');
        let is_identifier = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let next = self.byte(self.skip_blanks(end));
        if is_identifier && !matches!(next, b'(' | b'[' | b'=' | b':') && !WORDS.contains(&name) {
            self.carriers.insert(name);
        }
    }

    /// Whether what is written here is a name, and may be shown. `start` and `end` include quotes.
    fn is_name(&self, value: &Value, start: usize, end: usize, inner: Range<usize>) -> bool {
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
    fn is_after_secret(&self, bracket: usize) -> bool {
        let before = &self.text[..bracket];
        let before = before.trim_end_matches(|c: char| c.is_whitespace() || "=:\"'`@({[".contains(c));
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let name = &before[before.trim_end_matches(is_word).len()..];
        is_near_secret(name) || name == "dict" || self.carriers.contains(name)
    }

    /// How to read the rest of this line. With an odd number of quotes, it is unclear what is inside a string.
    fn kind_of_line(&self, at: usize) -> Text {
        let rest = &self.text.as_bytes()[at.min(self.text.len())..];
        let Some(length) = rest.iter().take(MAX_LINE).position(|byte| matches!(byte, b'\n' | b'\r')) else {
            return if rest.len() > MAX_LINE { Text::Broken } else { self.kind_of(rest) };
        };
        self.kind_of(&rest[..length])
    }

    fn kind_of(&self, line: &[u8]) -> Text {
        let is_odd = |quote: u8| line.iter().filter(|byte| **byte == quote).count() % 2 == 1;
        if self.kind == Text::Script && !is_odd(b'"') && !is_odd(b'\'') { Text::Script } else { Text::Broken }
    }

    /// Whether the value of an option is a variable and nothing else.
    fn is_variable(&self, value: &Value, start: usize, end: usize) -> bool {
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

    /// Whether another member or option begins here.
    fn begins_other(&self, value: &Value, at: usize) -> bool {
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

    fn ends_with_line(&self, value: &Value, at: usize) -> bool {
        let line = self.text[..at].trim_end_matches(['\r', '\n']);
        let is_continued = line.ends_with(['\\', '`', '^']);
        let is_over = self.depth <= value.depth && value.has_begun && !is_continued;
        (value.kind == Text::Script || value.is_option) && is_over
    }

    fn ends_at_comma(&self, value: &Value) -> bool {
        value.kind == Text::Script && !value.is_option && value.has_begun && self.depth <= value.depth
    }

    /// Whether the value ends with the bracket before this place.
    fn ends_behind_bracket(&self, value: &Value, at: usize) -> bool {
        let next = self.byte(self.skip_blanks(at));
        value.kind == Text::Script && !value.is_option && matches!(next, b',' | b')' | b'}' | b']' | b';' | 0)
    }

    /// Whether a quote encloses the value of an option, in which there are members.
    fn is_around_option(&self, value: &Value, at: usize) -> bool {
        if !value.is_option {
            return false;
        }
        let inner = self.text.get(at + 1..self.string_end(at)).unwrap_or_default();
        self.depth <= value.depth && (inner.contains(['{', '=']) || inner.starts_with("file") || inner.starts_with('$'))
    }

    /// Whether the value of `--code` does not say where the archive is.
    fn is_archive(&self, end: usize) -> bool {
        let line = self.text[end..].lines().next().unwrap_or_default();
        let value = line.split(" --").next().unwrap_or_default().to_ascii_lowercase();
        !["s3", "imageuri", "$"].iter().any(|place| value.contains(place))
    }

    /// Whether a string follows a name and its `=` or `:`.
    fn is_string_after(&self, end: usize) -> bool {
        let at = self.skip_blanks(end + usize::from(is_quote(self.byte(end))));
        let at = self.skip_blanks(at + 1);
        is_quote(self.byte(at)) || self.byte(at).is_ascii_alphabetic() && is_quote(self.byte(at + 1))
    }

    /// The sign after a name and its quote; 0 if it compares, or is a part of an address.
    fn after_name(&self, end: usize) -> u8 {
        let mut at = end + usize::from(self.byte(end) == b'\\');
        at = self.skip_blanks(at + usize::from(is_quote(self.byte(at))));
        match (self.byte(at), self.byte(at + 1)) {
            (b'=', b'=') | (b':', b':' | b'/') => 0,
            (sign, _) => sign,
        }
    }

    /// The indentation of the first word of a line. The dash of a list entry counts.
    fn indent(&self, at: usize) -> Option<usize> {
        let before = &self.text.as_bytes()[..at];
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'-' | b'"' | b'\'');
        let blanks = before.iter().rev().take_while(is_blank).count();
        let is_first = before.len() == blanks || matches!(before[at - blanks - 1], b'\n' | b'\r');
        is_first.then_some(blanks)
    }

    fn skip_blanks(&self, mut at: usize) -> usize {
        while matches!(self.byte(at), b' ' | b'\t') {
            at += 1;
        }
        at
    }

    fn count_bracket(&mut self, byte: u8) {
        match byte {
            b'(' | b'[' | b'{' => self.depth += 1,
            b')' | b']' | b'}' => self.depth -= 1,
            _ => {}
        }
    }

    /// The end of a string that begins here, without its closing quote.
    fn string_end(&self, start: usize) -> usize {
        let quote = self.byte(start);
        let mut end = start + 1;
        while end < self.text.len() && self.byte(end) != quote {
            end += 1 + usize::from(self.byte(end) == b'\\');
        }
        (end.min(self.text.len())..=self.text.len())
            .find(|&at| self.text.is_char_boundary(at))
            .unwrap_or(self.text.len())
    }

    fn word_end(&self, start: usize) -> usize {
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        start + self.text.as_bytes()[start..].iter().take_while(|byte| is_word(byte)).count()
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or_default()
    }
}

/// Where the value begins in an option from which it is not separated.
fn start_of_joined(option: &str) -> Option<usize> {
    let names = ["--cli-input-json", "--environment", "--zip-file"].into_iter();
    let joined =
        names.filter(|name| option.strip_prefix(name).is_some_and(|rest| rest.len() > 2 && !rest.starts_with('-')));
    joined.map(str::len).next()
}

fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

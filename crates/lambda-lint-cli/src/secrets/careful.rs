//! Secrets of texts without a certain structure: scripts, source code, and documents that cannot be read. From the name of a
//! secret to the end of its value, only names and punctuation are shown.
//!
//! The text is not parsed, so a missing quote or bracket hides too much rather than too little.

mod ends;
mod shown;
mod signs;

use super::names::{Meaning, is_near_option};
use lambda_lint_extract::joined_secret_option;
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
                    let from = joined_secret_option(&self.text[at..end]).map_or(end, |option| at + option.len());
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

    fn count_bracket(&mut self, byte: u8) {
        match byte {
            b'(' | b'[' | b'{' => self.depth += 1,
            b')' | b']' | b'}' => self.depth -= 1,
            _ => {}
        }
    }
}

fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

//! The names that a file declares, and where comments and strings are.

use super::Language;
use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Range;

/// How many names of a file are looked up: each costs a walk through its blocks.
const MAX_LOOKUPS: usize = 5_000;
/// How much is looked at before a block for the parameters of its function.
const MAX_HEADER: usize = 300;

/// The names that a file declares.
pub(super) struct Scope<'s> {
    text: &'s str,
    language: Language,
    lookups: Cell<usize>,
    /// Comments and strings, ascending.
    texts: Vec<Range<usize>>,
    /// Blocks in braces, in the order in which they begin.
    blocks: Vec<Range<usize>>,
    declarations: HashMap<&'s str, Vec<Declaration>>,
}

/// A name that gets a value.
#[derive(Debug, Clone, Copy)]
struct Declaration {
    /// Where the name is.
    at: usize,
    /// Where its value begins.
    value: usize,
    /// Whether it declares the name, and does not assign again.
    is_declaration: bool,
}

impl<'s> Scope<'s> {
    pub(super) fn new(text: &'s str, from: usize, language: Language) -> Self {
        let mut scope = Scope {
            text,
            language,
            lookups: Cell::new(0),
            texts: Vec::new(),
            blocks: Vec::new(),
            declarations: HashMap::new(),
        };
        scope.scan(text, from);
        scope
    }

    pub(super) fn is_text(&self, at: usize) -> bool {
        let index = self.texts.partition_point(|range| range.end <= at);
        self.texts.get(index).is_some_and(|range| range.start <= at)
    }

    /// The start of the value that a name has at this place; `None` if that is ambiguous.
    pub(super) fn value_of(&self, name: &str, at: usize) -> Option<usize> {
        let all = self.declarations.get(name)?;
        self.lookups.set(self.lookups.get() + 1);
        if self.lookups.get() > MAX_LOOKUPS {
            return None;
        }
        if self.language == Language::Python {
            // a name that is assigned once has that value everywhere after it
            let [only] = all.as_slice() else { return None };
            return (only.at < at && only.value > only.at).then_some(only.value);
        }
        if all.len() > 100 || all.iter().any(|declaration| !declaration.is_declaration) {
            return None;
        }
        let around = |place: usize| {
            let end = self.blocks.partition_point(|block| block.start < place);
            self.blocks[..end].iter().rev().filter(move |block| block.end > place)
        };
        let visible = all.iter().filter(|declaration| declaration.at < at).filter_map(|declaration| {
            let block = around(declaration.at).next().cloned().unwrap_or(0..usize::MAX);
            block.contains(&at).then_some((block.start, declaration))
        });
        let (block, found) = visible.max_by_key(|(start, declaration)| (*start, declaration.at))?;
        // a function in between may have a parameter of this name
        let is_hidden =
            around(at).take_while(|inner| inner.start > block).any(|inner| self.has_parameter(inner.start, name));
        let between = self.text.get(found.at..at).unwrap_or_default();
        let is_arrow = [" =>", "=>", ") =>", ")=>"].iter().any(|arrow| between.contains(&format!("{name}{arrow}")));
        (!is_hidden && !is_arrow && found.value > found.at).then_some(found.value)
    }

    /// Whether the text before a block, up to the end of the statement before it, has this name.
    fn has_parameter(&self, block: usize, name: &str) -> bool {
        let header = &self.text.as_bytes()[block.saturating_sub(MAX_HEADER)..block];
        let begin = header.iter().rposition(|byte| matches!(byte, b';' | b'{' | b'}')).map_or(0, |at| at + 1);
        let mut words = header[begin..].split(|byte| !is_of_name(*byte));
        words.any(|word| word == name.as_bytes())
    }

    fn scan(&mut self, text: &'s str, from: usize) {
        let bytes = text.as_bytes();
        let mut open: Vec<usize> = Vec::new();
        let mut at = from;
        // the last byte that was no blank, and the last word
        let (mut before, mut last_word) = (b'\n', "");
        while at < bytes.len() {
            if let Some(end) = text_end(text, at, self.language, before) {
                self.texts.push(at..end);
                before = b'"';
                at = end;
                continue;
            }
            let byte = bytes[at];
            match byte {
                b'{' => {
                    open.push(self.blocks.len());
                    self.blocks.push(at..usize::MAX);
                }
                b'}' => {
                    if let Some(index) = open.pop() {
                        self.blocks[index].end = at;
                    }
                }
                _ => {}
            }
            if byte.is_ascii_alphabetic() || byte == b'_' || byte == b'$' {
                let length = bytes[at..].iter().take_while(|byte| is_of_name(**byte)).count();
                let word = &text[at..at + length];
                self.declare(text, word, at, before, last_word);
                last_word = word;
                at += length;
                before = b'a';
                continue;
            }
            if !byte.is_ascii_whitespace() || byte == b'\n' && self.language == Language::Python {
                before = byte;
            }
            if !byte.is_ascii_whitespace() {
                last_word = "";
            }
            at += 1;
        }
    }

    /// Adds a name if a value is assigned to it.
    fn declare(&mut self, text: &'s str, word: &'s str, at: usize, before: u8, last_word: &str) {
        let is_declared = matches!(last_word, "const" | "let" | "var");
        // a member of something else
        if before == b'.' {
            return;
        }
        if self.language == Language::Python && word == "def" {
            self.add_parameters(text, at);
        }
        let mut rest = text[at + word.len()..].trim_start_matches([' ', '\t']);
        // changed in place
        if rest.starts_with('.') || rest.starts_with('[') {
            let end = rest.find(['=', '\n', ';', '(', ')', ',']).unwrap_or(rest.len());
            let is_assigned =
                rest[end..].starts_with('=') && !rest[end..].starts_with("==") && !rest[end..].starts_with("=>");
            let is_changed =
                ["update", "pop", "setdefault", "clear"].iter().any(|method| rest.starts_with(&format!(".{method}(")));
            if is_assigned || is_changed {
                self.add(word, Declaration { at, value: at, is_declaration: false });
            }
            return;
        }
        // a type
        if rest.starts_with(':') && (is_declared || self.language == Language::Python && before == b'\n') {
            let end = rest.find(['=', '\n', '{', '(']).unwrap_or(rest.len());
            rest = &rest[end..];
        }
        let operator = rest.find(|c| !matches!(c, '+' | '-' | '|' | '?' | '&')).unwrap_or(0);
        let is_again = operator > 0 && rest[operator..].starts_with('=');
        let is_assigned = rest.starts_with('=') && !rest.starts_with("==") && !rest.starts_with("=>");
        if is_again {
            self.add(word, Declaration { at, value: at, is_declaration: false });
        } else if is_assigned {
            let value = text.len() - rest.len() + 1;
            match self.language {
                // otherwise it names an argument of a call
                Language::Python if before != b'\n' => {
                    if matches!(before, b'(' | b',') {
                        return;
                    }
                    self.add(word, Declaration { at, value, is_declaration: false });
                }
                Language::Python => self.add(word, Declaration { at, value, is_declaration: true }),
                Language::JavaScript => self.add(word, Declaration { at, value, is_declaration: is_declared }),
            }
        } else if is_bound(last_word, self.language) {
            // a loop, a parameter or an import: its value is not known
            self.add(word, Declaration { at, value: at, is_declaration: true });
        }
    }

    /// Adds the parameters of a function, whose values are not known.
    fn add_parameters(&mut self, text: &'s str, at: usize) {
        let rest = &text[at..];
        let end = rest.find(":\n").unwrap_or(rest.len().min(MAX_HEADER));
        let header = rest.get(..end.min(2000)).unwrap_or_default();
        for name in header.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty()) {
            self.add(name, Declaration { at, value: at, is_declaration: true });
        }
    }

    fn add(&mut self, name: &'s str, declaration: Declaration) {
        self.declarations.entry(name).or_default().push(declaration);
    }
}

fn is_bound(last_word: &str, language: Language) -> bool {
    match language {
        Language::Python => matches!(last_word, "for" | "as" | "import" | "global" | "def"),
        Language::JavaScript => matches!(last_word, "let" | "var" | "const" | "function" | "import"),
    }
}

pub(super) fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}

/// The end of a comment or of a string at this place. `before` is the last non-blank byte: it distinguishes a regular expression
/// from a division.
pub(super) fn text_end(text: &str, at: usize, language: Language, before: u8) -> Option<usize> {
    let rest = &text.as_bytes()[at..];
    let line = || at + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    let behind = |needle: &[u8], from: usize| {
        let found = rest.get(from..)?.windows(needle.len()).position(|window| window == needle)?;
        Some(at + from + found + needle.len())
    };
    match (language, rest) {
        (Language::Python, [b'#', ..]) => Some(line()),
        (Language::Python, [b'"', b'"', b'"', ..]) => Some(behind(b"\"\"\"", 3).unwrap_or(text.len())),
        (Language::Python, [b'\'', b'\'', b'\'', ..]) => Some(behind(b"'''", 3).unwrap_or(text.len())),
        (Language::JavaScript, [b'/', b'/', ..]) => Some(line()),
        (Language::JavaScript, [b'/', b'*', ..]) => Some(behind(b"*/", 2).unwrap_or(text.len())),
        (Language::JavaScript, [b'/', ..]) if b"(,=:[!&|?{};\n".contains(&before) => {
            closing(rest, b'/', true).map(|length| at + length)
        }
        (Language::JavaScript, [b'`', ..]) => Some(at + closing(rest, b'`', false).unwrap_or(rest.len())),
        (_, [quote @ (b'"' | b'\''), ..]) => Some(at + closing(rest, *quote, true).unwrap_or(1)),
        _ => None,
    }
}

/// The length of a text up to its closing character, which a backslash escapes.
fn closing(rest: &[u8], quote: u8, is_on_line: bool) -> Option<usize> {
    let mut at = 1;
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' if is_on_line => return None,
            _ if byte == quote => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

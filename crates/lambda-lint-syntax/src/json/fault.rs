//! Explains where a text stops being JSON, and what was probably meant. Only runs for invalid JSON.

use super::{FaultKind, MAX_DEPTH, MAX_NODES, Parser, SyntaxFault};
use crate::bytes;

/// Words of other languages that people write for values of JSON.
const MISTAKEN_WORDS: &[&str] =
    &["True", "TRUE", "False", "FALSE", "None", "NULL", "Null", "undefined", "nil", "NaN", "Infinity", "yes", "no"];

impl Parser<'_> {
    /// The end of the word or character at `at`, for a span that shows something.
    pub(super) fn token_end(&self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let word = rest.bytes().take_while(|&b| is_word_byte(b)).count();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        self.at + word.max(first)
    }

    #[cold]
    pub(super) fn fault(
        &self,
        start: usize,
        end: usize,
        message: impl Into<String>,
        help: &'static str,
    ) -> Box<SyntaxFault> {
        Box::new(SyntaxFault { start, end: end.max(start), kind: FaultKind::Syntax, message: message.into(), help })
    }

    #[cold]
    pub(super) fn fault_here(&self, message: &str, help: &'static str) -> Box<SyntaxFault> {
        if let Some(start) = self.template() {
            let message = "the text is a template, which has to be rendered first";
            return self.fault(start, start + 2, message, "lint the rendered file");
        }
        let message = match self.found() {
            None => format!("{message}, but the text ends here"),
            Some(found) => format!("{message}, found {found}"),
        };
        self.fault(self.at, self.token_end(), message, help)
    }

    /// Where the expression of a template begins in which `at` is: its braces were read as those of an object, or its quotes as
    /// the end of a string.
    pub(super) fn template(&self) -> Option<usize> {
        let begins = |at: usize| {
            let rest = self.text.get(at..).unwrap_or_default();
            let inside = rest.strip_prefix("{{").map(|rest| rest.trim_start_matches([' ', '\t']));
            // braces may be doubled around a whole request
            inside.is_some_and(|inside| !inside.starts_with(['"', '\r', '\n']))
                || rest.starts_with("{%")
                || rest.starts_with("${")
        };
        if let Some(start) = [self.at.checked_sub(1), Some(self.at)].into_iter().flatten().find(|&at| begins(at)) {
            return Some(start);
        }
        let (before, behind) = self.text.split_at_checked(self.at)?;
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let behind = behind.lines().next().unwrap_or_default();
        // the last expression that starts before `at` on the line ends after it
        let is_around = |&(open, close): &(&str, &str)| {
            let start = line + bytes::last_position(before.get(line..)?, open)?;
            (!bytes::contains(&before[start..], close) && bytes::contains(behind, close)).then_some(start)
        };
        [("{{", "}}"), ("{%", "%}"), ("${", "}")].iter().find_map(is_around)
    }

    /// Describes the text at `at`. `None` at the end of the text.
    fn found(&self) -> Option<String> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let first = rest.chars().next()?;
        if rest.starts_with("//") || rest.starts_with("/*") || first == '#' {
            return Some("a comment".into());
        }
        let end = (self.token_end() - self.at).max(first.len_utf8());
        let word = rest.get(..end).unwrap_or_default();
        Some(if first.is_control() {
            format!("the control character U+{:04X}", u32::from(first))
        } else if first.is_ascii_punctuation() && first != '_' || MISTAKEN_WORDS.contains(&word) {
            format!("`{word}`")
        } else if first.is_ascii_digit() {
            "a number".into()
        } else {
            // it may be a piece of a secret, which no message repeats
            "text without quotes".into()
        })
    }

    #[cold]
    pub(super) fn over_limit(&self, depth: usize) -> Box<SyntaxFault> {
        let (kind, message) = if depth >= MAX_DEPTH {
            (FaultKind::TooDeep, format!("lists and objects are nested more than {MAX_DEPTH} levels deep"))
        } else {
            (FaultKind::TooMany, format!("the document has more than {MAX_NODES} values"))
        };
        let help = "a request needs no more than 5 levels and a few hundred values; is this the right document?";
        Box::new(SyntaxFault { start: self.at, end: self.token_end(), kind, message, help })
    }

    #[cold]
    pub(super) fn no_value(&self) -> Box<SyntaxFault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if let (Some(comma), Some(b'}' | b']')) = (self.comma_before(), Self::byte(self.text, self.at)) {
            return self.fault(comma, comma + 1, "unexpected comma without a value after it", "remove the comma");
        }
        let found = self.found();
        let (message, help) = match (found, rest.as_bytes().first()) {
            (None, _) if self.text.trim().is_empty() => {
                ("the document is empty".into(), "write a JSON object, `{ … }`")
            }
            (None, _) => ("expected a value, found the end of the text".into(), "check whether the file is truncated"),
            (Some(_), Some(0)) => {
                ("expected a value, found a zero byte".into(), "save the file as UTF-8; it may be UTF-16")
            }
            (Some(_), _) if rest.starts_with(['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}']) => {
                ("curly quotes are not allowed in JSON".into(), "use straight double quotes")
            }
            (Some(_), Some(b'\'')) => ("single quotes are not allowed in JSON".into(), "use double quotes"),
            (Some(_), _) if rest.starts_with("<<<<<<<") => {
                ("the file contains a merge conflict".into(), "resolve the conflict and remove its markers")
            }
            (Some(_), _) if rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#') => {
                ("comments are not allowed in JSON".into(), "remove the comment")
            }
            (Some(_), _) if rest.starts_with("{{") || rest.starts_with("{%") || rest.starts_with("${") => {
                ("expected a value, found a template expression".into(), "quote the value, or lint the rendered file")
            }
            (Some(_), _) if rest.starts_with("NaN") || rest.starts_with("Infinity") => {
                ("JSON does not have this number".into(), "use a finite number")
            }
            (Some(found), _) => match found.as_str() {
                "`True`" | "`TRUE`" => (format!("expected a value, found {found}"), "write `true`"),
                "`False`" | "`FALSE`" => (format!("expected a value, found {found}"), "write `false`"),
                "`None`" | "`undefined`" | "`nil`" | "`NULL`" => {
                    (format!("expected a value, found {found}"), "write `null`, or omit the member")
                }
                _ => (format!("expected a value, found {found}"), "put strings in double quotes"),
            },
        };
        self.fault(self.at, self.token_end(), message, help)
    }

    #[cold]
    pub(super) fn no_name(&self) -> Box<SyntaxFault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if let (Some(comma), Some(b'}')) = (self.comma_before(), Self::byte(self.text, self.at)) {
            return self.fault(comma, comma + 1, "unexpected comma without a member after it", "remove the comma");
        }
        if self.at >= self.text.len() || matches!(Self::byte(self.text, self.at), Some(b'\'' | b'/' | b'#')) {
            return self.no_value();
        }
        if let Some(fault) = self.grouped_number() {
            return fault;
        }
        if crate::conflict::begins(rest) {
            let end = self.at + 7;
            return self.fault(
                self.at,
                end,
                "the file contains a merge conflict",
                "resolve the conflict and remove its markers",
            );
        }
        self.fault_here("expected a member's name in double quotes", "")
    }

    #[cold]
    pub(super) fn no_separator(&self, close: char) -> Box<SyntaxFault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if crate::conflict::begins(rest) {
            return self.no_name();
        }
        if let Some(fault) = self.text_after_number() {
            return fault;
        }
        if close == ']' && rest.starts_with(':') {
            return self.unclosed_list();
        }
        match Self::byte(self.text, self.at) {
            None => self.fault(
                self.at,
                self.at,
                format!("the text ends before `{close}`"),
                "check whether the file is truncated",
            ),
            Some(b'/' | b'#') => {
                self.fault(self.at, self.token_end(), "comments are not allowed in JSON", "remove the comment")
            }
            Some(b'"') => self.fault_here(&format!("expected `,` or `{close}`"), "check for a missing comma before it"),
            _ => self.fault_here(&format!("expected `,` or `{close}`"), ""),
        }
    }

    /// A list whose bracket is missing, with the name of a member where it should end. The name is here or was read last.
    #[cold]
    pub(super) fn unclosed_list(&self) -> Box<SyntaxFault> {
        let is_here = Self::byte(self.text, self.at) == Some(b'"');
        let name = self.tree.nodes.last().filter(|_| !is_here);
        let start = name.map_or(self.at, |name| name.start as usize);
        let end = name.map_or(self.at + 1, |name| name.end as usize);
        self.fault(start, end, "expected `]` before the next member", "close the list")
    }

    #[cold]
    pub(super) fn trailing(&self) -> Box<SyntaxFault> {
        let message = "unexpected text after the end of the document";
        let help = "remove it, or start each document on its own line";
        let mut fault = self.fault(self.at, self.token_end(), message, help);
        fault.kind = FaultKind::Trailing;
        fault
    }

    /// The comma that only blanks separate from here.
    fn comma_before(&self) -> Option<usize> {
        let before = self.text.get(..self.at).unwrap_or_default().trim_end_matches([' ', '\n', '\t', '\r']);
        before.strip_suffix(',').map(str::len)
    }
}

/// Whether a byte belongs to a word or a number.
pub(super) fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    fn message(text: &str) -> (usize, String) {
        let fault = parse(text).expect_err(text);
        (fault.start, fault.message)
    }

    #[test]
    fn expressions_of_templates_are_told_from_broken_json() {
        let template = "the text is a template, which has to be rendered first".to_owned();
        for (text, start) in [
            ("{\"MemorySize\": {{ env `MEM` `128` }}}", 15),
            ("{\"Role\": \"{{ must_env \"ROLE\" }}\"}", 10),
            ("{\"{{ env \"NAME\" }}\": 1}", 2),
            ("{\"a\": \"${lookup(\"x\")}\"}", 7),
            ("{\"a\": 1 {% if x %}, \"b\": 2 {% endif %}}", 8),
            ("{{- define \"x\" -}}\n{}", 0),
        ] {
            assert_eq!(message(text), (start, template.clone()), "{text}");
        }
        for text in [
            "{{\"a\": 1}}",
            "{{\n\"a\": 1}}",
            "{\"a\": \"{{ x }}\" \"b\": 1}",
            "{\"a\": \"{{ x\" \"b\": 1}",
            "{\"a\": \"{{\",\n \"b\" 1}",
        ] {
            assert_ne!(message(text).1, template, "{text}");
        }
    }
}

//! Single values, with or without quotes.

use super::{Next, Recovery, SyntaxFix, strings};
use crate::json::Parser;
use crate::{NodeKind, TextEdit};

const HELP_QUOTES: &str = "write `\\\"` for a quote inside a string";

impl<'a> Recovery<'a> {
    pub(super) fn value(&mut self, at: usize, depth: usize) -> Next {
        let text = self.text;
        let parsed = match self.byte(at) {
            Some(b'"') => return self.string(at),
            Some(b'\'') => return self.single_quoted(at),
            Some(b'{') => return self.container(at, depth, b'}'),
            Some(b'[') => return self.container(at, depth, b']'),
            Some(b'-' | b'0'..=b'9') => self.parser.number(text, at),
            Some(b't') => self.parser.word(text, at, "true", NodeKind::True),
            Some(b'f') => self.parser.word(text, at, "false", NodeKind::False),
            Some(b'n') => self.parser.word(text, at, "null", NodeKind::Null),
            _ => return self.bare(at),
        };
        match parsed {
            Ok(end) => self.after_number(at, end),
            Err(fault) => {
                self.report(*fault, None)?;
                let end = self.bare_end(at);
                self.unknown(at, end);
                Some(end)
            }
        }
    }

    /// The end of a value, with the text that follows a number.
    fn after_number(&mut self, start: usize, end: usize) -> Next {
        self.parser.at = Parser::skip_blanks(self.text, end);
        let Some(fault) = self.parser.text_after_number() else { return Some(end) };
        let end = fault.end;
        self.report(*fault, None)?;
        self.parser.tree.pop();
        self.unknown(start, end);
        Some(end)
    }

    /// A value without quotes, or none.
    pub(super) fn bare(&mut self, at: usize) -> Next {
        let end = self.bare_end(at);
        let (kind, json) = match self.text.get(at..end).unwrap_or_default() {
            "True" | "TRUE" => (NodeKind::True, "true"),
            "False" | "FALSE" => (NodeKind::False, "false"),
            "None" | "NULL" | "Null" | "undefined" | "nil" => (NodeKind::Null, "null"),
            _ => (NodeKind::Unknown, ""),
        };
        let edit = TextEdit { start: at, end, text: json.to_owned() };
        let fix = (!json.is_empty()).then(|| SyntaxFix { description: "write it as JSON", edits: vec![edit] });
        self.is_cut |= at >= self.text.len();
        self.report_at(at, Parser::no_value, fix)?;
        self.parser.tree.push(kind, "", at, end);
        Some(end)
    }

    /// Where a value without quotes ends: at a comma, a bracket, or the end of the line.
    pub(super) fn bare_end(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let end = rest.find([',', '}', ']', '{', '[', '\n', '\r', '"']).unwrap_or(rest.len());
        at + rest.get(..end).unwrap_or_default().trim_end().len()
    }

    pub(super) fn unknown(&mut self, start: usize, end: usize) {
        self.parser.tree.push(NodeKind::Unknown, "", start, end);
    }

    pub(super) fn string(&mut self, start: usize) -> Next {
        if let Some((inside, end)) = strings::with_quotes_inside(self.text, start) {
            self.parser.at = inside;
            if self.parser.template().is_none() {
                let message = "the string ends at a quote inside it";
                let fault = self.parser.fault(inside, self.parser.token_end(), message, HELP_QUOTES);
                self.report(*fault, None)?;
                self.unknown(start, end);
                return Some(end);
            }
        }
        match self.parser.string(self.text, start) {
            Ok(end) => Some(end),
            Err(fault) => {
                let end = strings::over_lines(self.text, start).unwrap_or_else(|| self.quoted_end(start, b'"'));
                self.report(*fault, None)?;
                self.is_torn |= end >= self.text.trim_end().len();
                self.unknown(start, end);
                Some(end)
            }
        }
    }

    /// The end of a string: after the next quote on its line, or at the end of the line, before a comma there.
    pub(super) fn quoted_end(&self, start: usize, quote: u8) -> usize {
        let line = self.text.get(start..self.line_end(start)).unwrap_or_default();
        let mut bytes = line.bytes().enumerate().skip(1);
        while let Some((at, byte)) = bytes.next() {
            match byte {
                b'\\' => drop(bytes.next()),
                _ if byte == quote => return start + at + 1,
                _ => {}
            }
        }
        start + line.trim_end().trim_end_matches(',').len().max(1)
    }

    pub(super) fn single_quoted(&mut self, start: usize) -> Next {
        let end = self.quoted_end(start, b'\'');
        let inside = self.text.get(start + 1..end).and_then(|rest| rest.strip_suffix('\''));
        let plain = inside.filter(|inside| !inside.contains(['"', '\\', '\t']));
        let fix = plain.map(|inside| {
            let quote = |at: usize| TextEdit { start: at, end: at + 1, text: "\"".to_owned() };
            SyntaxFix { description: "use double quotes", edits: vec![quote(start), quote(start + 1 + inside.len())] }
        });
        self.report_at(start, Parser::no_value, fix)?;
        match plain {
            Some(inside) => _ = self.parser.tree.push(NodeKind::Text, inside, start, end),
            None => self.unknown(start, end),
        }
        Some(end)
    }
}

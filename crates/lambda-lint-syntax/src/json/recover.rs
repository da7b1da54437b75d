//! Reads a text that is not quite JSON: every fault in it, and the tree of what was probably meant.
//!
//! Only used where [`parse`](super::parse) has failed, so it need not be fast. Its first fault is that of `parse`.

mod strings;

use super::{Parser, SyntaxFault, fault::is_word_byte};
use crate::{NodeKind, TextEdit, Tree};

const HELP_QUOTES: &str = "write `\\\"` for a quote inside a string";
/// With more faults the text is something else.
const MAX_FAULTS: usize = 100;

/// What was made of a text that is not JSON.
pub struct Recovered<'a> {
    /// What the text says apart from its faults; `None` if that cannot be told.
    pub tree: Option<Tree<'a>>,
    /// What is wrong, in the order of the text. Never empty for a text that is not JSON.
    pub faults: Vec<Broken>,
    /// Whether the tree holds everything that is in the text. If not, members may be missing from it.
    pub is_whole: bool,
}

/// One fault, and how to repair it.
pub struct Broken {
    /// Where the fault is, and what to say of it.
    pub fault: SyntaxFault,
    /// The repair, where there is only one.
    pub fix: Option<SyntaxFix>,
}

/// The repair of a fault.
pub struct SyntaxFix {
    /// What it does, in the imperative.
    pub description: &'static str,
    /// The edits, in the order of the text.
    pub edits: Vec<TextEdit>,
}

/// Reads a text that [`parse`](super::parse) does not.
#[cold]
pub fn recover(text: &str) -> Recovered<'_> {
    let parser = Parser { text, at: 0, tree: Tree::new(Some(text), 64) };
    let mut recovery = Recovery {
        parser,
        text,
        faults: Vec::new(),
        is_whole: true,
        is_cut: false,
        is_torn: false,
        is_in_conflict: false,
    };
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let is_read = recovery.document(start).is_some();
    let Recovery { parser, faults, is_whole, .. } = recovery;
    Recovered { tree: is_read.then_some(parser.tree), faults, is_whole }
}

struct Recovery<'a> {
    parser: Parser<'a>,
    text: &'a str,
    faults: Vec<Broken>,
    is_whole: bool,
    /// The end of the text was reported.
    is_cut: bool,
    /// The text ends inside a string, of which a fault was reported.
    is_torn: bool,
    /// The first side of a merge conflict is being read.
    is_in_conflict: bool,
}

/// The offset after the value; `None` if the rest cannot be read.
type Next = Option<usize>;

impl<'a> Recovery<'a> {
    fn document(&mut self, start: usize) -> Next {
        let at = self.skip(start)?;
        let end = self.value(at, 0)?;
        let end = self.skip(end)?;
        if end < self.text.len() {
            // of several documents this one is broken, and the others are not looked at
            let is_next = matches!(self.byte(end), Some(b'{' | b'['));
            self.is_whole &= matches!(self.byte(end), Some(b'}' | b']'));
            if !is_next || self.faults.is_empty() {
                self.parser.at = end;
                let fault = self.parser.trailing();
                self.report(*fault, None)?;
            }
        }
        Some(end)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        Parser::byte(self.text, at)
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The end of the line at `at`, without its line end.
    fn line_end(&self, at: usize) -> usize {
        self.rest(at).find(['\n', '\r']).map_or(self.text.len(), |found| at + found)
    }

    /// The start of the next line.
    fn next_line(&self, at: usize) -> usize {
        self.rest(at).find('\n').map_or(self.text.len(), |found| at + found + 1)
    }

    /// Keeps a fault. `None` if there are too many.
    fn report(&mut self, fault: SyntaxFault, fix: Option<SyntaxFix>) -> Option<()> {
        // a text that ends too early is one fault, however much is missing
        let end = self.text.trim_end().len();
        if fault.start >= end && (self.is_torn || self.faults.last().is_some_and(|last| last.fault.end >= end)) {
            self.is_whole = false;
            return Some(());
        }
        self.faults.push(Broken { fault, fix });
        (self.faults.len() < MAX_FAULTS).then_some(())
    }

    /// Reports what the parser says of this place. `None` if the text is a template, because its rendered form is unknown.
    fn report_at(
        &mut self,
        at: usize,
        fault: impl FnOnce(&Parser<'a>) -> Box<SyntaxFault>,
        fix: Option<SyntaxFix>,
    ) -> Option<()> {
        self.parser.at = at;
        let is_template = self.parser.template().is_some();
        let fault = *fault(&self.parser);
        self.report(fault, fix).filter(|()| !is_template)
    }

    /// Skips blanks, comments, and the second side of a merge conflict.
    fn skip(&mut self, mut at: usize) -> Next {
        loop {
            at = Parser::skip_blanks(self.text, at);
            let rest = self.rest(at);
            at = if rest.starts_with("//") || rest.starts_with('#') {
                self.comment(at, self.line_end(at))?
            } else if let Some(inside) = rest.strip_prefix("/*") {
                let end = inside.find("*/").map_or(self.text.len(), |end| at + end + 4);
                self.comment(at, end)?
            } else if let Some(next) = self.conflict(at)? {
                next
            } else {
                return Some(at);
            };
        }
    }

    fn comment(&mut self, start: usize, end: usize) -> Next {
        let before = self.text.get(..start).unwrap_or_default();
        let from = before.trim_end_matches([' ', '\t']).len();
        let is_line_start = from == 0 || self.byte(from - 1) == Some(b'\n');
        let after = self.rest(end);
        let trimmed = after.trim_start_matches([' ', '\t']);
        let is_line_end = trimmed.is_empty() || trimmed.starts_with(['\n', '\r']);
        let range = match (is_line_start, is_line_end) {
            (true, true) => (from, self.next_line(end)),
            (_, true) => (from, end),
            _ => (start, end),
        };
        let shown = self.line_end(start).min(end);
        let fault = self.parser.fault(start, shown, "comments are not allowed in JSON", "remove the comment");
        self.report(*fault, Some(removal("remove the comment", range)))?;
        Some(end)
    }

    /// Reads the first side of a merge conflict, and skips the second one. Gives where to read on, if there is a marker here.
    fn conflict(&mut self, at: usize) -> Option<Next> {
        let rest = self.rest(at);
        let is_line_start = at == 0 || self.byte(at - 1) == Some(b'\n');
        let is_marker = |marker: &str| is_line_start && rest.starts_with(marker);
        let is_end = is_marker("=======") || is_marker("|||||||");
        if self.is_in_conflict && is_end {
            let end = rest.find("\n>>>>>>>").map_or(self.text.len(), |found| at + found + 1);
            self.is_in_conflict = false;
            return Some(Some(self.next_line(end)));
        }
        if !is_end && !is_marker("<<<<<<<") && !is_marker(">>>>>>>") {
            return Some(None);
        }
        self.is_in_conflict = is_marker("<<<<<<<");
        self.is_whole = false;
        let message = "the file contains a merge conflict";
        let fault = self.parser.fault(at, at + 7, message, "resolve the conflict and remove its markers");
        self.report(*fault, None)?;
        Some(Some(self.next_line(at)))
    }

    fn value(&mut self, at: usize, depth: usize) -> Next {
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
            Ok(end) => Some(end),
            Err(fault) => {
                self.report(*fault, None)?;
                let end = self.bare_end(at);
                self.unknown(at, end);
                Some(end)
            }
        }
    }

    /// A value without quotes, or none.
    fn bare(&mut self, at: usize) -> Next {
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
    fn bare_end(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let end = rest.find([',', '}', ']', '{', '[', '\n', '\r', '"']).unwrap_or(rest.len());
        at + rest.get(..end).unwrap_or_default().trim_end().len()
    }

    fn unknown(&mut self, start: usize, end: usize) {
        self.parser.tree.push(NodeKind::Unknown, "", start, end);
    }

    fn string(&mut self, start: usize) -> Next {
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
    fn quoted_end(&self, start: usize, quote: u8) -> usize {
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

    fn single_quoted(&mut self, start: usize) -> Next {
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

    /// An object or a list.
    fn container(&mut self, start: usize, depth: usize, close: u8) -> Next {
        let is_object = close == b'}';
        if let Err(fault) = self.parser.check_limits(start, depth) {
            self.report(*fault, None);
            return None;
        }
        let kind = if is_object { NodeKind::Object } else { NodeKind::List };
        let node = self.parser.tree.push(kind, "", start, start);
        let mut at = self.skip(start + 1)?;
        let end = loop {
            if let Err(fault) = self.parser.check_limits(at, depth) {
                self.report(*fault, None);
                return None;
            }
            match self.byte(at) {
                None => break self.cut(at, close)?,
                Some(byte) if byte == close => break at + 1,
                Some(b'}' | b']') => {
                    self.is_whole = false;
                    self.report_at(at, |parser| parser.no_separator(char::from(close)), None)?;
                    break at + 1;
                }
                Some(b',') => {
                    self.report_at(at, Parser::no_value, Some(removal("remove the comma", (at, at + 1))))?;
                    at = self.skip(at + 1)?;
                    continue;
                }
                Some(_) => {}
            }
            at = if is_object { self.member(at, depth)? } else { self.value(at, depth + 1)? };
            at = self.separator(at, close)?;
        };
        self.parser.tree.close(node, end);
        Some(end)
    }

    /// The end of the text in the middle of an object or a list: one fault, however many are open.
    fn cut(&mut self, at: usize, close: u8) -> Next {
        self.is_whole = false;
        if !std::mem::replace(&mut self.is_cut, true) {
            self.report_at(at, |parser| parser.no_separator(char::from(close)), None)?;
        }
        Some(at)
    }

    fn member(&mut self, start: usize, depth: usize) -> Next {
        let Some(end) = self.name(start)? else {
            // nothing that looks like a member
            self.is_whole = false;
            return Some(self.resync(start));
        };
        let mut at = self.skip(end)?;
        if self.byte(at) == Some(b':') {
            at = self.skip(at + 1)?;
        } else {
            self.report_at(at, |parser| parser.fault_here("expected `:` after the member's name", ""), None)?;
            self.is_whole = false;
            let is_assigned = self.byte(at) == Some(b'=');
            at = if is_assigned { self.skip(at + 1)? } else { at };
        }
        self.value(at, depth + 1)
    }

    /// The name of a member, in any kind of quotes. `Some(None)` if there is none.
    fn name(&mut self, at: usize) -> Option<Next> {
        match self.byte(at) {
            Some(b'"') => match self.parser.string(self.text, at) {
                Ok(end) => Some(Some(end)),
                Err(fault) => {
                    self.report(*fault, None)?;
                    let end = self.quoted_end(at, b'"');
                    self.is_torn |= end >= self.text.trim_end().len();
                    let name = self.text.get(at + 1..end).unwrap_or_default().trim_end_matches('"');
                    self.parser.tree.push(NodeKind::Text, name, at, end);
                    Some(Some(end))
                }
            },
            Some(b'\'') => {
                let before = self.parser.tree.count();
                let end = self.single_quoted(at)?;
                let is_name = self.parser.tree.kind(before as u32) == NodeKind::Text;
                // a name with quotes in it is not one of a request
                self.is_whole &= is_name;
                Some(Some(end))
            }
            Some(byte) if is_word_byte(byte) => {
                let length = self.rest(at).bytes().take_while(|&byte| is_word_byte(byte) || byte == b'-').count();
                let end = at + length;
                let quote = |at: usize| TextEdit { start: at, end: at, text: "\"".to_owned() };
                let fix = SyntaxFix { description: "put the name in quotes", edits: vec![quote(at), quote(end)] };
                let is_followed = self.byte(Parser::skip_blanks(self.text, end)) == Some(b':');
                self.report_at(at, Parser::no_name, is_followed.then_some(fix))?;
                let name = self.text.get(at..end).unwrap_or_default();
                if !is_followed {
                    return Some(None);
                }
                self.parser.tree.push(NodeKind::Text, name, at, end);
                Some(Some(end))
            }
            _ => {
                self.report_at(at, Parser::no_name, None)?;
                Some(None)
            }
        }
    }

    /// Reads what follows a member or an entry: a comma, the end, or neither. Returns the start of the next one.
    fn separator(&mut self, end: usize, close: u8) -> Next {
        let at = self.skip(end)?;
        match self.byte(at) {
            None | Some(b'}' | b']') => Some(at),
            Some(b',') => {
                let next = self.skip(at + 1)?;
                if self.byte(next) == Some(close) {
                    let what = if close == b'}' { "a member" } else { "a value" };
                    let message = format!("unexpected comma without {what} after it");
                    let fault = self.parser.fault(at, at + 1, message, "remove the comma");
                    self.report(*fault, Some(removal("remove the comma", (at, at + 1))))?;
                }
                Some(next)
            }
            Some(byte) => {
                let is_next = match close {
                    b'}' => matches!(byte, b'"' | b'\'') || self.is_unquoted_name(at),
                    _ => matches!(byte, b'"' | b'\'' | b'{' | b'['),
                };
                let comma = TextEdit { start: end, end, text: ",".to_owned() };
                let fix = is_next.then(|| SyntaxFix { description: "add the comma", edits: vec![comma] });
                self.report_at(at, |parser| parser.no_separator(char::from(close)), fix)?;
                if is_next {
                    return Some(at);
                }
                self.is_whole = false;
                let next = self.resync(at);
                if self.byte(next) == Some(b',') { self.skip(next + 1) } else { Some(next) }
            }
        }
    }

    /// Whether a name without quotes begins here, with its colon.
    fn is_unquoted_name(&self, at: usize) -> bool {
        let length = self.rest(at).bytes().take_while(|&byte| is_word_byte(byte)).count();
        length > 0 && self.byte(Parser::skip_blanks(self.text, at + length)) == Some(b':')
    }

    /// Where something begins that can be read, at least one character further.
    fn resync(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let next = rest.get(first..).unwrap_or_default().find([',', '}', ']', '"']);
        next.map_or(self.text.len(), |next| at + first + next)
    }
}

fn removal(description: &'static str, (start, end): (usize, usize)) -> SyntaxFix {
    SyntaxFix { description, edits: vec![TextEdit { start, end, text: String::new() }] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(usize, String)> {
        recover(text).faults.into_iter().map(|broken| (broken.fault.start, broken.fault.message)).collect()
    }

    /// The text with all fixes made.
    fn fixed(text: &str) -> String {
        let mut edits: Vec<_> =
            recover(text).faults.into_iter().filter_map(|broken| broken.fix).flat_map(|fix| fix.edits).collect();
        edits.sort_by_key(|edit| edit.start);
        let mut fixed = text.to_owned();
        for edit in edits.iter().rev() {
            fixed.replace_range(edit.start..edit.end, &edit.text);
        }
        fixed
    }

    #[test]
    fn reports_every_fault() {
        let text = "{\n  // one\n  \"a\": 1,\n  'b': True\n  \"c\": [1, 2,],\n}\n";
        let starts: Vec<_> = faults(text).into_iter().map(|(start, _)| start).collect();
        let at = |part: &str| text.find(part).unwrap_or_default();
        assert_eq!(starts, [at("// one"), at("'b'"), at("True"), at("\"c\""), at(",]"), at(",\n}")]);
    }

    #[test]
    fn fixes_make_json_of_it() {
        for (text, expected) in [
            ("{\n  // one\n  \"a\": 1, // two\n  /* three */ \"b\": 2\n}", "{\n  \"a\": 1,\n   \"b\": 2\n}"),
            ("{\"a\": 1,}", "{\"a\": 1}"),
            ("[1, 2, ]", "[1, 2 ]"),
            ("{\"a\": 'x'}", "{\"a\": \"x\"}"),
            ("{'a': None, b: False}", "{\"a\": null, \"b\": false}"),
            ("{\"a\": 1\n \"b\": 2}", "{\"a\": 1,\n \"b\": 2}"),
            ("{\"a\": 1,, \"b\": 2}", "{\"a\": 1, \"b\": 2}"),
            ("# note\n{\"a\": [\"x\" \"y\"]}", "{\"a\": [\"x\", \"y\"]}"),
        ] {
            assert_eq!(fixed(text), expected);
            assert!(super::super::parse(expected).is_ok(), "{expected}");
        }
    }

    #[test]
    fn a_broken_string_is_one_fault_and_the_rest_is_read() {
        for (text, start) in [
            ("{\"a\": \"x\ny\", \"b\": 2}", 6),
            ("{\"a\": \"x\n  y: z,\n  {1}\",\n \"b\": 2}", 6),
            ("{\"a\": \"x \"y\" z\", \"b\": 2}", 10),
            ("{\"a\": [\"x \"y\"\"],\n \"b\": 2}", 11),
            ("{\"a\": \"x,\n \"b\": 2}", 6),
        ] {
            let recovered = recover(text);
            let starts: Vec<_> = recovered.faults.iter().map(|broken| broken.fault.start).collect();
            assert_eq!((starts.as_slice(), recovered.is_whole), (&[start][..], true), "{text}");
            let tree = recovered.tree.expect("the rest can be read");
            let names: Vec<_> = tree.members(0).map(|(name, _)| tree.text(name)).collect();
            assert_eq!(names, ["a", "b"], "{text}");
        }
    }

    #[test]
    fn the_first_side_of_a_conflict_is_read() {
        let text = "{\n<<<<<<< HEAD\n  \"a\": 1,\n=======\n  \"a\": 2,\n>>>>>>> main\n  \"b\": 3\n}\n";
        let recovered = recover(text);
        assert_eq!((recovered.faults.len(), recovered.is_whole), (1, false));
        let tree = recovered.tree.expect("the rest can be read");
        let names: Vec<_> = tree.members(0).map(|(name, value)| (tree.text(name), tree.text(value))).collect();
        assert_eq!(names, [("a", "1"), ("b", "3")]);
    }

    #[test]
    fn the_first_fault_is_that_of_the_parser() {
        for text in [
            "{\"a\": 1,}",
            "{\"a\": 'x'}",
            "{// x\n}",
            "{\"a\" 1}",
            "{\"a\": }",
            "{\"a\": 01}",
            "{\"a\": \"x\n}",
            "{\"a\": 1",
            "[1,, 2]",
            "{\"a\": 1}}",
            "",
            "x",
            "{\"a\": 1 \"b\": 2}",
            "{a: 1}",
            "{\"a\": \"\\q\"}",
            "{\"a\": [1}",
            "{\"a\": \u{201c}x\u{201d}}",
            "[",
            "{\"a\"",
            "{\"a\": {{ x }}}",
            "{\"a\": \"{{ env \"X\" }}\"}",
        ] {
            let first = super::super::parse(text).expect_err(text);
            let found = faults(text);
            assert_eq!(found.first().map(|(start, _)| *start), Some(first.start), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_template_is_one_fault() {
        let recovered = recover("{\"a\": {{ env `X` }}, \"b\": {{ y }},}");
        assert!(recovered.tree.is_none() && recovered.faults.len() == 1);
    }

    #[test]
    fn a_text_that_is_cut_off_is_one_fault() {
        for text in ["{\"a\": {\"b\": [1", "{\"a\": {\"b\": [1,", "{\"a\": {\"b\": \"x\"", "{\"a\":"] {
            let recovered = recover(text);
            assert_eq!(recovered.faults.len(), 1, "{text}: {:?}", faults(text));
        }
    }

    #[test]
    fn comes_to_an_end_on_anything() {
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"a\"", "'b'", "c", "1", "//x\n", "/*", "\n", "<<<<<<<", "=", "\u{e9}",
            "\"", "\\",
        ];
        let mut seed = 1_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..12 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
            }
            let recovered = recover(&text);
            let is_json = super::super::parse(&text).is_ok();
            assert_eq!(recovered.faults.is_empty(), is_json, "{text:?}");
        }
        assert!(recover(&"[".repeat(100_000)).tree.is_none());
        assert_eq!(recover(&"x,".repeat(100_000)).faults.len(), 2);
    }
}

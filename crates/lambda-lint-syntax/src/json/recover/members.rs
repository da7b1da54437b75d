//! Objects and lists, the names in them, and the commas between their parts.

use super::{Next, Recovery, SyntaxFix, removal, strings};
use crate::json::{Parser, fault::is_word_byte};
use crate::{NodeId, NodeKind, TextEdit};

impl<'a> Recovery<'a> {
    /// An object or a list.
    pub(super) fn container(&mut self, start: usize, depth: usize, close: u8) -> Next {
        let is_object = close == b'}';
        if let Err(fault) = self.parser.check_limits(start, depth) {
            self.report(*fault, None);
            return None;
        }
        let kind = if is_object { NodeKind::Object } else { NodeKind::List };
        let node = self.parser.tree.push(kind, "", start, start);
        self.open.push(close);
        let mut at = self.skip(start + 1)?;
        let end = loop {
            if let Err(fault) = self.parser.check_limits(at, depth) {
                self.report(*fault, None);
                return None;
            }
            match self.byte(at) {
                None => break self.cut(at, close, node)?,
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
                Some(_) if !is_object && self.is_member_of_outer(at) => {
                    self.report_at(at, Parser::unclosed_list, None)?;
                    // the comma before the member separates it from the list
                    let before = self.text.get(..at).unwrap_or_default().trim_end();
                    break before.strip_suffix(',').map_or(at, str::len);
                }
                Some(_) => {}
            }
            at = if is_object { self.member(at, depth)? } else { self.value(at, depth + 1)? };
            if std::mem::take(&mut self.has_skipped) {
                self.parser.tree.set_open(node, true);
                if is_object && self.is_quoted_name(at) {
                    continue;
                }
            }
            at = self.separator(at, close)?;
        };
        self.open.pop();
        self.parser.tree.close(node, end);
        Some(end)
    }

    /// Whether a member of the object around this list begins here: its bracket is missing.
    fn is_member_of_outer(&self, at: usize) -> bool {
        let is_in_object = self.open.iter().rev().nth(1) == Some(&b'}');
        is_in_object && self.is_quoted_name(at)
    }

    /// Whether a name in quotes begins here, with its colon.
    fn is_quoted_name(&self, at: usize) -> bool {
        let end = (self.byte(at) == Some(b'"')).then(|| strings::closing_quote(self.text, at, true)).flatten();
        end.is_some_and(|end| self.byte(Parser::skip_blanks(self.text, end)) == Some(b':'))
    }

    /// The end of the text in the middle of an object or a list: one fault, however many are open.
    fn cut(&mut self, at: usize, close: u8, node: NodeId) -> Next {
        self.parser.tree.set_open(node, true);
        if !std::mem::replace(&mut self.is_cut, true) {
            // more digits may have followed
            self.forget_number(at, at);
            self.report_at(at, |parser| parser.no_separator(char::from(close)), None)?;
        }
        Some(at)
    }

    /// The value that ends at `at` is unknown if it is a number, and ends at `end`.
    fn forget_number(&mut self, at: usize, end: usize) {
        let last = self.parser.tree.count().saturating_sub(1) as NodeId;
        if self.parser.tree.kind(last) == NodeKind::Number && self.parser.tree.node(last).end as usize >= at {
            self.parser.tree.mark_unknown(last);
            self.parser.tree.close(last, end);
        }
    }

    fn member(&mut self, start: usize, depth: usize) -> Next {
        self.parser.at = start;
        if let Some(fault) = self.parser.grouped_number() {
            let end = fault.end;
            self.forget_number(start - 1, end);
            self.report(*fault, None)?;
            return Some(end);
        }
        let Some(end) = self.name(start)? else {
            // nothing that looks like a member
            let next = self.resync(start);
            self.is_whole &= !self.has_structure(start, next);
            self.has_skipped = true;
            return Some(next);
        };
        let mut at = self.skip(end)?;
        if self.byte(at) == Some(b':') {
            at = self.skip(at + 1)?;
        } else {
            self.report_at(at, |parser| parser.fault_here("expected `:` after the member's name", ""), None)?;
            if self.byte(at) == Some(b'=') {
                at = self.skip(at + 1)?;
            } else if !self.is_after_separator(start) || !self.begins_value(at) {
                // not a name, but perhaps a piece of a value
                self.parser.tree.pop();
                self.has_skipped = true;
                return Some(at);
            }
        }
        self.value(at, depth + 1)
    }

    /// Whether a comma or the bracket of the object precedes this place.
    fn is_after_separator(&self, at: usize) -> bool {
        self.text.get(..at).is_some_and(|before| before.trim_end().ends_with([',', '{']))
    }

    /// Whether a value begins here that cannot be the name of the next member.
    fn begins_value(&self, at: usize) -> bool {
        !self.is_quoted_name(at) && !matches!(self.byte(at), None | Some(b',' | b'}' | b']'))
    }

    /// Whether skipped text may have the beginning or the end of an object, a list or a string.
    fn has_structure(&self, start: usize, end: usize) -> bool {
        self.text.get(start..end).is_none_or(|skipped| skipped.contains(['{', '}', '[', ']', '"', '\'']))
            || self.byte(end) == Some(b'"') && !self.is_quoted_name(end)
    }

    /// The name of a member, in any kind of quotes. `Some(None)` if there is none.
    pub(super) fn name(&mut self, at: usize) -> Option<Next> {
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
    pub(super) fn separator(&mut self, end: usize, close: u8) -> Next {
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
                let next = self.resync(at);
                self.is_whole &= !self.has_structure(at, next);
                self.has_skipped = true;
                if self.byte(next) == Some(b',') { self.skip(next + 1) } else { Some(next) }
            }
        }
    }

    /// Whether a name without quotes begins here, with its colon.
    pub(super) fn is_unquoted_name(&self, at: usize) -> bool {
        let length = self.rest(at).bytes().take_while(|&byte| is_word_byte(byte)).count();
        length > 0 && self.byte(Parser::skip_blanks(self.text, at + length)) == Some(b':')
    }

    /// Where something begins that can be read, at least one character further.
    pub(super) fn resync(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let next = rest.get(first..).unwrap_or_default().find([',', '}', ']', '"']);
        next.map_or(self.text.len(), |next| at + first + next)
    }
}

//! Lists and objects.

use super::Reader;
use crate::code::Language;
use crate::literal::{Kind, Literal, Member};

impl Reader<'_, '_> {
    /// Reads `[…]`.
    pub(in crate::code) fn whole_list(&mut self) -> Option<Literal> {
        let start = self.at;
        let kind = self.list(b']')?;
        Some(Literal { kind, start, end: self.at })
    }

    pub(super) fn list(&mut self, close: u8) -> Option<Kind> {
        self.at += 1;
        let (mut entries, mut is_open) = (Vec::new(), false);
        loop {
            self.blanks();
            if self.take(close) {
                return Some(Kind::List { entries, is_open });
            }
            let is_spread = self.rest().starts_with("...") || self.peek() == b'*';
            if is_spread {
                self.skip_expression()?;
                is_open = true;
            } else {
                entries.push(self.value()?);
            }
            self.blanks();
            if !self.take(b',') && self.peek() != close {
                return None;
            }
        }
    }

    pub(super) fn object(&mut self, close: u8) -> Option<Kind> {
        self.at += 1;
        let (mut members, mut is_open) = (Vec::<Member>::new(), false);
        loop {
            self.blanks();
            if self.take(close) {
                return Some(Kind::Object { members, is_open });
            }
            if self.rest().starts_with("...") || self.rest().starts_with("**") {
                self.at += if self.peek() == b'.' { 3 } else { 2 };
                match self.value()?.kind {
                    Kind::Object { members: more, is_open: is_more } => {
                        is_open |= is_more;
                        more.into_iter().for_each(|member| put(&mut members, member));
                    }
                    _ => {
                        // it may change all that is before it
                        members.iter_mut().for_each(|member| member.value.kind = Kind::Unknown);
                        is_open = true;
                    }
                }
            } else {
                match self.member()? {
                    Some(member) => put(&mut members, member),
                    None => is_open = true,
                }
            }
            self.blanks();
            if !self.take(b',') && self.peek() != close {
                return None;
            }
        }
    }

    /// A member of an object, if its name is known; `None` if it does not end.
    fn member(&mut self) -> Option<Option<Member>> {
        let start = self.at;
        let name = match self.peek() {
            b'"' | b'\'' | b'`' => match self.text()? {
                Kind::Text(name) => Some(name),
                _ => None,
            },
            _ if self.code.language == Language::JavaScript => {
                let word = self.word();
                self.at += word.len();
                Some(word.to_owned()).filter(|word| !word.is_empty())
            }
            _ => None,
        };
        let end = self.at;
        self.blanks();
        let Some(name) = name else {
            self.at = start;
            self.skip_expression()?;
            return Some(None);
        };
        if self.take(b':') {
            let value = self.value()?;
            // a member without a value is not sent
            let is_undefined = self.code.text.get(value.start..value.end) == Some("undefined");
            return Some((!is_undefined).then_some(Member { name, start, end, value }));
        }
        if self.code.language == Language::JavaScript && matches!(self.peek(), b',' | b'}') {
            let kind = self.declared(&name, start);
            return Some(Some(Member { name, start, end, value: Literal { kind, start, end } }));
        }
        self.at = start;
        self.skip_expression()?;
        Some(None)
    }
}

/// Adds a member. The last one of a name counts.
fn put(members: &mut Vec<Member>, member: Member) {
    members.retain(|other| other.name != member.name);
    members.push(member);
}

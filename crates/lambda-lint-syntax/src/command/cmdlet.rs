//! Calls of cmdlets in PowerShell, with parameters whose values are literals of the language.
//!
//! Whatever is not a literal is unknown.

mod value;

use crate::literal::{Kind, Literal, Member};
use std::ops::Range;

/// How long a call may be.
const MAX_CALL: usize = 256 << 10;
/// How many calls of a file are read.
const MAX_CALLS: usize = 1000;
/// How deep lists and hashtables are followed.
const MAX_DEPTH: usize = 32;

/// A call of a cmdlet.
#[derive(Debug, Clone, PartialEq)]
pub struct Cmdlet {
    /// The index of its name in the list of names.
    pub name: usize,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its parameters, without `-`.
    pub parameters: Vec<Member>,
    /// It may have parameters that the text does not show.
    pub is_open: bool,
}

/// Finds the calls of these cmdlets in a range of a text.
pub fn cmdlets(text: &str, range: Range<usize>, names: &[&str]) -> Vec<Cmdlet> {
    let mut found = Vec::new();
    let Some(part) = text.get(..range.end) else { return found };
    let lower = part.to_ascii_lowercase();
    let mut at = range.start;
    while let Some((start, name)) = next(&lower, at, names) {
        let mut reader =
            Reader { text: part, at: start + names[name].len(), limit: part.len().min(start + MAX_CALL), depth: 0 };
        at = reader.at;
        if is_command(&part[..start]) {
            found.extend(reader.cmdlet(name, start));
            at = at.max(reader.at.min(part.len()));
        }
        if found.len() == MAX_CALLS {
            break;
        }
    }
    found
}

/// Finds the next of the names as a whole word, in a lower-case text.
fn next(lower: &str, from: usize, names: &[&str]) -> Option<(usize, usize)> {
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let places = names.iter().enumerate().filter_map(|(index, name)| {
        let name = name.to_ascii_lowercase();
        let mut places = lower.get(from..)?.match_indices(&name).map(|(at, _)| from + at);
        let place = places.find(|&at| !lower.as_bytes().get(at + name.len()).is_some_and(is_of_name))?;
        Some((place, index))
    });
    places.min()
}

/// Whether a command may start after this text, which excludes comments, strings and prose.
fn is_command(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default().trim_end_matches([' ', '\t']);
    line.trim_start().is_empty()
        || line.ends_with(['=', '(', '{', ';', '|', '&']) && !line.trim_start().starts_with('#')
}

struct Reader<'s> {
    text: &'s str,
    at: usize,
    limit: usize,
    depth: usize,
}

impl<'s> Reader<'s> {
    fn peek(&self) -> u8 {
        if self.at < self.limit { self.text.as_bytes()[self.at] } else { 0 }
    }

    fn rest(&self) -> &'s str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Skips blanks, continued lines and comments in brackets; line breaks too, where they separate nothing.
    fn blanks(&mut self, with_lines: bool) {
        loop {
            let rest = self.rest();
            let is_continued = rest.starts_with("`\n") || rest.starts_with("`\r\n");
            match self.peek() {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\n' if with_lines => self.at += 1,
                b'`' if is_continued => self.at += rest.find('\n').map_or(1, |end| end + 1),
                b'<' if rest.starts_with("<#") => self.at += rest.find("#>").map_or(rest.len(), |end| end + 2),
                b'#' if with_lines => self.at += rest.find('\n').unwrap_or(rest.len()),
                _ => return,
            }
        }
    }

    fn cmdlet(&mut self, name: usize, start: usize) -> Option<Cmdlet> {
        let mut call = Cmdlet { name, start, end: self.at, parameters: Vec::new(), is_open: false };
        loop {
            self.blanks(false);
            match self.peek() {
                0 if self.limit < self.text.len() => return None,
                0 | b'\n' | b';' | b'|' | b')' | b'}' | b'&' | b'#' | b'>' => return Some(call),
                b'-' if self.text.as_bytes().get(self.at + 1).is_some_and(u8::is_ascii_alphabetic) => {
                    call.parameters.push(self.parameter()?);
                }
                b'@' if !self.rest().starts_with("@(") && !self.rest().starts_with("@{") => {
                    call.is_open = true;
                    self.at += 1;
                    self.bare();
                }
                // a parameter by its position
                _ => {
                    call.is_open = true;
                    let before = self.at;
                    self.value()?;
                    self.at = self.at.max(before + 1);
                }
            }
            call.end = self.at;
        }
    }

    fn parameter(&mut self) -> Option<Member> {
        let start = self.at;
        self.at += 1;
        let name = self.name();
        let end = self.at;
        self.at += usize::from(self.peek() == b':');
        self.blanks(false);
        let is_parameter =
            self.peek() == b'-' && self.text.as_bytes().get(self.at + 1).is_some_and(u8::is_ascii_alphabetic);
        let is_switch =
            is_parameter || matches!(self.peek(), 0 | b'\n' | b';' | b'|' | b')' | b'}' | b'&' | b'#' | b'>');
        let value = match is_switch {
            true => Literal { kind: Kind::Boolean(true), start, end },
            false => self.value()?,
        };
        Some(Member { name: name.to_owned(), start, end, value })
    }

    fn name(&mut self) -> &'s str {
        let start = self.at;
        while self.peek().is_ascii_alphanumeric() || self.peek() == b'_' {
            self.at += 1;
        }
        &self.text[start..self.at]
    }

    /// Skips the rest of an expression that has no blanks outside of brackets; `None` if it does not end.
    fn skip(&mut self) -> Option<()> {
        loop {
            match self.peek() {
                0 if self.limit < self.text.len() => return None,
                0 | b' ' | b'\t' | b'\r' | b'\n' | b',' | b';' | b'|' | b')' | b'}' | b']' => break,
                b'(' | b'{' | b'[' => self.skip_group()?,
                b'\'' => drop(self.single_quoted()?),
                b'"' => drop(self.double_quoted()?),
                _ => self.at += self.rest().chars().next().map_or(1, char::len_utf8),
            }
        }
        Some(())
    }

    /// The same, with at least one byte: a bracket that nothing opened, or a comma.
    fn skip_some(&mut self) -> Option<()> {
        let start = self.at;
        self.skip()?;
        self.at += usize::from(self.at == start && self.peek() != 0);
        Some(())
    }

    /// Skips a group in brackets, with all quotes and brackets in it.
    fn skip_group(&mut self) -> Option<()> {
        let mut open = 0_usize;
        loop {
            match self.peek() {
                0 => return None,
                b'(' | b'{' | b'[' => open += 1,
                b')' | b'}' | b']' => open = open.checked_sub(1)?,
                b'\'' => {
                    self.single_quoted()?;
                    continue;
                }
                b'"' if self.depth < MAX_DEPTH => {
                    self.depth += 1;
                    let text = self.double_quoted();
                    self.depth -= 1;
                    text?;
                    continue;
                }
                _ => {}
            }
            self.at += self.rest().chars().next().map_or(1, char::len_utf8);
            if open == 0 {
                return Some(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Cmdlet> {
        cmdlets(text, 0..text.len(), &["Publish-LMFunction"])
    }

    #[test]
    fn values_of_all_kinds() {
        let text = "Publish-LMFunction -Name 'it''s' -Path:\"a\" -Size 512 -Publish -Tag @{a = 'b'; \"c\"=$d.e(1)} `\n  -Subnet x,'y' -List @('a', $b) -No $null";
        let [call] = read(text).try_into().unwrap();
        let kinds: Vec<_> =
            call.parameters.iter().map(|it| (it.name.as_str(), format!("{:?}", it.value.kind))).collect();
        assert_eq!(kinds[0], ("Name", "Text(\"it's\")".into()));
        assert_eq!(kinds[1], ("Path", "Text(\"a\")".into()));
        assert_eq!(kinds[2], ("Size", "Number(\"512\")".into()));
        assert_eq!(kinds[3], ("Publish", "Boolean(true)".into()));
        let Kind::Object { members, .. } = &call.parameters[4].value.kind else { panic!("{kinds:?}") };
        assert_eq!((members[0].name.as_str(), &members[1].value.kind), ("a", &Kind::Unknown));
        assert_eq!(call.parameters.len(), 8);
        assert!(!call.is_open);
    }

    #[test]
    fn text_is_no_call() {
        for text in [
            "# Publish-LMFunction -Name x",
            "Write-Host 'Publish-LMFunction -Name x'",
            "see Publish-LMFunction -Name x",
            "Publish-LMFunctionAlias -Name x",
            "Publish-LMFunction -Name 'x",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}

//! The formatter of messages. It does without `core::fmt`, which would be a large part of what browsers download.

use super::arg::Arg;
use super::template::Template;
use std::ops::Range;

/// The text of a message.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    pub(crate) text: String,
    /// Where the text names members of the request, without the backticks.
    pub(crate) members: Vec<Range<usize>>,
}

impl Rendered {
    /// Appends a name in backticks.
    pub(super) fn code(&mut self, name: &str) {
        self.text.push('`');
        self.text.push_str(name);
        self.text.push('`');
    }

    /// Replaces the names of members by those that `spell` gives.
    pub(crate) fn rename(&mut self, spell: impl Fn(&str) -> Option<String>) {
        let before = std::mem::take(self);
        let mut end = 0;
        for range in before.members {
            let (start, name) = (range.start, &before.text[range.clone()]);
            self.text.push_str(&before.text[end..start]);
            let renamed = spell(name);
            let name = renamed.as_deref().unwrap_or(name);
            self.members.push(self.text.len()..self.text.len() + name.len());
            self.text.push_str(name);
            end = range.end;
        }
        self.text.push_str(&before.text[end..]);
    }

    /// Appends the name of a member.
    pub(super) fn member(&mut self, name: &str) {
        let start = self.text.len() + 1;
        self.code(name);
        self.members.push(start..start + name.len());
    }
}

/// Appends a template with its parameters in place.
pub(super) fn template(template: Template, args: &[Arg], out: &mut Rendered) {
    let mut rest = template.text();
    while let Some(at) = rest.find(['{', '}']) {
        let (before, brace) = rest.split_at(at);
        out.text.push_str(before);
        let inside = &brace[1..];
        if inside.starts_with(['{', '}']) && inside.as_bytes()[0] == brace.as_bytes()[0] {
            out.text.push_str(&inside[..1]);
            rest = &inside[1..];
            continue;
        }
        let (name, after) = inside.split_once('}').unwrap_or((inside, ""));
        rest = after;
        if let Some(member) = name.strip_prefix('@') {
            out.member(member);
        } else if let Some(arg) = template.names().position(|known| known == name).and_then(|at| args.get(at)) {
            arg.render(out);
        }
    }
    out.text.push_str(rest);
}

/// A number as a message shows it: `1,024`.
pub(crate) fn grouped(number: i64) -> String {
    let mut text = String::new();
    push_grouped(number, &mut text);
    text
}

/// Appends a number with commas between groups of three digits.
pub(super) fn push_grouped(number: i64, out: &mut String) {
    if number < 0 {
        out.push('-');
    }
    let mut groups = [0_u16; 7];
    let mut count = 0;
    let mut rest = number.unsigned_abs();
    for group in &mut groups {
        *group = (rest % 1000) as u16;
        rest /= 1000;
        count += 1;
        if rest == 0 {
            break;
        }
    }
    for (index, group) in groups[..count].iter().rev().enumerate() {
        if index > 0 {
            out.push(',');
        }
        for (place, power) in [100, 10, 1].into_iter().enumerate() {
            if index > 0 || *group >= power || place == 2 {
                out.push(char::from(b'0' + (group / power % 10) as u8));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        for (number, expected) in [
            (0, "0"),
            (7, "7"),
            (42, "42"),
            (128, "128"),
            (1000, "1,000"),
            (10_240, "10,240"),
            (-1_005_009, "-1,005,009"),
            (i64::MAX, "9,223,372,036,854,775,807"),
            (i64::MIN, "-9,223,372,036,854,775,808"),
        ] {
            assert_eq!(grouped(number), expected);
        }
    }
}

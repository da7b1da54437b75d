//! How values, figures and lists look in a message.

use crate::values::invisible;

/// How much of a value a message shows, in characters.
const SHOWN: usize = 64;

/// A value as a message shows it: cut where it is long, without control characters, and with invisible characters by their
/// number: `index.handler<U+200B>`.
pub fn shorten(text: &str) -> String {
    let mut shown = String::new();
    for character in text.chars().take(SHOWN) {
        if character.is_control() {
            shown.push('\u{fffd}');
        } else if !character.is_ascii() && invisible::name(character).is_some() {
            shown.push_str(&format!("<U+{:04X}>", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// A number as a message shows it: with commas from 10,000 on.
pub(crate) fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut shown = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len() > 4 && (digits.len() - index).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    if number < 0 { format!("-{shown}") } else { shown }
}

/// Parts of a message, one after the other: "`a`, `b` or `c`".
// apart from those who have the parts, because browsers download a list for each of them else
#[derive(Default)]
pub(crate) struct Listing {
    text: String,
    last: String,
}

impl Listing {
    /// Adds a name, which stands in backticks.
    pub(crate) fn name(&mut self, name: &str) {
        self.part(format!("`{name}`"));
    }

    /// Adds something else.
    #[inline(never)]
    pub(crate) fn part(&mut self, part: String) {
        let before = std::mem::replace(&mut self.last, part);
        if !self.text.is_empty() {
            self.text.push_str(", ");
        }
        self.text.push_str(&before);
    }

    /// The list, with a word in front of the last part.
    #[inline(never)]
    pub(crate) fn with(self, word: &str) -> String {
        let Listing { text, last } = self;
        if text.is_empty() { last } else { format!("{text} {word} {last}") }
    }
}

/// Names that are known beforehand, as a list.
#[inline(never)]
pub(crate) fn list_of(names: &[&str], word: &str) -> String {
    let mut list = Listing::default();
    names.iter().for_each(|name| list.name(name));
    list.with(word)
}

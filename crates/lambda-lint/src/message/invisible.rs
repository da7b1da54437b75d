//! Invisible characters, which are copied along from web pages, chats and spreadsheets.

use crate::bytes;
use crate::message::Listing;

/// How many different characters a message names.
const MAX_NAMED: usize = 3;

/// The name of a character that is invisible or looks like a space; `None` for all others. Control characters of ASCII are
/// not among them.
pub(crate) fn name(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{a0}' => "no-break space",
        '\u{ad}' => "soft hyphen",
        '\u{34f}' => "combining grapheme joiner",
        '\u{61c}' => "Arabic letter mark",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "Hangul filler",
        '\u{1680}' => "Ogham space mark",
        '\u{180e}' => "Mongolian vowel separator",
        '\u{2000}'..='\u{200a}' => "space of another width",
        '\u{200b}' => "zero width space",
        '\u{200c}' => "zero width non-joiner",
        '\u{200d}' => "zero width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202a}' => "left-to-right embedding",
        '\u{202b}' => "right-to-left embedding",
        '\u{202c}' => "pop directional formatting",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{202f}' => "narrow no-break space",
        '\u{205f}' => "medium mathematical space",
        '\u{2060}' => "word joiner",
        '\u{2061}'..='\u{2064}' => "invisible operator",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "pop directional isolate",
        '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' => "formatting character",
        '\u{2800}' => "blank Braille pattern",
        '\u{3000}' => "ideographic space",
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => "variation selector",
        '\u{feff}' => "byte order mark",
        '\u{e0000}'..='\u{e007f}' => "tag character",
        _ => return None,
    })
}

/// The replacement of an invisible character: a space if it has a width, otherwise nothing.
pub(crate) fn replacement(character: char) -> &'static str {
    match character {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{2800}' | '\u{3000}' => " ",
        _ => "",
    }
}

/// The text without its invisible characters.
pub(crate) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for character in text.chars() {
        match name(character) {
            Some(_) => clean.push_str(replacement(character)),
            None => clean.push(character),
        }
    }
    clean
}

/// Invisible characters of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Invisible {
    /// Where the first one is, counted in characters from 1.
    pub(crate) at: usize,
    /// Each of them once, in order.
    pub(crate) characters: Vec<char>,
}

impl Invisible {
    /// The invisible characters of a text that has no reason to have any, such as a name.
    pub(crate) fn in_name(text: &str) -> Option<Self> {
        Self::find(text, &mut |_, _| true)
    }

    /// The invisible characters of a free text: not those that belong to a script, to an emoji or to typography.
    pub(crate) fn in_text(text: &str) -> Option<Self> {
        if text.is_ascii() {
            return None;
        }
        let is_visible = |c: char| !c.is_ascii() && name(c).is_none();
        let has_script = text.chars().any(is_visible);
        let is_right_to_left = text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}'));
        Self::find(text, &mut |before, character| match character {
            '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                !is_right_to_left
            }
            '\u{fe0f}' if before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '#' | '*')) => {
                !bytes::contains(text, "\u{20e3}")
            }
            '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e01ef}' => {
                before.is_none_or(|c| c.is_ascii())
            }
            c if replacement(c) == " " => !has_script,
            _ => true,
        })
    }

    /// The characters that count, which is asked with the character before.
    fn find(text: &str, counts: &mut dyn FnMut(Option<char>, char) -> bool) -> Option<Self> {
        if text.is_ascii() {
            return None;
        }
        let mut found = Invisible { at: 0, characters: Vec::new() };
        let mut before = None;
        for (index, character) in text.chars().enumerate() {
            if name(character).is_some() && counts(before, character) {
                if found.characters.is_empty() {
                    found.at = index + 1;
                }
                if !found.characters.contains(&character) {
                    found.characters.push(character);
                }
            }
            before = Some(character);
        }
        (!found.characters.is_empty()).then_some(found)
    }

    /// The characters in words: `U+200B (zero width space)`.
    pub(crate) fn describe(&self) -> String {
        let mut list = Listing::default();
        for character in self.characters.iter().take(MAX_NAMED) {
            list.part(describe(*character));
        }
        list.with("and")
    }

    /// What to do about them.
    pub(crate) fn help(&self) -> &'static str {
        match self.characters.iter().all(|character| replacement(*character) == " ") {
            true => "replace it with a space",
            false => "remove it",
        }
    }

    /// The characters with what to write in their place.
    pub(crate) fn substitutes(&self) -> Vec<(char, &'static str)> {
        self.characters.iter().map(|character| (*character, replacement(*character))).collect()
    }
}

/// A character by its number, and by its name if it is invisible.
pub(crate) fn describe(character: char) -> String {
    let number = u32::from(character);
    match name(character) {
        Some(name) => format!("U+{number:04X} ({name})"),
        None => format!("U+{number:04X}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_name(text: &str) -> Option<String> {
        Invisible::in_name(text).map(|found| format!("{} at {}", found.describe(), found.at))
    }

    #[test]
    fn names_have_none() {
        assert_eq!(in_name("index.handler"), None);
        assert_eq!(in_name("größe.日本"), None);
        assert_eq!(in_name("index.handler\u{200b}").as_deref(), Some("U+200B (zero width space) at 14"));
        let two = in_name("\u{feff}a\u{a0}b\u{feff}");
        assert_eq!(two.as_deref(), Some("U+FEFF (byte order mark) and U+00A0 (no-break space) at 1"));
        assert_eq!(clean("\u{feff}a\u{a0}b\u{200b}"), "a b");
    }

    #[test]
    fn texts_may_have_those_of_a_script() {
        for fine in [
            "12345",
            "❤\u{fe0f}",
            "👩\u{200d}💻",
            "1\u{fe0f}\u{20e3}",
            "Prix\u{a0}: 5\u{202f}€",
            "שלום\u{200f} a",
            "می\u{200c}خواهم",
            "東京\u{3000}大阪",
        ] {
            assert_eq!(Invisible::in_text(fine), None, "{fine}");
        }
        for faulty in ["12345\u{202c}", "a\u{a0}b", "a\u{200b}", "ä\u{200b}", "\u{feff}ü", "a\u{200d}b", "x\u{fe0f}"]
        {
            assert!(Invisible::in_text(faulty).is_some(), "{faulty}");
        }
    }
}

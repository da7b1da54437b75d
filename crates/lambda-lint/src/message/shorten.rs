//! How messages show a text of the document.

use super::invisible;

/// How much of a text from the document a message shows, in characters.
const MAX_SHOWN: usize = 64;

/// A text as messages show it: cut where it is long, without control characters, and with invisible characters by their
/// number: `index.handler<U+200B>`.
pub fn shorten(text: &str) -> String {
    let mut shown = String::new();
    for character in text.chars().take(MAX_SHOWN) {
        if character.is_control() {
            shown.push('\u{fffd}');
        } else if !character.is_ascii() && invisible::name(character).is_some() {
            shown.push_str(&format!("<U+{:04X}>", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    if text.chars().nth(MAX_SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

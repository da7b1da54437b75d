//! Sanitizes untrusted text for a terminal: it must not move the cursor, reverse the text direction, or break the line.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text on one line, with control characters and marks of direction as JSON would escape them.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            '\t' => line.push_str("\\t"),
            other if is_unsafe(other) => {
                let _ = write!(line, "\\u{:04x}", u32::from(other));
            }
            other => line.push(other),
        }
    }
    Cow::Owned(line)
}

/// Whether a character does something else than being shown.
pub(crate) fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_a_terminal_would_obey() {
        assert_eq!(one_line("a\n\u{1b}[31mb\u{202e}\u{9b}"), "a\\n\\u001b[31mb\\u202e\\u009b");
        assert!(matches!(one_line("日本 é"), Cow::Borrowed(_)));
    }
}

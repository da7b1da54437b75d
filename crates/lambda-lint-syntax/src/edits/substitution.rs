//! Single characters of a string that are replaced, without the rest of the string, which may be a secret.

use crate::TextEdit;

/// The edits that replace characters of a string, whose text in the source begins at `start`; `None` if it has none of
/// them. `has_escapes`: a backslash starts an escape in this text.
pub(super) fn substitution(
    start: usize,
    source: &str,
    has_escapes: bool,
    substitutes: &[(char, &str)],
) -> Option<Vec<TextEdit>> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(character) = source.get(at..).and_then(|rest| rest.chars().next()) {
        let (character, length) = match character {
            '\\' if has_escapes => escape(&source[at..]),
            _ => (Some(character), character.len_utf8()),
        };
        if let Some((_, text)) = substitutes.iter().find(|(known, _)| Some(*known) == character) {
            let (start, end) = (start + at, start + at + length);
            edits.push(TextEdit { start, end, text: (*text).to_owned() });
        }
        at += length;
    }
    (!edits.is_empty()).then_some(edits)
}

/// The character of an escape that gives its number, and the length of the escape in bytes.
fn escape(text: &str) -> (Option<char>, usize) {
    let number = |from: usize, length: usize| u32::from_str_radix(text.get(from..from + length)?, 16).ok();
    match text.as_bytes().get(1) {
        Some(b'u') => match (number(2, 4), text.get(6..8) == Some("\\u")) {
            (Some(high @ 0xd800..=0xdbff), true) => match number(8, 4) {
                Some(low @ 0xdc00..=0xdfff) => (char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + low - 0xdc00), 12),
                _ => (None, 6),
            },
            (Some(code), _) => (char::from_u32(code), 6),
            (None, _) => (None, 2),
        },
        // of YAML
        Some(b'x') => (number(2, 2).and_then(char::from_u32), 4),
        Some(b'_') => (Some('\u{a0}'), 2),
        _ => (None, 1 + text.get(1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_their_escapes() {
        let places = |source: &str, has_escapes| {
            let edits = substitution(10, source, has_escapes, &[('\u{200b}', ""), ('\u{a0}', " ")]);
            edits.map(|edits| edits.into_iter().map(|edit| (edit.start, edit.end, edit.text)).collect::<Vec<_>>())
        };
        assert_eq!(places("a\u{200b}b\u{a0}", true), Some(vec![(11, 14, String::new()), (15, 17, " ".into())]));
        assert_eq!(places(r"\\u200b\u200B", true), Some(vec![(17, 23, String::new())]));
        assert_eq!(places(r"\u200b", false), None);
        assert_eq!(places(r"\_\x41", true), Some(vec![(10, 12, " ".into())]));
        for cut in [r"\", r"\u", r"\u20", r"\ud83d\u", r"\ud83d\ude00", "\\ü", ""] {
            assert_eq!(places(cut, true), None, "{cut}");
        }
    }
}

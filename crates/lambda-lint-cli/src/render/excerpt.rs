//! The few lines of a document that a finding is about: long lines shortened, without secrets, and without characters
//! that a terminal would obey.

use super::plain;
use std::ops::Range;

/// The mask of a secret of any length.
pub(super) const MASK: &str = "•••••";
/// The mark of the part of a line that is cut off.
const CUT: char = '…';
/// A line is shown as a whole up to this many bytes, else this part of it.
const LONG_LINE: usize = 160;
const SHOWN_BEFORE: usize = 60;
const SHOWN_BEHIND: usize = 80;

/// A part of a text that is on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) range: Range<usize>,
    is_cut_before: bool,
    is_cut_behind: bool,
}

impl Window {
    /// The line at `offset`, or what is near to it on a long line. Looks at a few hundred bytes only.
    pub(crate) fn at(text: &str, offset: usize) -> Self {
        let offset = boundary(text, offset.min(text.len()));
        let bytes = text.as_bytes();
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let least = offset.saturating_sub(LONG_LINE);
        let start = bytes[least..offset].iter().rposition(is_end).map(|at| least + at + 1);
        let most = (offset + LONG_LINE).min(text.len());
        let end = bytes[offset..most].iter().position(is_end).map(|at| offset + at);
        let start = start.or((least == 0).then_some(0));
        let end = end.or((most == text.len()).then_some(most));
        if let (Some(start), Some(end)) = (start, end)
            && end - start <= LONG_LINE
        {
            return Window { range: start..end, is_cut_before: false, is_cut_behind: false };
        }
        let near_start = boundary(text, offset.saturating_sub(SHOWN_BEFORE));
        let near_end = boundary(text, (offset + SHOWN_BEHIND).min(text.len()));
        let (start, end) = (start.unwrap_or(0).max(near_start), end.unwrap_or(text.len()).min(near_end));
        Window {
            is_cut_before: start > 0 && !is_end(&bytes[start - 1]),
            is_cut_behind: bytes.get(end).is_some_and(|byte| !is_end(byte)),
            range: start..end,
        }
    }

    pub(crate) fn is_cut(&self) -> bool {
        self.is_cut_before || self.is_cut_behind
    }

    /// The smallest window around two that are whole lines.
    pub(crate) fn and(&self, other: &Window) -> Window {
        let range = self.range.start.min(other.range.start)..self.range.end.max(other.range.end);
        Window { range, is_cut_before: false, is_cut_behind: false }
    }
}

fn boundary(text: &str, offset: usize) -> usize {
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// A window as it is shown, and where each byte of it went.
#[derive(Debug)]
pub(crate) struct Excerpt {
    pub(crate) text: String,
    range: Range<usize>,
    pieces: Vec<Piece>,
}

/// A run of the source that went into the excerpt as it is, or as something else as a whole.
#[derive(Debug)]
struct Piece {
    source: usize,
    shown: usize,
    is_verbatim: bool,
}

impl Excerpt {
    /// Copies a window. `secrets` are ascending ranges that are not shown.
    pub(crate) fn of(text: &str, window: &Window, secrets: &[Range<usize>]) -> Self {
        let mut excerpt = Excerpt { text: String::new(), range: window.range.clone(), pieces: Vec::new() };
        if window.is_cut_before {
            excerpt.text.push(CUT);
        }
        let Range { start, end } = window.range;
        let mut at = start;
        let first = secrets.partition_point(|secret| secret.end <= start);
        for secret in secrets[first..].iter().take_while(|secret| secret.start < end) {
            excerpt.copy(text, at..secret.start.max(at));
            at = secret.end.min(end);
            excerpt.replace(secret.start.max(start), if secret.is_empty() { "" } else { MASK });
        }
        excerpt.copy(text, at..end);
        excerpt.begin(end, true);
        if window.is_cut_behind {
            excerpt.text.push(CUT);
        }
        excerpt
    }

    fn begin(&mut self, source: usize, is_verbatim: bool) {
        self.pieces.push(Piece { source, shown: self.text.len(), is_verbatim });
    }

    fn replace(&mut self, source: usize, with: &str) {
        self.begin(source, false);
        self.text.push_str(with);
    }

    fn copy(&mut self, text: &str, range: Range<usize>) {
        let rest = text.get(range.clone()).unwrap_or_default();
        let mut is_new = true;
        let mut characters = rest.char_indices().peekable();
        while let Some((index, character)) = characters.next() {
            let with = match character {
                '\n' | '\t' => None,
                // both spellings of a line end are one here
                '\r' if characters.peek().is_some_and(|next| next.1 == '\n') => Some(""),
                '\r' => Some("\n"),
                '\u{feff}' => Some(""),
                other => plain::is_unsafe(other).then_some("\u{fffd}"),
            };
            if let Some(with) = with {
                self.replace(range.start + index, with);
                is_new = true;
                continue;
            }
            if is_new {
                self.begin(range.start + index, true);
                is_new = false;
            }
            self.text.push(character);
        }
    }

    /// Where a range of the source is in the excerpt. One that ends outside is cut.
    pub(crate) fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.shown(range.start.max(self.range.start), false);
        start..self.shown(range.end.min(self.range.end), true).max(start)
    }

    fn shown(&self, source: usize, is_end: bool) -> usize {
        // an end belongs to the piece before it
        let index = self.pieces.partition_point(|piece| piece.source < source + usize::from(!is_end));
        let Some(piece) = index.checked_sub(1).and_then(|index| self.pieces.get(index)) else {
            return self.pieces.first().map_or(0, |piece| piece.shown);
        };
        let next = self.pieces.get(index).map_or(self.text.len(), |next| next.shown);
        match piece.is_verbatim {
            true => (piece.shown + source - piece.source).min(next),
            false if is_end => next,
            false => piece.shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, offset: usize, secrets: &[Range<usize>]) -> Excerpt {
        Excerpt::of(text, &Window::at(text, offset), secrets)
    }

    #[test]
    fn shows_the_line() {
        let text = "ab\r\ncde\rf";
        for (offset, line) in [(0, "ab"), (2, "ab"), (4, "cde"), (7, "cde"), (8, "f"), (9, "f"), (99, "f")] {
            assert_eq!(excerpt(text, offset, &[]).text, line);
        }
        assert_eq!(excerpt("", 0, &[]).text, "");
    }

    #[test]
    fn cuts_a_long_line() {
        let text = format!("{}X{}", "é".repeat(10_000), "b".repeat(10_000));
        let shown = excerpt(&text, 20_000, &[]);
        assert_eq!(shown.text, format!("…{}X{}…", "é".repeat(30), "b".repeat(79)));
        let place = shown.place(20_000..20_001);
        assert_eq!(&shown.text[place], "X");
        let all = shown.place(0..text.len());
        assert_eq!(&shown.text[all], shown.text.trim_matches('…'));
    }

    #[test]
    fn masks_secrets_and_keeps_places() {
        let text = r#"{"A": "secret", "B": 1}"#;
        let shown = excerpt(text, 0, std::slice::from_ref(&(7..13)));
        assert_eq!(shown.text, r#"{"A": "•••••", "B": 1}"#);
        for (source, expected) in
            [(21..22, "1"), (6..14, "\"•••••\""), (8..10, "•••••"), (7..13, "•••••"), (1..4, "\"A\"")]
        {
            let place = shown.place(source);
            assert_eq!(&shown.text[place], expected);
        }
    }

    #[test]
    fn replaces_what_a_terminal_would_obey() {
        let shown = excerpt("a\u{1b}[1mb", 0, &[]);
        assert_eq!(shown.text, "a\u{fffd}[1mb");
        let place = shown.place(5..6);
        assert_eq!(&shown.text[place], "b");
    }
}

//! Byte offsets to lines and columns, as editors count them.

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Position {
    /// UTF-8 bytes from the start of the text, from 0.
    pub offset: usize,
    /// Line, from 1.
    pub line: u32,
    /// UTF-16 code units from the start of the line, from 1: what editors count.
    pub column: u32,
}

/// A range in a text, the end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Span {
    /// The first character.
    pub start: Position,
    /// The position after the last character.
    pub end: Position,
}

/// The text that spans refer to; lines are counted once, for all that is found in it.
#[derive(Debug)]
pub struct Text<'a> {
    source: Option<&'a str>,
    positions: Option<Positions<'a>>,
}

impl<'a> Text<'a> {
    /// The text, or `None` for a document that never was text: it has no spans.
    pub fn new(source: Option<&'a str>) -> Self {
        Text { source, positions: None }
    }

    /// The span of a range of bytes.
    pub fn span(&mut self, (start, end): (usize, usize)) -> Option<Span> {
        let source = self.source?;
        let positions = self.positions.get_or_insert_with(|| Positions::new(source));
        Some(Span { start: positions.at(start), end: positions.at(end) })
    }
}

/// How many bytes are looked at together.
const BLOCK: usize = 64;
/// How many bytes lie between two marks.
const STRIDE: usize = 16 * BLOCK;

/// Finds lines and columns in one text, at a cost that neither long lines nor many offsets raise.
#[derive(Debug)]
pub struct Positions<'a> {
    text: &'a str,
    /// A position in every stretch of the text, as far as it was walked.
    marks: Vec<Position>,
    /// Where the last search ended.
    last: Position,
}

impl<'a> Positions<'a> {
    /// No part of the text has been counted yet.
    pub fn new(text: &'a str) -> Self {
        let start = Position { offset: 0, line: 1, column: 1 };
        Positions { text, marks: vec![start], last: start }
    }

    /// The position of a byte offset, which is on a character boundary or counts as the one before it.
    pub fn at(&mut self, offset: usize) -> Position {
        let offset = self.boundary(offset);
        let mut mark = self.marks[self.marks.len() - 1];
        while mark.offset + STRIDE <= offset {
            mark = self.walk(mark, self.boundary(mark.offset + STRIDE));
            self.marks.push(mark);
        }
        let after = self.marks.partition_point(|mark| mark.offset <= offset);
        let mark = self.marks[after - 1];
        let from = if (mark.offset..=offset).contains(&self.last.offset) { self.last } else { mark };
        self.last = self.walk(from, offset);
        self.last
    }

    fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    fn walk(&self, from: Position, offset: usize) -> Position {
        let Position { mut line, mut column, .. } = from;
        let mut after_return = self.text[..from.offset].ends_with('\r');
        let mut rest = &self.text.as_bytes()[from.offset..offset];
        // a byte-order mark at the very start is nothing that an editor shows
        if from.offset == 0 {
            rest = rest.strip_prefix("\u{feff}".as_bytes()).unwrap_or(rest);
        }
        while !rest.is_empty() {
            while let Some((block, behind)) = rest.split_first_chunk().filter(|(block, _)| is_plain(block)) {
                match line_ends(block) {
                    0 => column += BLOCK as u32,
                    // what this may be the second half of is looked at below
                    _ if after_return => break,
                    count => {
                        line += count;
                        column = block.iter().rev().take_while(|&&byte| byte != b'\n').count() as u32 + 1;
                    }
                }
                (after_return, rest) = (false, behind);
            }
            let next = rest.len().min(BLOCK);
            for &byte in &rest[..next] {
                match byte {
                    b' '..=b'~' => column += 1,
                    // the second half of a line end that is counted already
                    b'\n' if after_return => {}
                    b'\n' | b'\r' => (line, column) = (line + 1, 1),
                    // a character is as wide as its first byte says; the others say nothing
                    0x80..=0xbf => {}
                    0xf0.. => column += 2,
                    _ => column += 1,
                }
                after_return = byte == b'\r';
            }
            rest = &rest[next..];
        }
        Position { offset, line, column }
    }
}

/// Whether all is ASCII with line feeds as line ends, as nearly all text is. A fold without a branch, which the compiler
/// turns into vector instructions.
fn is_plain(block: &[u8; BLOCK]) -> bool {
    !block.iter().fold(false, |odd, &b| odd | (b.wrapping_sub(b' ') >= 0x60) & (b != b'\n'))
}

fn line_ends(block: &[u8; BLOCK]) -> u32 {
    u32::from(block.iter().fold(0_u8, |count, &b| count + u8::from(b == b'\n')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_and_column(text: &str, offset: usize) -> (u32, u32) {
        let position = Positions::new(text).at(offset);
        (position.line, position.column)
    }

    #[test]
    fn counts_lines_and_utf16_columns() {
        assert_eq!(line_and_column("", 0), (1, 1));
        assert_eq!(line_and_column("ab\ncd", 4), (2, 2));
        assert_eq!(line_and_column("ab\r\ncd\rx", 4), (2, 1));
        assert_eq!(line_and_column("ab\r\ncd\rx", 7), (3, 1));
        assert_eq!(line_and_column("\u{1f600}x", 4), (1, 3));
        assert_eq!(line_and_column("\u{1f600}x", 2), (1, 1), "inside a character");
        assert_eq!(line_and_column("abc", 99), (1, 4));
        assert_eq!(line_and_column("\u{feff}{", 3), (1, 1), "behind a byte-order mark");
    }

    #[test]
    fn long_lines_are_counted_in_blocks() {
        let text = format!("{}\r{}\u{e9}{}", "a".repeat(3), "b".repeat(300), "c".repeat(200));
        let mut positions = Positions::new(&text);
        assert_eq!(positions.at(4), Position { offset: 4, line: 2, column: 1 });
        assert_eq!(positions.at(304), Position { offset: 304, line: 2, column: 301 });
        assert_eq!(positions.at(text.len()), Position { offset: text.len(), line: 2, column: 502 });
        assert_eq!(line_and_column(&text, text.len()), (2, 502));
        let text = format!("{{\n  \"é\": \"{}\",\r\n  \"b\": 1\n}}", "x".repeat(1000));
        for offset in 0..=text.len() {
            let before = &text[..(0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap()];
            let line_start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
            let column = before[line_start..].chars().count() as u32 + 1;
            let line = before.replace("\r\n", "\n").matches(['\n', '\r']).count() as u32 + 1;
            assert_eq!(line_and_column(&text, offset), (line, column), "{offset}");
        }
    }

    #[test]
    fn going_back_gives_the_same() {
        let text = &"a\nb\r\n\u{e9}\u{1f600}c\n".repeat(200);
        let mut positions = Positions::new(text);
        let forth: Vec<_> = (0..=text.len()).map(|offset| positions.at(offset)).collect();
        let back: Vec<_> = (0..=text.len()).rev().map(|offset| positions.at(offset)).collect();
        assert!(forth.iter().eq(back.iter().rev()));
    }
}

//! A request as JSON text in a string: offsets in that text to offsets in the document.

use crate::{NodeId, TextEdit, Tree, path};

/// Where the text that a request's ranges refer to is in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offsets {
    /// It is the document.
    Document,
    /// It is what a string stands for. From each of these offsets of the text on, up to the next one, it stands in the
    /// document as it is, at the offset beside it.
    Text(Vec<(usize, usize)>),
    /// The same, and it is written without escapes: line by line in a block of YAML.
    Block(Vec<(usize, usize)>),
    /// It is what the value in this range stands for, written in a way that has no such places.
    Within(usize, usize),
}

impl Offsets {
    /// The offsets of the text that a string of the document stands for.
    pub fn of_text(document: &Tree<'_>, string: NodeId) -> Self {
        let node = document.node(string);
        let (start, end) = (node.start as usize, node.end as usize);
        let raw = document.source().and_then(|source| source.get(start..end)).unwrap_or_default();
        let text = document.text(string);
        let found = match raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')) {
            Some(inside) => pieces(inside, text, start + 1).map(Offsets::Text),
            None if raw.starts_with('|') => lines(raw, text, start).map(Offsets::Block),
            None => None,
        };
        found.unwrap_or(Offsets::Within(start, end))
    }

    /// A range of the text in the document.
    pub fn range(&self, (start, end): (usize, usize)) -> (usize, usize) {
        match self {
            Offsets::Document => (start, end),
            Offsets::Text(pieces) | Offsets::Block(pieces) => (place(pieces, start), place(pieces, end)),
            Offsets::Within(from, to) => (*from, *to),
        }
    }

    /// An edit of the text as an edit of the document.
    pub fn edit(&self, edit: TextEdit) -> Option<TextEdit> {
        match self {
            Offsets::Document => Some(edit),
            Offsets::Text(_) => {
                let (start, end) = self.range((edit.start, edit.end));
                let quoted = path::quoted(&edit.text);
                Some(TextEdit { start, end, text: quoted[1..quoted.len() - 1].to_owned() })
            }
            Offsets::Block(_) => {
                let (start, end) = self.range((edit.start, edit.end));
                // another line would want the indentation of the block
                (!edit.text.contains(['\n', '\r'])).then_some(TextEdit { start, end, ..edit })
            }
            Offsets::Within(..) => None,
        }
    }
}

fn place(pieces: &[(usize, usize)], offset: usize) -> usize {
    let behind = pieces.partition_point(|(text, _)| *text <= offset);
    behind.checked_sub(1).and_then(|index| pieces.get(index)).map_or(0, |(text, document)| document + offset - text)
}

/// The pieces of a JSON string between its quotes, which begins at `start`; `None` if it is not one that says `text`.
fn pieces(raw: &str, text: &str, start: usize) -> Option<Vec<(usize, usize)>> {
    let mut pieces = vec![(0, start)];
    let (mut at, mut decoded) = (0, 0);
    while let Some(plain) = raw[at..].find('\\') {
        decoded += plain;
        at += plain;
        let character = text.get(decoded..)?.chars().next()?;
        at += match raw.as_bytes().get(at + 1)? {
            b'u' if character.len_utf16() == 2 => 12,
            b'u' => 6,
            _ => 2,
        };
        decoded += character.len_utf8();
        pieces.push((decoded, start + at));
        raw.get(at..)?;
    }
    (decoded + raw.len() - at == text.len()).then_some(pieces)
}

/// The lines of a block scalar, which begins at `start` with `|`; `None` if it does not say `text`.
fn lines(raw: &str, text: &str, start: usize) -> Option<Vec<(usize, usize)>> {
    let mut pieces = Vec::new();
    let mut raw_at = raw.find('\n')? + 1;
    let (mut at, mut indent) = (0, None);
    while at < text.len() {
        let line = text[at..].split('\n').next()?;
        let written = raw.get(raw_at..)?.split('\n').next()?;
        let content = written.strip_suffix('\r').unwrap_or(written);
        // a blank line need not be indented
        let blanks = content.len().checked_sub(line.len()).filter(|_| content.ends_with(line))?;
        let is_indented = line.is_empty() || *indent.get_or_insert(blanks) == blanks;
        if !is_indented || !content[..blanks].bytes().all(|byte| byte == b' ') {
            return None;
        }
        pieces.push((at, start + raw_at + blanks));
        at += line.len() + 1;
        raw_at += written.len() + 1;
    }
    (!pieces.is_empty()).then_some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn every_character_is_found_where_it_stands() {
        let document = r#" "a\"b\\\u00e9\ud83d\ude00é\/c\n" "#;
        let tree = json::parse(document).expect("JSON");
        let offsets = Offsets::of_text(&tree, 0);
        let text = tree.text(0);
        let written: Vec<_> = text
            .char_indices()
            .map(|(at, character)| {
                let (start, end) = offsets.range((at, at + character.len_utf8()));
                &document[start..end]
            })
            .collect();
        assert_eq!(written, ["a", r#"\""#, "b", r"\\", r"\u00e9", r"\ud83d\ude00", "é", r"\/", "c", r"\n"]);
        let edit = TextEdit { start: 1, end: 2, text: "\"x\\".to_owned() };
        assert_eq!(offsets.edit(edit), Some(TextEdit { start: 3, end: 5, text: r#"\"x\\"#.to_owned() }));
    }
}

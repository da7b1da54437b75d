//! Comments, strings and names of HCL, found without parsing: for texts that need not be valid.

use std::ops::Range;

/// What a piece of HCL is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// `# …`, `// …` or `/* … */`, without the line end.
    Comment,
    /// A quoted string or a heredoc, with all templates in it.
    Text,
    /// A name or a word.
    Word,
    /// A number.
    Number,
    /// Any other character.
    Sign,
    /// A line end.
    Newline,
}

/// A piece of HCL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it is.
    pub range: Range<usize>,
}

/// The tokens of a text, blanks left out. Never fails: what is cut off ends at the end of the text.
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0 }
}

/// See [`tokens`].
#[derive(Debug, Clone)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let rest = self.text.get(self.at..)?;
        let blanks = rest.len() - rest.trim_start_matches(['\u{feff}', ' ', '\t', '\r']).len();
        let start = self.at + blanks;
        let rest = &rest[blanks..];
        let first = rest.chars().next()?;
        let (kind, length) = match first {
            '\n' => (TokenKind::Newline, 1),
            '#' => (TokenKind::Comment, line_length(rest)),
            '/' if rest.starts_with("//") => (TokenKind::Comment, line_length(rest)),
            '/' if rest.starts_with("/*") => (TokenKind::Comment, rest.find("*/").map_or(rest.len(), |end| end + 2)),
            '"' => (TokenKind::Text, string_length(rest)),
            '<' => match heredoc_length(rest) {
                Some(length) => (TokenKind::Text, length),
                None => (TokenKind::Sign, 1),
            },
            '0'..='9' => {
                let is_part = |next: char| next.is_ascii_alphanumeric() || next == '.';
                (TokenKind::Number, rest.find(|next| !is_part(next)).unwrap_or(rest.len()))
            }
            first if first.is_alphabetic() || first == '_' => {
                let is_part = |next: char| next.is_alphanumeric() || matches!(next, '_' | '-');
                (TokenKind::Word, rest.find(|next| !is_part(next)).unwrap_or(rest.len()))
            }
            other => (TokenKind::Sign, other.len_utf8()),
        };
        self.at = start + length;
        Some(Token { kind, range: start..self.at })
    }
}

fn line_length(rest: &str) -> usize {
    let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
    line.trim_end_matches('\r').len()
}

/// The length of a quoted string. Strings in its templates are a part of it; a line end outside of a template ends it.
fn string_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    // for each template around the place: how many braces are open in it; a string has none
    let mut levels: Vec<Option<u32>> = vec![None];
    let mut at = 1;
    while let Some(&byte) = bytes.get(at) {
        let is_string = matches!(levels.last(), Some(None));
        match byte {
            b'\\' if is_string => at += 1,
            b'\n' if is_string => return at,
            b'"' if is_string => {
                levels.pop();
                if levels.is_empty() {
                    return at + 1;
                }
            }
            b'"' => levels.push(None),
            b'$' | b'%' if is_string && bytes.get(at + 1) == Some(&b'{') => {
                // `$${` is text
                if bytes.get(at - 1) != Some(&byte) {
                    levels.push(Some(0));
                }
                at += 1;
            }
            b'{' => {
                if let Some(Some(open)) = levels.last_mut() {
                    *open += 1;
                }
            }
            b'}' => match levels.last_mut() {
                Some(Some(0)) => drop(levels.pop()),
                Some(Some(open)) => *open -= 1,
                _ => {}
            },
            _ => {}
        }
        at += 1;
    }
    rest.len()
}

/// The length of a heredoc with its end, if one begins here.
fn heredoc_length(rest: &str) -> Option<usize> {
    let mark = rest.strip_prefix("<<-").or_else(|| rest.strip_prefix("<<"))?;
    let (name, _) = mark.split_once('\n')?;
    let name = name.trim_end_matches('\r');
    let is_name = |next: char| next.is_alphanumeric() || matches!(next, '_' | '-');
    if name.is_empty() || !name.chars().all(is_name) {
        return None;
    }
    let mut at = rest.len() - mark.len() + mark.find('\n')? + 1;
    while at < rest.len() {
        let line = rest[at..].find('\n').map_or(&rest[at..], |end| &rest[at..at + end]);
        if line.trim() == name {
            return Some(at + line.trim_end().len());
        }
        at += line.len() + 1;
    }
    Some(rest.len())
}

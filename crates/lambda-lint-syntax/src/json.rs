//! JSON (RFC 8259, strictly) to nodes with spans.
//!
//! Takes what `serde_json` takes, with the same limit of depth, and says of anything else where it stops being JSON
//! and what was probably meant. Proved against `serde_json` in `tests/`.

mod fault;
mod number;
mod recover;

pub use recover::{Broken, Recovered, SyntaxFix, recover};

use crate::string::{self, StringFault};
use crate::{NodeKind, Tree};

/// The maximum nesting depth; `serde_json` has the same limit.
pub const MAX_DEPTH: usize = 127;
/// How many values and names a document may hold: it bounds the memory that a hostile document costs.
pub const MAX_NODES: usize = 1_000_000;

/// The maximum length of a document: offsets use 31 of 32 bits. The service takes 70 MB.
pub const MAX_BYTES: usize = i32::MAX as usize;

/// Why a text is no JSON document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxFault {
    /// The first byte of what is wrong.
    pub start: usize,
    /// The offset after the last byte.
    pub end: usize,
    /// The kind of fault.
    pub kind: FaultKind,
    /// What is wrong.
    pub message: String,
    /// What to do; may be empty.
    pub help: &'static str,
}

/// The kinds of [`SyntaxFault`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The text is not JSON.
    Syntax,
    /// The text is not YAML.
    #[cfg(feature = "yaml")]
    Yaml,
    /// The text is not HCL.
    #[cfg(feature = "hcl")]
    Hcl,
    /// Lists and objects nest too deep.
    TooDeep,
    /// There are too many values.
    TooMany,
    /// There is more text after the document.
    Trailing,
}

/// Reads a whole document. `text` may begin with a byte-order mark.
pub fn parse(text: &str) -> Result<Tree<'_>, Box<SyntaxFault>> {
    let capacity = (text.len() / 14 + 8).min(4096);
    let mut parser = Parser { text, at: 0, tree: Tree::new(Some(text), capacity) };
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let start = Parser::skip_blanks(text, start);
    let end = parser.value(text, start, 0)?;
    let end = Parser::skip_blanks(text, end);
    if end < text.len() {
        parser.at = end;
        return Err(parser.trailing());
    }
    Ok(parser.tree)
}

/// Reads the document that begins at `start`, one of several in a text: a file of records, one a line. Gives the offset of the
/// next one, too, which is the end of the text if this is the last.
pub fn parse_next(text: &str, start: usize) -> Result<(Tree<'_>, usize), Box<SyntaxFault>> {
    // most documents of such a text are small, and there may be a million of them
    let mut parser = Parser { text, at: 0, tree: Tree::new(Some(text), 64) };
    let start = if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start };
    let start = Parser::skip_blanks(text, start);
    let end = parser.value(text, start, 0)?;
    let end = Parser::skip_blanks(text, end);
    if end < text.len() && !matches!(Parser::byte(text, end), Some(b'{' | b'[')) {
        parser.at = end;
        return Err(parser.trailing());
    }
    Ok((parser.tree, end))
}

/// The document is longer than [`MAX_BYTES`].
#[cold]
pub fn over_size(bytes: usize) -> Box<SyntaxFault> {
    let message = format!("the document has {bytes} bytes; the limit is {MAX_BYTES}");
    Box::new(SyntaxFault {
        start: 0,
        end: 0,
        kind: FaultKind::TooMany,
        message,
        help: "split the document; the service accepts at most 70 MB",
    })
}

struct Parser<'a> {
    text: &'a str,
    /// Where something went wrong. Before an error, the offset is passed in a register, which is free.
    at: usize,
    tree: Tree<'a>,
}

/// The offset after the document.
type Parsed = Result<usize, Box<SyntaxFault>>;

impl<'a> Parser<'a> {
    #[inline(always)]
    fn byte(text: &str, at: usize) -> Option<u8> {
        text.as_bytes().get(at).copied()
    }

    #[inline(always)]
    fn skip_blanks(text: &str, at: usize) -> usize {
        if !Self::is_blank(text, at) {
            at
        } else if !Self::is_blank(text, at + 1) {
            at + 1
        } else {
            Self::skip_line_start(text, at + 2)
        }
    }

    #[inline(always)]
    fn is_blank(text: &str, at: usize) -> bool {
        matches!(Self::byte(text, at), Some(b' ' | b'\n' | b'\t' | b'\r'))
    }

    /// Line ends and indentation: spaces go by the word.
    #[inline(always)]
    fn skip_line_start(text: &str, mut at: usize) -> usize {
        const SPACES: u64 = u64::from_le_bytes([b' '; 8]);
        loop {
            while let Some(word) = text.as_bytes().get(at..).and_then(|rest| rest.first_chunk::<8>()) {
                let spaces = (u64::from_le_bytes(*word) ^ SPACES).trailing_zeros() / 8;
                at += spaces as usize;
                if spaces < 8 {
                    break;
                }
            }
            if !Self::is_blank(text, at) {
                return at;
            }
            at += 1;
        }
    }

    fn value(&mut self, text: &'a str, at: usize, depth: usize) -> Parsed {
        match Self::byte(text, at) {
            Some(b'"') => self.string(text, at),
            Some(b'{') => self.object(text, at, depth),
            Some(b'[') => self.list(text, at, depth),
            Some(b'-' | b'0'..=b'9') => self.number(text, at),
            Some(b't') => self.word(text, at, "true", NodeKind::True),
            Some(b'f') => self.word(text, at, "false", NodeKind::False),
            Some(b'n') => self.word(text, at, "null", NodeKind::Null),
            _ => self.fail(at, Parser::no_value),
        }
    }

    fn object(&mut self, text: &'a str, start: usize, depth: usize) -> Parsed {
        let object = self.tree.push(NodeKind::Object, "", start, start);
        let mut at = Self::skip_blanks(text, start + 1);
        if Self::byte(text, at) != Some(b'}') {
            loop {
                self.check_limits(at, depth)?;
                if Self::byte(text, at) != Some(b'"') {
                    return self.fail(at, Parser::no_name);
                }
                at = self.string(text, at)?;
                at = Self::skip_blanks(text, at);
                if Self::byte(text, at) != Some(b':') {
                    return self.fail(at, |parser| parser.fault_here("expected `:` after the member's name", ""));
                }
                at = Self::skip_blanks(text, at + 1);
                // most are strings, which need no recursion
                at = match Self::byte(text, at) {
                    Some(b'"') => self.string(text, at)?,
                    _ => self.value(text, at, depth + 1)?,
                };
                at = Self::skip_blanks(text, at);
                match Self::byte(text, at) {
                    Some(b',') => at = Self::skip_blanks(text, at + 1),
                    Some(b'}') => break,
                    _ => return self.fail(at, |parser| parser.no_separator('}')),
                }
            }
        }
        self.check_limits(start, depth)?;
        self.tree.close(object, at + 1);
        Ok(at + 1)
    }

    fn list(&mut self, text: &'a str, start: usize, depth: usize) -> Parsed {
        let list = self.tree.push(NodeKind::List, "", start, start);
        let mut at = Self::skip_blanks(text, start + 1);
        if Self::byte(text, at) != Some(b']') {
            loop {
                self.check_limits(at, depth)?;
                at = self.value(text, at, depth + 1)?;
                at = Self::skip_blanks(text, at);
                match Self::byte(text, at) {
                    Some(b',') => at = Self::skip_blanks(text, at + 1),
                    Some(b']') => break,
                    _ => return self.fail(at, |parser| parser.no_separator(']')),
                }
            }
        }
        self.check_limits(start, depth)?;
        self.tree.close(list, at + 1);
        Ok(at + 1)
    }

    #[inline(always)]
    fn string(&mut self, text: &'a str, start: usize) -> Parsed {
        let end = string::plain_end(text.as_bytes(), start + 1);
        if Self::byte(text, end) == Some(b'"') {
            // both ends are ASCII bytes, so the slice is on character boundaries
            if let Some(inside) = text.get(start + 1..end) {
                self.tree.push(NodeKind::Text, inside, start, end + 1);
                return Ok(end + 1);
            }
        }
        self.escaped_string(start, end)
    }

    #[cold]
    fn escaped_string(&mut self, start: usize, plain: usize) -> Parsed {
        match string::decode(self.text, start, plain) {
            Ok((text, end)) => {
                self.tree.push_decoded(NodeKind::Text, text, start, end);
                Ok(end)
            }
            Err(StringFault { start, end, message, help }) => {
                Err(Box::new(SyntaxFault { start, end, kind: FaultKind::Syntax, message: message.into(), help }))
            }
        }
    }

    fn word(&mut self, text: &'a str, start: usize, word: &'static str, kind: NodeKind) -> Parsed {
        let end = start + word.len();
        if text.as_bytes().get(start..end) != Some(word.as_bytes())
            || Self::byte(text, end).is_some_and(fault::is_word_byte)
        {
            return self.fail(start, Parser::no_value);
        }
        self.tree.push(kind, "", start, end);
        Ok(end)
    }

    /// Asked for each member and entry: a flat list of many small values is as hostile as a deep one.
    #[inline(always)]
    fn check_limits(&mut self, at: usize, depth: usize) -> Result<(), Box<SyntaxFault>> {
        if depth < MAX_DEPTH && self.tree.nodes.len() < MAX_NODES {
            return Ok(());
        }
        self.fail(at, |parser| parser.over_limit(depth)).map(drop)
    }

    #[cold]
    fn fail(&mut self, at: usize, fault: impl FnOnce(&Self) -> Box<SyntaxFault>) -> Parsed {
        self.at = at;
        Err(fault(self))
    }
}

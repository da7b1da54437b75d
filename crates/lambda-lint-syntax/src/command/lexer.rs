//! Words and ends of one command.

use super::find::Interruption;
use super::word::Word;
use super::{Dialect, batch, powershell, sh};

/// No system takes a longer word, and no command is longer by much.
const MAX_COMMAND: usize = 256 << 10;

/// Reads the words of a command.
pub(super) struct Lexer<'s> {
    pub(super) text: &'s str,
    pub(super) at: usize,
    /// Where reading stops: the end of the text, or of the longest command.
    pub(super) limit: usize,
    pub(super) dialect: Dialect,
    /// What follows the continuation character on its line, which then continues nothing.
    pub(super) loose_continuation: Option<Interruption>,
    /// The last line break that was read as a space.
    pub(super) continued_at: Option<usize>,
    /// The first quote that has a line break in it, or that does not end.
    pub(super) long_quote: Option<usize>,
}

/// What follows in a command.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    Word(Word),
    End(End),
}

/// Why a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The line or the text ends.
    Line,
    /// A comment begins here, after a line break that the script escapes.
    Comment(usize),
    /// An operator, or the bracket that closes the enclosing construct.
    Operator,
    /// A quote or a bracket is not closed, or the command is too long: what was read may be wrong.
    Broken,
}

impl<'s> Lexer<'s> {
    pub(super) fn new(text: &'s str, at: usize, dialect: Dialect) -> Self {
        let limit = text.len().min(at + MAX_COMMAND);
        Lexer { text, at, limit, dialect, loose_continuation: None, continued_at: None, long_quote: None }
    }

    pub(super) fn next(&mut self) -> Token {
        match self.dialect {
            Dialect::PowerShell => powershell::next(self),
            Dialect::Batch => batch::next(self),
            _ => sh::next(self),
        }
    }

    /// The byte that many bytes ahead; 0 after the end.
    pub(super) fn peek(&self, ahead: usize) -> u8 {
        let at = self.at + ahead;
        if at < self.limit { self.text.as_bytes()[at] } else { 0 }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.limit
    }

    /// The end of the text, or of the range to read.
    pub(super) fn end(&self) -> End {
        if self.limit < self.text.len() { End::Broken } else { End::Line }
    }

    /// Reads a quoted text into a word. Returns whether the quote is closed.
    pub(super) fn quoted(&mut self, word: &mut Word, read: fn(&mut Lexer<'_>, &mut Word) -> bool) -> bool {
        let start = self.at;
        let is_closed = read(self, word);
        self.note_quote(start);
        is_closed
    }

    /// Notes that a quote which begins here was read to this place, if it is longer than its line.
    fn note_quote(&mut self, start: usize) {
        let has_line_break = || self.text.as_bytes()[start..self.at.min(self.limit)].contains(&b'\n');
        if self.long_quote.is_none() && (self.is_at_end() || has_line_break()) {
            self.long_quote = Some(start);
        }
    }

    /// The quote that is certainly not closed, if nothing but that ends the text.
    pub(super) fn unclosed_quote(&self) -> Option<usize> {
        let begins_value = |start: &usize| {
            let before = start.checked_sub(1).map_or(b' ', |before| self.text.as_bytes()[before]);
            matches!(before, b' ' | b'\t' | b'=')
        };
        self.long_quote.filter(|_| self.limit == self.text.len() && self.is_at_end()).filter(begins_value)
    }

    /// The text that is not read yet.
    pub(super) fn rest(&self) -> &'s str {
        self.text.get(self.at..self.limit).or_else(|| self.text.get(self.at..)).unwrap_or_default()
    }

    /// Ends a word here. A character that begins no word is an operator.
    pub(super) fn finish(&mut self, mut word: Word) -> Token {
        // a backslash may be the last character
        word.finish(self.at.min(self.limit));
        if word.start == word.end {
            self.at += 1;
            return Token::End(End::Operator);
        }
        Token::Word(word)
    }

    /// Adds the next character to a word.
    pub(super) fn take(&mut self, word: &mut Word) {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(character) => {
                let end = self.at + character.len_utf8();
                word.push(character, self.at, end);
                self.at = end;
            }
            None => self.at += 1,
        }
    }

    /// Adds a character that the source writes with this many bytes.
    pub(super) fn take_as(&mut self, word: &mut Word, character: char, bytes: usize) {
        word.push(character, self.at, self.at + bytes);
        self.at += bytes;
    }

    /// The length of a line break at this place; 0 if there is none.
    pub(super) fn line_break(&self, ahead: usize) -> usize {
        match (self.peek(ahead), self.peek(ahead + 1)) {
            (b'\n', _) => 1,
            (b'\r', b'\n') => 2,
            _ => 0,
        }
    }

    /// Skips a continuation character with its line break, and returns whether there was one. With blanks or a comment between
    /// them the script continues nothing; if the next line begins with an option, it was meant to.
    pub(super) fn skip_continuation(&mut self) -> bool {
        if self.peek(0) != self.dialect.continuation() {
            return false;
        }
        let blanks = (1..).take_while(|&ahead| matches!(self.peek(ahead), b' ' | b'\t')).count();
        let comment = match self.peek(1 + blanks) {
            b'#' if blanks > 0 => self.rest()[1 + blanks..].lines().next().map_or(0, str::len),
            _ => 0,
        };
        let line_break = self.line_break(1 + blanks + comment);
        if line_break == 0 {
            return false;
        }
        let next = self.at + 1 + blanks + comment + line_break;
        if blanks > 0 {
            if !begins_with_option(self.text, next) {
                return false;
            }
            let start = self.at + 1 + blanks;
            self.loose_continuation.get_or_insert(match comment {
                0 => Interruption::Blanks(self.at, start),
                length => Interruption::Comment(start, start + length),
            });
        }
        self.at = next;
        self.continued_at = Some(next);
        true
    }

    /// Skips a template expression such as `{{ name }}` on one line.
    pub(super) fn template_end(&self) -> Option<usize> {
        let rest = self.rest();
        let closing =
            ["{{", "<%", "#{", "${{"].iter().zip(["}}", "%>", "}", "}}"]).find(|(open, _)| rest.starts_with(**open));
        // of CircleCI
        let is_parameter = rest
            .strip_prefix("<<")
            .map(str::trim_start)
            .is_some_and(|name| ["parameters.", "pipeline.", "matrix."].iter().any(|scope| name.starts_with(scope)));
        let (open, close) = closing.or(is_parameter.then_some((&"<<", ">>")))?;
        let line = rest.as_bytes().get(open.len()..)?;
        let line = &line[..line.iter().take(1024).position(|byte| *byte == b'\n').unwrap_or(line.len().min(1024))];
        let end = line.windows(close.len()).position(|bytes| bytes == close.as_bytes())?;
        Some(self.at + open.len() + end + close.len())
    }

    /// Adds the text up to this place, which is only known when the script runs.
    pub(super) fn take_unknown(&mut self, word: &mut Word, end: usize) {
        word.push_unknown(self.at, end);
        self.at = end;
    }

    /// The end of a placeholder such as `<ROLE_ARN>` at this place.
    pub(super) fn placeholder_end(&self) -> Option<usize> {
        let rest = self.rest().strip_prefix('<')?;
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | ':' | '/' | '\'');
        let length = rest.find(|c| !is_of_name(c)).filter(|&length| (1..=80).contains(&length))?;
        let is_name = rest.starts_with(|c: char| c.is_ascii_alphabetic()) && !rest[..length].ends_with(' ');
        (is_name && rest[length..].starts_with('>')).then_some(self.at + 1 + length + 1)
    }
}

/// Whether a line begins with `--` and a letter, after blanks. A synopsis puts options in brackets.
pub(super) fn begins_with_option(text: &str, line: usize) -> bool {
    let rest = text.get(line..).unwrap_or_default().trim_start_matches([' ', '\t']);
    let rest = rest.strip_prefix('[').unwrap_or(rest);
    rest.strip_prefix("--").is_some_and(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
}

//! Python source as logical lines of tokens, without strings and comments.

/// The most strings and brackets of f-strings that are nested.
const MAX_NESTING: usize = 32;
/// The most tokens of one logical line that are kept. The rest is skipped: it is a table of data.
const MAX_TOKENS: usize = 100_000;

/// A name, a string, or one character of anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Name(&'a str),
    /// A string with its prefix and its quotes.
    Text(&'a str),
    Mark(char),
}

impl<'a> Token<'a> {
    pub(super) fn name(&self) -> Option<&'a str> {
        match self {
            Token::Name(name) => Some(name),
            _ => None,
        }
    }
}

/// A statement, or several in one line. Brackets and backslashes continue it over several lines of the file.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) indent: usize,
    pub(super) number: usize,
    pub(super) tokens: Vec<Token<'a>>,
}

/// Calls `each` with every logical line. Ends with nothing when strings or brackets do not close, or `each` returns
/// false.
pub(super) fn lines<'a>(source: &'a str, each: &mut dyn FnMut(Line<'a>) -> bool) -> Option<()> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut scanner = Scanner { source, bytes: source.as_bytes(), at: 0, number: 1 };
    while scanner.at < scanner.bytes.len() {
        let line = scanner.line()?;
        if !line.tokens.is_empty() && !each(line) {
            return None;
        }
    }
    Some(())
}

struct Scanner<'a> {
    source: &'a str,
    bytes: &'a [u8],
    at: usize,
    number: usize,
}

impl<'a> Scanner<'a> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    /// Takes one byte and counts lines.
    fn bump(&mut self) -> Option<u8> {
        let byte = self.peek(0)?;
        self.at += 1;
        // a CR alone ends a line, too
        if byte == b'\n' || byte == b'\r' && self.peek(0) != Some(b'\n') {
            self.number += 1;
        }
        Some(byte)
    }

    fn line(&mut self) -> Option<Line<'a>> {
        let mut line = Line { indent: self.indent(), number: self.number, tokens: Vec::new() };
        let mut depth = 0_usize;
        while let Some(byte) = self.peek(0) {
            match byte {
                b'\n' | b'\r' => {
                    self.bump();
                    if depth == 0 && (byte == b'\n' || self.peek(0) != Some(b'\n')) {
                        return Some(line);
                    }
                }
                b'#' => self.comment(),
                b'\\' => {
                    self.bump();
                    if self.peek(0) == Some(b'\r') {
                        self.bump();
                    }
                    if self.peek(0) == Some(b'\n') {
                        self.bump();
                    }
                }
                b' ' | b'\t' | 0x0c => self.at += 1,
                b'"' | b'\'' => {
                    let start = self.at;
                    self.text(false, 0)?;
                    push(&mut line, Token::Text(self.since(start)));
                }
                _ if is_name(byte) => {
                    let start = self.at;
                    let name = self.name();
                    match self.peek(0) {
                        Some(b'"' | b'\'') if is_prefix(name) => {
                            self.text(name.contains(['f', 'F', 't', 'T']), 0)?;
                            push(&mut line, Token::Text(self.since(start)));
                        }
                        _ => push(&mut line, Token::Name(name)),
                    }
                }
                _ => {
                    match byte {
                        b'(' | b'[' | b'{' => depth += 1,
                        b')' | b']' | b'}' => depth = depth.checked_sub(1)?,
                        _ => {}
                    }
                    self.at += 1;
                    push(&mut line, Token::Mark(byte.into()));
                }
            }
        }
        (depth == 0).then_some(line)
    }

    /// The width of the white space at the beginning of a line.
    fn indent(&mut self) -> usize {
        let mut width = 0;
        while let Some(byte) = self.peek(0) {
            width = match byte {
                b' ' => width + 1,
                b'\t' => (width / 8 + 1) * 8,
                0x0c => 0,
                _ => return width,
            };
            self.at += 1;
        }
        width
    }

    fn comment(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
    }

    fn name(&mut self) -> &'a str {
        let start = self.at;
        let rest = &self.bytes[start..];
        self.at += rest.iter().position(|&b| !is_name(b)).unwrap_or(rest.len());
        // every byte that is not ASCII is part of a name, so that this is a boundary of characters
        self.since(start)
    }

    fn since(&self, start: usize) -> &'a str {
        self.source.get(start..self.at).unwrap_or_default()
    }

    /// Skips a string, from its quote on.
    fn text(&mut self, is_format: bool, nesting: usize) -> Option<()> {
        if nesting > MAX_NESTING {
            return None;
        }
        let quote = self.bump()?;
        let is_long = self.peek(0) == Some(quote) && self.peek(1) == Some(quote);
        if is_long {
            self.at += 2;
        } else if self.peek(0) == Some(quote) {
            self.at += 1;
            return Some(());
        }
        loop {
            match self.bump()? {
                b'\\' => {
                    let escaped = self.bump()?;
                    if escaped == b'\r' && self.peek(0) == Some(b'\n') {
                        self.bump();
                    }
                }
                b'\n' | b'\r' if !is_long => return None,
                b'{' if is_format => match self.peek(0)? {
                    b'{' => self.at += 1,
                    _ => self.field(nesting)?,
                },
                byte if byte == quote && !is_long => return Some(()),
                byte if byte == quote && self.peek(0) == Some(quote) && self.peek(1) == Some(quote) => {
                    self.at += 2;
                    return Some(());
                }
                _ => {}
            }
        }
    }

    /// Skips an expression in an f-string, after its `{`, up to and with its `}`.
    fn field(&mut self, nesting: usize) -> Option<()> {
        if nesting > MAX_NESTING {
            return None;
        }
        let mut depth = 0_usize;
        loop {
            match self.peek(0)? {
                b'"' | b'\'' => {
                    let start = (0..self.at).rev().take_while(|&i| self.bytes[i].is_ascii_alphabetic()).last();
                    let prefix = start.and_then(|start| self.source.get(start..self.at)).unwrap_or_default();
                    self.text(prefix.len() < 3 && prefix.contains(['f', 'F', 't', 'T']), nesting + 1)?;
                    continue;
                }
                b'#' => {
                    self.comment();
                    continue;
                }
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' => depth = depth.checked_sub(1)?,
                b'}' if depth == 0 => {
                    self.at += 1;
                    return Some(());
                }
                b'}' => depth -= 1,
                b':' if depth == 0 => {
                    self.at += 1;
                    return self.format(nesting);
                }
                _ => {}
            }
            self.bump();
        }
    }

    /// Skips what comes after the colon of an expression in an f-string, up to and with its `}`.
    fn format(&mut self, nesting: usize) -> Option<()> {
        loop {
            match self.bump()? {
                b'{' => self.field(nesting + 1)?,
                b'}' => return Some(()),
                _ => {}
            }
        }
    }
}

fn push<'a>(line: &mut Line<'a>, token: Token<'a>) {
    if line.tokens.len() < MAX_TOKENS {
        line.tokens.push(token);
    }
}

/// Whether a byte is part of a name or a number.
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

fn is_prefix(name: &str) -> bool {
    name.len() <= 2 && name.bytes().all(|b| matches!(b.to_ascii_lowercase(), b'r' | b'b' | b'u' | b'f' | b't'))
}

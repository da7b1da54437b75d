//! JavaScript source as tokens.

/// The most tokens of a file.
const MAX_TOKENS: usize = 2_000_000;
/// The most nested brackets and templates.
const MAX_DEPTH: usize = 4096;

/// One token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) offset: usize,
    /// How many brackets are open around it. Brackets themselves have the depth of what is outside.
    pub(super) depth: u32,
    /// Whether a line ends between it and the token before.
    pub(super) after_newline: bool,
    /// Whether it follows `if (…)` or another keyword with parentheses, so that it is part of that statement.
    pub(super) after_control: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// A name, a keyword or a number.
    Word(&'a str),
    /// What is between the quotes of a string.
    Text(&'a str),
    /// A template, or the piece of one up to a `${`, and a regular expression.
    Opaque,
    /// One character of anything else.
    Mark(u8),
}

/// An open bracket.
enum Open {
    /// `(`; whether it follows `if`, `for`, `while` or `with`, after which a statement follows.
    Paren(bool),
    /// `[`
    Bracket,
    /// `{`; whether it is a block.
    Brace(bool),
    /// `${`
    Template,
}

/// Keywords after which a `/` begins a regular expression.
const BEFORE_VALUE: &[&str] = &[
    "await",
    "case",
    "delete",
    "do",
    "else",
    "in",
    "instanceof",
    "new",
    "of",
    "return",
    "throw",
    "typeof",
    "void",
    "yield",
];

/// All tokens; nothing when it is unclear where one of them ends.
pub(super) fn all(source: &str) -> Option<Vec<Token<'_>>> {
    let source_text = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut lexer = Lexer {
        source,
        bytes: source.as_bytes(),
        at: source.len() - source_text.len(),
        tokens: Vec::new(),
        open: Vec::new(),
        newline: false,
        after_control: false,
        value_ended: false,
    };
    if lexer.bytes[lexer.at..].starts_with(b"#!") {
        lexer.skip_line();
    }
    while lexer.at < lexer.bytes.len() {
        lexer.token()?;
        if lexer.tokens.len() > MAX_TOKENS || lexer.open.len() > MAX_DEPTH {
            return None;
        }
    }
    lexer.open.is_empty().then_some(lexer.tokens)
}

struct Lexer<'a> {
    source: &'a str,
    bytes: &'a [u8],
    at: usize,
    tokens: Vec<Token<'a>>,
    open: Vec<Open>,
    newline: bool,
    after_control: bool,
    /// Whether the last token ends a value, so that a `/` divides it.
    value_ended: bool,
}

impl<'a> Lexer<'a> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.source.get(start..end).unwrap_or_default()
    }

    fn skip_line(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
    }

    fn push(&mut self, kind: Kind<'a>, offset: usize) {
        let depth = self.open.len() as u32;
        let (after_newline, after_control) = (self.newline, self.after_control);
        self.tokens.push(Token { kind, offset, depth, after_newline, after_control });
        (self.newline, self.after_control) = (false, false);
    }

    fn last_word(&self) -> Option<&'a str> {
        match self.tokens.last()?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn token(&mut self) -> Option<()> {
        let start = self.at;
        match self.peek(0)? {
            b'\n' | b'\r' => {
                self.newline = true;
                self.at += 1;
            }
            b' ' | b'\t' | 0x0b | 0x0c => self.at += 1,
            b'/' if self.peek(1) == Some(b'/') => self.skip_line(),
            b'/' if self.peek(1) == Some(b'*') => self.comment()?,
            b'/' if !self.value_ended => {
                self.regex()?;
                self.push(Kind::Opaque, start);
                self.value_ended = true;
            }
            quote @ (b'"' | b'\'') => {
                self.text(quote)?;
                self.push(Kind::Text(self.slice(start + 1, self.at - 1)), start);
                self.value_ended = true;
            }
            b'`' => {
                self.at += 1;
                self.push(Kind::Opaque, start);
                self.template()?;
            }
            byte if is_word(byte) => self.word(),
            byte => self.mark(byte)?,
        }
        Some(())
    }

    fn word(&mut self) {
        let start = self.at;
        let rest = &self.bytes[start..];
        self.at += rest.iter().position(|&b| !is_word(b)).unwrap_or(rest.len());
        let word = self.slice(start, self.at);
        // white space that is not ASCII
        if word.chars().all(char::is_whitespace) {
            self.newline |= word.contains(['\u{2028}', '\u{2029}']);
            return;
        }
        let is_property = self.tokens.last().is_some_and(|token| token.kind == Kind::Mark(b'.'));
        self.push(Kind::Word(word), start);
        self.value_ended = is_property || !BEFORE_VALUE.contains(&word);
    }

    fn mark(&mut self, byte: u8) -> Option<()> {
        let start = self.at;
        self.at += 1;
        match byte {
            b'(' => {
                let is_control = matches!(self.last_word(), Some("if" | "for" | "while" | "with" | "await"));
                self.push(Kind::Mark(byte), start);
                self.open.push(Open::Paren(is_control));
                self.value_ended = false;
            }
            b'[' => {
                self.push(Kind::Mark(byte), start);
                self.open.push(Open::Bracket);
                self.value_ended = false;
            }
            b'{' => {
                let is_block = self.begins_block();
                self.push(Kind::Mark(byte), start);
                self.open.push(Open::Brace(is_block));
                self.value_ended = false;
            }
            b')' => {
                let Some(Open::Paren(is_control)) = self.open.pop() else { return None };
                self.push(Kind::Mark(byte), start);
                self.after_control = is_control;
                self.value_ended = !is_control;
            }
            b']' => {
                let Some(Open::Bracket) = self.open.pop() else { return None };
                self.push(Kind::Mark(byte), start);
                self.value_ended = true;
            }
            b'}' => match self.open.pop()? {
                Open::Brace(is_block) => {
                    self.push(Kind::Mark(byte), start);
                    self.value_ended = !is_block;
                }
                Open::Template => {
                    self.push(Kind::Opaque, start);
                    self.template()?;
                }
                _ => return None,
            },
            b'+' | b'-' if self.peek(0) == Some(byte) => {
                self.at += 1;
                // `a++ / b` divides, and so does `++a / b`
                self.push(Kind::Mark(byte), start);
                self.push(Kind::Mark(byte), start + 1);
            }
            _ => {
                self.push(Kind::Mark(byte), start);
                self.value_ended = false;
            }
        }
        Some(())
    }

    /// Whether a `{` begins a block, and not an object.
    fn begins_block(&self) -> bool {
        let Some(last) = self.tokens.last() else { return true };
        match last.kind {
            Kind::Mark(b')' | b';' | b'{' | b'}') => true,
            Kind::Mark(b'>') => self.tokens.len() > 1 && self.tokens[self.tokens.len() - 2].kind == Kind::Mark(b'='),
            Kind::Word(word) => !BEFORE_VALUE.contains(&word) || matches!(word, "else" | "do"),
            _ => false,
        }
    }

    fn comment(&mut self) -> Option<()> {
        let start = self.at;
        let rest = self.slice(start + 2, self.bytes.len());
        let len = rest.find("*/")?;
        self.at = start + 2 + len + 2;
        self.newline |= rest[..len].contains(['\n', '\r', '\u{2028}', '\u{2029}']);
        Some(())
    }

    fn text(&mut self, quote: u8) -> Option<()> {
        self.at += 1;
        loop {
            let byte = self.peek(0)?;
            self.at += 1;
            match byte {
                b'\\' => {
                    let next = self.peek(0)?;
                    self.at += 1;
                    if next == b'\r' && self.peek(0) == Some(b'\n') {
                        self.at += 1;
                    }
                }
                b'\n' | b'\r' => return None,
                byte if byte == quote => return Some(()),
                _ => {}
            }
        }
    }

    /// Skips the text of a template, up to and with its end or the next `${`.
    fn template(&mut self) -> Option<()> {
        loop {
            let byte = self.peek(0)?;
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'`' => {
                    self.value_ended = true;
                    return Some(());
                }
                b'$' if self.peek(0) == Some(b'{') => {
                    self.at += 1;
                    self.open.push(Open::Template);
                    self.value_ended = false;
                    return Some(());
                }
                _ => {}
            }
        }
    }

    fn regex(&mut self) -> Option<()> {
        self.at += 1;
        let mut in_class = false;
        loop {
            let byte = self.peek(0)?;
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'\n' | b'\r' => return None,
                b'[' => in_class = true,
                b']' => in_class = false,
                b'/' if !in_class => break,
                _ => {}
            }
        }
        while self.peek(0).is_some_and(is_word) {
            self.at += 1;
        }
        Some(())
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'#' | b'\\') || !byte.is_ascii()
}

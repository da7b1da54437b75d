//! The tokens of a JSON text, whether or not it is one: for looks at a document that need no tree.

use memchr::memchr2;
use std::ops::Range;

/// A piece of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    /// `{`
    OpenObject,
    /// `[`
    OpenList,
    /// `}` or `]`
    Close,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// A string with its quotes. The closing one may be missing at the end of the text.
    Text,
    /// Anything else that holds together: a number, a word, or what should not be there.
    Word,
}

/// A string up to this many bytes is looked at byte by byte.
const SHORT: usize = 100;

/// Goes over the tokens.
#[derive(Debug, Clone)]
pub(crate) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Scanner { bytes: text.as_bytes(), at }
    }

    /// The offset after the closing quote of the string that starts at `start`.
    fn text_end(&self, start: usize) -> usize {
        let mut at = start + 1;
        // nearly all are short; before it looks at the first one, memchr asks the processor what it can, which takes longer
        while at - start < SHORT {
            match self.bytes.get(at) {
                None => return self.bytes.len(),
                Some(b'"') => return at + 1,
                Some(b'\\') => at += 2,
                Some(_) => at += 1,
            }
        }
        while let Some(found) = self.bytes.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
            at += found;
            if self.bytes[at] == b'"' {
                return at + 1;
            }
            at += 2;
        }
        self.bytes.len()
    }

    fn word_end(&self, start: usize) -> usize {
        let is_over = |byte: &u8| matches!(byte, b'{' | b'}' | b'[' | b']' | b':' | b',' | b'"' | 0..=b' ');
        let rest = &self.bytes[start..];
        start + rest.iter().position(is_over).unwrap_or(rest.len()).max(1)
    }
}

impl Iterator for Scanner<'_> {
    type Item = (Token, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let blanks =
            self.bytes.get(self.at..)?.iter().take_while(|&&byte| matches!(byte, b' ' | b'\n' | b'\t' | b'\r'));
        let start = self.at + blanks.count();
        let (token, end) = match self.bytes.get(start)? {
            b'{' => (Token::OpenObject, start + 1),
            b'[' => (Token::OpenList, start + 1),
            b'}' | b']' => (Token::Close, start + 1),
            b':' => (Token::Colon, start + 1),
            b',' => (Token::Comma, start + 1),
            b'"' => (Token::Text, self.text_end(start)),
            _ => (Token::Word, self.word_end(start)),
        };
        self.at = end;
        Some((token, start..end))
    }
}

/// Where the value of a JSON Pointer is.
pub(crate) fn find(text: &str, pointer: &str) -> Option<Range<usize>> {
    walk(text, pointer).map(|(_, value)| value)
}

/// Where the name of the member is that a JSON Pointer leads to.
pub(crate) fn find_name(text: &str, pointer: &str) -> Option<Range<usize>> {
    walk(text, pointer)?.0
}

/// The name and the value; an entry of a list has no name.
fn walk(text: &str, pointer: &str) -> Option<(Option<Range<usize>>, Range<usize>)> {
    let mut scanner = Scanner::new(text);
    let (mut name, mut value) = (None, scanner.next()?);
    for step in pointer.split('/').skip(1) {
        (name, value) = match value.0 {
            Token::OpenObject => member(text, &mut scanner, &step.replace("~1", "/").replace("~0", "~"))?,
            Token::OpenList => (None, entry(&mut scanner, step.parse().ok()?)?),
            _ => return None,
        };
    }
    Some((name, value.1))
}

/// A member by its name: where the name is, and the value.
type NamedValue = (Option<Range<usize>>, (Token, Range<usize>));

fn member(text: &str, scanner: &mut Scanner<'_>, wanted: &str) -> Option<NamedValue> {
    loop {
        let (Token::Text, name) = scanner.next()? else { return None };
        let (Token::Colon, _) = scanner.next()? else { return None };
        let value = scanner.next()?;
        if text.get(name.clone()).and_then(decoded).as_deref() == Some(wanted) {
            return Some((Some(name), value));
        }
        skip(scanner, value.0)?;
        let (Token::Comma, _) = scanner.next()? else { return None };
    }
}

fn entry(scanner: &mut Scanner<'_>, index: usize) -> Option<(Token, Range<usize>)> {
    for _ in 0..index {
        let (first, _) = scanner.next()?;
        skip(scanner, first)?;
        let (Token::Comma, _) = scanner.next()? else { return None };
    }
    scanner.next()
}

/// Skips a value that begins with this token.
fn skip(scanner: &mut Scanner<'_>, first: Token) -> Option<()> {
    let mut depth = usize::from(matches!(first, Token::OpenObject | Token::OpenList));
    while depth > 0 {
        match scanner.next()?.0 {
            Token::OpenObject | Token::OpenList => depth += 1,
            Token::Close => depth -= 1,
            _ => {}
        }
    }
    Some(())
}

/// What a string says, without quotes and escapes; `None` if it is no JSON string.
pub(crate) fn decoded(token: &str) -> Option<String> {
    if !token.contains('\\') {
        return Some(token.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    serde_json::from_str(token).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        Scanner::new(text).map(|(_, range)| &text[range]).collect()
    }

    #[test]
    fn cuts_a_text_into_tokens() {
        assert_eq!(tokens(r#" {"a\"b": [1.5,true] } "#), ["{", r#""a\"b""#, ":", "[", "1.5", ",", "true", "]", "}"]);
    }

    #[test]
    fn finds_a_value() {
        let text = r#"{"a": {"x": [1, {}]}, "b/c": [[1, 2], "d"], "n": 7}"#;
        let found = |pointer| find(text, pointer).map(|range| &text[range]);
        for (pointer, expected) in [("", "{"), ("/b~1c/1", "\"d\""), ("/b~1c/0/1", "2"), ("/n", "7"), ("/a/x", "[")] {
            assert_eq!(found(pointer), Some(expected), "{pointer}");
        }
        assert_eq!(find_name(text, "/b~1c"), Some(22..27));
        assert_eq!(find_name(text, "/b~1c/1"), None, "an entry");
        for missing in ["/c", "/b~1c/2", "/n/x", "/b~1c/x", "x/a/y"] {
            assert_eq!(found(missing), None, "{missing}");
        }
    }

    #[test]
    fn comes_to_an_end_on_anything() {
        assert_eq!(tokens("\"open\\"), ["\"open\\"]);
        for length in SHORT - 4..SHORT + 4 {
            let long = format!("\"{}\\\"\"", "x".repeat(length));
            assert_eq!(tokens(&format!("{long}:")), [&long, ":"]);
            let open = &long[..long.len() - 1];
            assert_eq!(tokens(open), [open]);
            assert_eq!(tokens(&open[..open.len() - 1]), [&open[..open.len() - 1]]);
        }
        assert_eq!(tokens("\u{1}\u{e9}x\""), ["\u{1}", "\u{e9}x", "\""]);
        assert_eq!(tokens(""), [""; 0]);
        assert_eq!(tokens("\u{feff}{"), ["{"]);
    }
}

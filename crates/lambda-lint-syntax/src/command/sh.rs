//! Words by the rules of a POSIX shell, and of the files that hold its commands.

use super::Dialect;
use super::lexer::{End, Lexer, Token};
use super::word::Word;

/// How deep substitutions are followed. More is not written by hand.
const MAX_DEPTH: usize = 64;

pub(super) fn next(lexer: &mut Lexer<'_>) -> Token {
    loop {
        if lexer.is_at_end() {
            return Token::End(lexer.end());
        }
        match lexer.peek(0) {
            b' ' | b'\t' => lexer.at += 1,
            b'\\' if lexer.skip_continuation() => {}
            b'\n' => return Token::End(End::Line),
            b'\r' if lexer.line_break(0) > 0 => return Token::End(End::Line),
            b'#' if lexer.template_end().is_none() => match lexer.continued_at {
                Some(line) if lexer.dialect == Dialect::Dockerfile && is_blank(lexer, line) => skip_line(lexer),
                Some(line) if is_blank(lexer, line) => return Token::End(End::Comment(lexer.at)),
                _ => return Token::End(End::Line),
            },
            b';' | b'|' | b'(' | b')' => return Token::End(End::Operator),
            b'&' if lexer.peek(1) != b'>' => return Token::End(End::Operator),
            b'<' if lexer.placeholder_end().is_some() || matches!(lexer.peek(1), b'(' | b'%') => return word(lexer),
            b'<' if lexer.template_end().is_some() => return word(lexer),
            b'<' | b'>' | b'&' => {
                if let Some(end) = redirection(lexer) {
                    return Token::End(end);
                }
            }
            b'0'..=b'9' if is_descriptor(lexer) => {
                lexer.at += 1;
                if let Some(end) = redirection(lexer) {
                    return Token::End(end);
                }
            }
            _ => return word(lexer),
        }
    }
}

/// Whether only blanks are between the start of a line and the reading position.
fn is_blank(lexer: &Lexer<'_>, line: usize) -> bool {
    lexer.text.as_bytes().get(line..lexer.at).is_some_and(|bytes| bytes.iter().all(|byte| matches!(byte, b' ' | b'\t')))
}

fn skip_line(lexer: &mut Lexer<'_>) {
    while !lexer.is_at_end() && lexer.peek(0) != b'\n' {
        lexer.at += 1;
    }
    lexer.at += 1;
    lexer.continued_at = Some(lexer.at);
}

/// Whether a digit is the number of a file that is redirected, such as in `2>&1`.
fn is_descriptor(lexer: &Lexer<'_>) -> bool {
    matches!(lexer.peek(1), b'<' | b'>')
}

/// Skips a redirection and its target.
fn redirection(lexer: &mut Lexer<'_>) -> Option<End> {
    while matches!(lexer.peek(0), b'<' | b'>' | b'&' | b'|' | b'-') {
        lexer.at += 1;
    }
    while matches!(lexer.peek(0), b' ' | b'\t') {
        lexer.at += 1;
    }
    if matches!(lexer.peek(0), b'\n' | b'\r' | b';' | 0) {
        return None;
    }
    match word(lexer) {
        Token::End(end) => Some(end),
        Token::Word(_) => None,
    }
}

fn word(lexer: &mut Lexer<'_>) -> Token {
    let mut word = Word::new(lexer.at);
    // unquoted braces that are open, each with whether it has a comma
    let mut braces: Vec<(usize, bool)> = Vec::new();
    while !lexer.is_at_end() {
        if let Some(end) = lexer.template_end() {
            lexer.take_unknown(&mut word, end);
            continue;
        }
        match lexer.peek(0) {
            b' ' | b'\t' | b'\n' | b';' | b'|' | b'&' | b'(' | b')' => break,
            b'\r' if lexer.line_break(0) > 0 => break,
            b'<' => match lexer.placeholder_end() {
                Some(end) => {
                    lexer.take_unknown(&mut word, end);
                }
                None if lexer.peek(1) == b'(' => {
                    let start = lexer.at;
                    lexer.at += 1;
                    if !skip_group(lexer) {
                        return Token::End(End::Broken);
                    }
                    word.push_unknown(start, lexer.at);
                }
                None => break,
            },
            b'>' => break,
            b'\\' if lexer.skip_continuation() => {}
            b'\\' => {
                lexer.at += 1;
                lexer.take(&mut word);
            }
            quote @ (b'\'' | b'"') => {
                if !lexer.quoted(&mut word, if quote == b'\'' { single_quoted } else { double_quoted }) {
                    return Token::End(End::Broken);
                }
            }
            b'`' => {
                let start = lexer.at;
                word.may_split = true;
                if !skip_backquoted(lexer) {
                    return Token::End(End::Broken);
                }
                word.push_unknown(start, lexer.at);
            }
            b'$' => match dollar(lexer, &mut word, false) {
                Some(is_unknown) => word.may_split |= is_unknown,
                None => return Token::End(End::Broken),
            },
            byte => {
                match byte {
                    b'{' if braces.len() < MAX_DEPTH => braces.push((lexer.at, false)),
                    b',' => braces.last_mut().into_iter().for_each(|(_, has_comma)| *has_comma = true),
                    b'}' => {
                        if let Some((start, true)) = braces.pop() {
                            word.braces.get_or_insert((start, lexer.at + 1));
                        }
                    }
                    _ => {}
                }
                lexer.take(&mut word);
            }
        }
    }
    lexer.finish(word)
}

fn single_quoted(lexer: &mut Lexer<'_>, word: &mut Word) -> bool {
    word.is_quoted = true;
    lexer.at += 1;
    while !lexer.is_at_end() {
        if let Some(end) = lexer.template_end() {
            lexer.take_unknown(word, end);
            continue;
        }
        match lexer.peek(0) {
            b'\'' => {
                lexer.at += 1;
                return true;
            }
            // make expands these before the shell sees the quotes
            b'$' if lexer.dialect == Dialect::Make => {
                if dollar(lexer, word, true).is_none() {
                    return false;
                }
            }
            _ => lexer.take(word),
        }
    }
    false
}

fn double_quoted(lexer: &mut Lexer<'_>, word: &mut Word) -> bool {
    word.is_quoted = true;
    lexer.at += 1;
    while !lexer.is_at_end() {
        if let Some(end) = lexer.template_end() {
            lexer.take_unknown(word, end);
            continue;
        }
        match lexer.peek(0) {
            b'"' => {
                lexer.at += 1;
                return true;
            }
            b'\\' if lexer.line_break(1) > 0 => lexer.at += 1 + lexer.line_break(1),
            b'\\' if matches!(lexer.peek(1), b'"' | b'\\' | b'$' | b'`') => {
                let character = char::from(lexer.peek(1));
                lexer.take_as(word, character, 2);
            }
            b'`' => {
                let start = lexer.at;
                if !skip_backquoted(lexer) {
                    return false;
                }
                word.push_unknown(start, lexer.at);
            }
            b'$' => {
                if dollar(lexer, word, true).is_none() {
                    return false;
                }
            }
            _ => lexer.take(word),
        }
    }
    false
}

/// Reads what `$` begins. Tells whether it is only known when the script runs; `None` if it does not end.
fn dollar(lexer: &mut Lexer<'_>, word: &mut Word, is_quoted: bool) -> Option<bool> {
    let start = lexer.at;
    if lexer.dialect == Dialect::Make && lexer.peek(1) == b'$' {
        // what make leaves to the shell; `$$` alone is the id of its process, or a dollar
        lexer.at += 1;
    }
    match lexer.peek(1) {
        b'\'' if !is_quoted && lexer.dialect != Dialect::Make => return ansi_quoted(lexer, word).then_some(false),
        b'"' if !is_quoted => {
            lexer.at += 1;
            return double_quoted(lexer, word).then_some(false);
        }
        b'{' => {
            lexer.at += 1;
            if !skip_group(lexer) {
                return None;
            }
        }
        b'(' => {
            lexer.at += 1;
            if !skip_group(lexer) {
                return None;
            }
        }
        byte if byte.is_ascii_alphabetic() || byte == b'_' => {
            lexer.at += 1;
            while lexer.peek(0).is_ascii_alphanumeric() || lexer.peek(0) == b'_' {
                lexer.at += 1;
            }
        }
        b'0'..=b'9' | b'@' | b'*' | b'#' | b'?' | b'$' | b'!' | b'-' => lexer.at += 2,
        _ => {
            lexer.take(word);
            return Some(false);
        }
    }
    word.push_unknown(start, lexer.at);
    let written = lexer.text.get(start..lexer.at).unwrap_or_default();
    let is_array = ["$@", "$*", "${@", "${*"].iter().any(|all| written.starts_with(all)) || written.contains("[@]");
    word.may_split |= is_array || written.contains("[*]");
    Some(true)
}

/// `$'…'`, in which a backslash writes control characters.
fn ansi_quoted(lexer: &mut Lexer<'_>, word: &mut Word) -> bool {
    word.is_quoted = true;
    lexer.at += 2;
    while !lexer.is_at_end() {
        match (lexer.peek(0), lexer.peek(1)) {
            (b'\'', _) => {
                lexer.at += 1;
                return true;
            }
            (b'\\', b'n') => lexer.take_as(word, '\n', 2),
            (b'\\', b't') => lexer.take_as(word, '\t', 2),
            (b'\\', b'\\' | b'\'' | b'"') => {
                let character = char::from(lexer.peek(1));
                lexer.take_as(word, character, 2);
            }
            (b'\\', _) => {
                let end = lexer.at + 2;
                lexer.take_unknown(word, end);
            }
            _ => lexer.take(word),
        }
    }
    false
}

fn skip_backquoted(lexer: &mut Lexer<'_>) -> bool {
    lexer.at += 1;
    while !lexer.is_at_end() {
        match lexer.peek(0) {
            b'`' => {
                lexer.at += 1;
                return true;
            }
            b'\\' => lexer.at += 2,
            _ => lexer.at += 1,
        }
    }
    false
}

/// Skips `(…)` or `{…}` with all quotes and brackets in it, however deep.
pub(super) fn skip_group(lexer: &mut Lexer<'_>) -> bool {
    let mut closers: Vec<u8> = Vec::new();
    while !lexer.is_at_end() {
        let byte = lexer.peek(0);
        lexer.at += 1;
        let is_in_text = closers.last() == Some(&b'"');
        match byte {
            _ if closers.last() == Some(&byte) => {
                closers.pop();
                if closers.is_empty() {
                    return true;
                }
            }
            b'\\' => lexer.at += 1,
            b'\'' if !is_in_text => {
                while !lexer.is_at_end() && lexer.peek(0) != b'\'' {
                    lexer.at += 1;
                }
                lexer.at += 1;
            }
            b'"' if !is_in_text => closers.push(b'"'),
            b'(' if !is_in_text => closers.push(b')'),
            b'{' if !is_in_text => closers.push(b'}'),
            b'$' if is_in_text && matches!(lexer.peek(0), b'(' | b'{') => {
                closers.push(if lexer.peek(0) == b'(' { b')' } else { b'}' });
                lexer.at += 1;
            }
            _ => {}
        }
    }
    false
}

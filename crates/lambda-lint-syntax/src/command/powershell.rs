//! Words of commands in PowerShell.

use super::lexer::{End, Lexer, Token};
use super::sh::skip_group;
use super::word::Word;

pub(super) fn next(lexer: &mut Lexer<'_>) -> Token {
    loop {
        if lexer.is_at_end() {
            return Token::End(lexer.end());
        }
        match lexer.peek(0) {
            b' ' | b'\t' => lexer.at += 1,
            b'`' if lexer.skip_continuation() => {}
            b'\n' => return Token::End(End::Line),
            b'\r' if lexer.line_break(0) > 0 => return Token::End(End::Line),
            b'<' if lexer.peek(1) == b'#' => match lexer.rest().find("#>") {
                Some(length) => lexer.at += length + 2,
                None => return Token::End(End::Broken),
            },
            b'<' if lexer.placeholder_end().is_some() => return word(lexer),
            b'#' => match lexer.continued_at {
                Some(line) if lexer.text.get(line..lexer.at).is_some_and(|blank| blank.trim().is_empty()) => {
                    return Token::End(End::Comment(lexer.at));
                }
                _ => return Token::End(End::Line),
            },
            b';' | b'|' | b')' | b'}' | b'&' => return Token::End(End::Operator),
            b'>' => redirection(lexer),
            b'0'..=b'9' | b'*' if lexer.peek(1) == b'>' => {
                lexer.at += 1;
                redirection(lexer);
            }
            _ => return word(lexer),
        }
    }
}

/// Skips a redirection. Its target, if it is a word of its own, is skipped with it.
fn redirection(lexer: &mut Lexer<'_>) {
    while matches!(lexer.peek(0), b'>' | b'&') {
        lexer.at += 1;
    }
    while matches!(lexer.peek(0), b' ' | b'\t') {
        lexer.at += 1;
    }
    while !lexer.is_at_end() && !matches!(lexer.peek(0), b' ' | b'\t' | b'\r' | b'\n' | b';' | b'|' | b')') {
        lexer.at += 1;
    }
}

fn word(lexer: &mut Lexer<'_>) -> Token {
    let mut word = Word::new(lexer.at);
    while !lexer.is_at_end() {
        if let Some(end) = lexer.template_end() {
            lexer.take_unknown(&mut word, end);
            continue;
        }
        match lexer.peek(0) {
            b' ' | b'\t' | b'\n' | b';' | b'|' | b')' | b'}' | b'&' => break,
            b'\r' if lexer.line_break(0) > 0 => break,
            b'>' => break,
            b'<' => match lexer.placeholder_end() {
                Some(end) => {
                    lexer.take_unknown(&mut word, end);
                }
                None => break,
            },
            b'`' if lexer.line_break(1) > 0 => break,
            b'`' => {
                lexer.at += 1;
                lexer.take(&mut word);
            }
            quote @ (b'\'' | b'"') => {
                if !lexer.quoted(&mut word, if quote == b'\'' { single_quoted } else { double_quoted }) {
                    return Token::End(End::Broken);
                }
            }
            // an expression, a script block or an array: one word or several
            b'(' | b'{' => {
                let start = lexer.at;
                word.may_split = true;
                if !skip_group(lexer) {
                    return Token::End(End::Broken);
                }
                word.push_unknown(start, lexer.at);
            }
            b',' => {
                word.may_split = true;
                let end = lexer.at + 1;
                lexer.take_unknown(&mut word, end);
            }
            b'@' if word.text.is_empty() => {
                let start = lexer.at;
                word.may_split = true;
                lexer.at += 1;
                if !matches!(lexer.peek(0), b'(' | b'{') {
                    skip_name(lexer);
                } else if !skip_group(lexer) {
                    return Token::End(End::Broken);
                }
                word.push_unknown(start, lexer.at);
            }
            b'$' => match dollar(lexer, &mut word) {
                Some(is_unknown) => word.may_split |= is_unknown,
                None => return Token::End(End::Broken),
            },
            _ => lexer.take(&mut word),
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
        match (lexer.peek(0), lexer.peek(1)) {
            (b'\'', b'\'') => lexer.take_as(word, '\'', 2),
            (b'\'', _) => {
                lexer.at += 1;
                return true;
            }
            // what programs need to get a quote from older versions
            (b'\\', b'"') => lexer.take_as(word, '"', 2),
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
        match (lexer.peek(0), lexer.peek(1)) {
            (b'"', b'"') => lexer.take_as(word, '"', 2),
            (b'"', _) => {
                lexer.at += 1;
                return true;
            }
            (b'`', b'"' | b'`' | b'$') => {
                let character = char::from(lexer.peek(1));
                lexer.take_as(word, character, 2);
            }
            (b'`', _) => {
                let end = lexer.at + 2;
                lexer.take_unknown(word, end);
            }
            (b'\\', b'`') if lexer.peek(2) == b'"' => lexer.take_as(word, '"', 3),
            (b'\\', b'"') if lexer.peek(2) == b'"' => lexer.take_as(word, '"', 3),
            (b'$', _) => {
                if dollar(lexer, word).is_none() {
                    return false;
                }
            }
            _ => lexer.take(word),
        }
    }
    false
}

/// Reads a variable or an expression. Tells whether it is only known when the script runs; `None` if it does not end.
fn dollar(lexer: &mut Lexer<'_>, word: &mut Word) -> Option<bool> {
    let start = lexer.at;
    match lexer.peek(1) {
        b'(' | b'{' => {
            lexer.at += 1;
            if !skip_group(lexer) {
                return None;
            }
        }
        byte if byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'?' | b'$') => {
            lexer.at += 1;
            skip_name(lexer);
        }
        _ => {
            lexer.take(word);
            return Some(false);
        }
    }
    word.push_unknown(start, lexer.at);
    Some(true)
}

/// Skips a name with its scope, its members and its indexes.
fn skip_name(lexer: &mut Lexer<'_>) {
    lexer.at += 1;
    loop {
        match lexer.peek(0) {
            b'_' => lexer.at += 1,
            byte if byte.is_ascii_alphanumeric() => lexer.at += 1,
            b':' | b'.' if lexer.peek(1).is_ascii_alphabetic() || lexer.peek(1) == b'_' => lexer.at += 2,
            _ => return,
        }
    }
}

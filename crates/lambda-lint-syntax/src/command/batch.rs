//! Words of commands in batch files, which Windows programs split by their own rules.

use super::lexer::{End, Lexer, Token};
use super::word::Word;

pub(super) fn next(lexer: &mut Lexer<'_>) -> Token {
    loop {
        if lexer.is_at_end() {
            return Token::End(lexer.end());
        }
        match lexer.peek(0) {
            b' ' | b'\t' => lexer.at += 1,
            b'^' if lexer.skip_continuation() => {}
            b'\n' => return Token::End(End::Line),
            b'\r' if lexer.line_break(0) > 0 => return Token::End(End::Line),
            b'&' | b'|' => return Token::End(End::Operator),
            b')' if is_alone(lexer) => return Token::End(End::Operator),
            b'<' if lexer.placeholder_end().is_some() => return word(lexer),
            b'<' | b'>' => redirection(lexer),
            b'0'..=b'9' if matches!(lexer.peek(1), b'<' | b'>') => {
                lexer.at += 1;
                redirection(lexer);
            }
            _ => return word(lexer),
        }
    }
}

/// Whether a bracket closes a block: nothing else is in its word.
fn is_alone(lexer: &Lexer<'_>) -> bool {
    matches!(lexer.peek(1), b' ' | b'\t' | b'\r' | b'\n' | 0)
}

fn redirection(lexer: &mut Lexer<'_>) {
    while matches!(lexer.peek(0), b'<' | b'>' | b'&' | b' ' | b'\t') {
        lexer.at += 1;
    }
    while !lexer.is_at_end() && !matches!(lexer.peek(0), b' ' | b'\t' | b'\r' | b'\n' | b'&' | b'|') {
        lexer.at += 1;
    }
}

fn word(lexer: &mut Lexer<'_>) -> Token {
    let mut word = Word::new(lexer.at);
    let mut is_in_quotes = false;
    while !lexer.is_at_end() {
        if let Some(end) = lexer.template_end() {
            lexer.take_unknown(&mut word, end);
            continue;
        }
        match (lexer.peek(0), lexer.peek(1)) {
            // a quote ends with its line
            (b'\n', _) => break,
            (b'\r', b'\n') => break,
            (b' ' | b'\t' | b'&' | b'|' | b'>', _) if !is_in_quotes => break,
            (b'<', _) if !is_in_quotes => match lexer.placeholder_end() {
                Some(end) => {
                    lexer.take_unknown(&mut word, end);
                }
                None => break,
            },
            (b'^', _) if !is_in_quotes && lexer.line_break(1) > 0 => break,
            (b'^', _) if !is_in_quotes => {
                lexer.at += 1;
                lexer.take(&mut word);
            }
            (b'\\', b'"') => lexer.take_as(&mut word, '"', 2),
            (b'"', b'"') if is_in_quotes => lexer.take_as(&mut word, '"', 2),
            (b'"', _) => {
                is_in_quotes = !is_in_quotes;
                word.is_quoted = true;
                lexer.at += 1;
            }
            (b'%' | b'!', _) => match variable_end(lexer) {
                Some(end) => {
                    word.may_split |= !is_in_quotes;
                    lexer.take_unknown(&mut word, end);
                }
                None => lexer.take(&mut word),
            },
            _ => lexer.take(&mut word),
        }
    }
    if is_in_quotes {
        return Token::End(End::Broken);
    }
    lexer.finish(word)
}

/// The end of `%NAME%`, `!NAME!`, `%1`, `%~dp0`, `%*` or `%%i`.
fn variable_end(lexer: &Lexer<'_>) -> Option<usize> {
    let mark = lexer.peek(0);
    if mark == b'%' {
        match lexer.peek(1) {
            b'0'..=b'9' | b'*' => return Some(lexer.at + 2),
            b'~' => {
                let name = (2..20).take_while(|&ahead| lexer.peek(ahead).is_ascii_alphanumeric()).count();
                return Some(lexer.at + 2 + name);
            }
            b'%' => return Some(lexer.at + 2 + usize::from(lexer.peek(2).is_ascii_alphabetic())),
            _ => {}
        }
    }
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:~=*,()[] ".contains(&byte);
    let length = (1..200).take_while(|&ahead| is_of_name(lexer.peek(ahead))).count();
    (length > 0 && lexer.peek(1 + length) == mark).then_some(lexer.at + 2 + length)
}

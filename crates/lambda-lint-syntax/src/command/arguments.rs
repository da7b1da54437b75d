//! The words after the operation of a command, and what a program that runs the command does with them.

use super::find::{Command, Interruption};
use super::lexer::{End, Lexer, Token, begins_with_option};
use super::word::Word;

/// A program that runs a command with arguments of its own, such as `xargs` or `find -exec`.
#[derive(Debug, Default)]
pub(super) struct Host {
    /// It may add arguments.
    pub(super) is_open: bool,
    /// The texts that it replaces.
    placeholders: Vec<String>,
    /// The words that end the command.
    ends: &'static [&'static str],
}

impl Host {
    /// What these words before the program run it with.
    pub(super) fn of(words: &[Word]) -> Host {
        let name = |word: &Word| word.text.rsplit('/').next().unwrap_or_default().to_owned();
        let mut host = Host::default();
        for (index, word) in words.iter().enumerate() {
            let options = &words[index + 1..];
            match name(word).as_str() {
                "xargs" => {
                    host.placeholders = replaced_by_xargs(options);
                    host.is_open = host.placeholders.is_empty();
                }
                "parallel" => {
                    host.placeholders = vec!["{}".to_owned(), "{.}".to_owned(), "{/}".to_owned(), "{1}".to_owned()];
                    host.is_open = true;
                    host.ends = &[":::", "::::", ":::+"];
                }
                "find" if options.iter().any(|word| word.text.starts_with("-exec") || word.text.starts_with("-ok")) => {
                    host.placeholders.push("{}".to_owned());
                    host.ends = &[";", "+"];
                }
                "fd" | "fdfind" => {
                    host.placeholders = vec!["{}".to_owned(), "{.}".to_owned(), "{/}".to_owned(), "{/.}".to_owned()];
                    host.is_open = true;
                    host.ends = &[";"];
                }
                _ => {}
            }
        }
        host
    }

    /// Takes out of the words of a command what is not of the command.
    pub(super) fn take_out(&self, words: &mut Vec<Word>) {
        if let Some(end) = words.iter().position(|word| self.ends.contains(&word.text.as_str())) {
            words.truncate(end);
        }
        for word in words {
            self.placeholders.iter().for_each(|placeholder| word.forget(placeholder));
        }
    }
}

/// The text that `xargs` replaces by what it reads; none if it adds that at the end.
fn replaced_by_xargs(options: &[Word]) -> Vec<String> {
    let mut options = options.iter().map(|word| word.text.as_str());
    while let Some(option) = options.next() {
        let placeholder = match option {
            "-I" | "-J" => options.next(),
            "-i" | "--replace" => Some("{}"),
            other => ["-I", "-J", "-i", "--replace="].iter().find_map(|start| other.strip_prefix(start)),
        };
        if let Some(placeholder) = placeholder {
            return vec![placeholder.to_owned()];
        }
    }
    Vec::new()
}

/// Reads the words after the operation. Returns whether the command can be read to its end.
pub(super) fn read(lexer: &mut Lexer<'_>, command: &mut Command) -> bool {
    loop {
        match lexer.next() {
            Token::Word(word) => command.words.push(word),
            Token::End(End::Broken) => return false,
            Token::End(End::Operator) => break,
            Token::End(End::Comment(at)) => {
                let end = at + lexer.text.get(at..).unwrap_or_default().lines().next().unwrap_or_default().len();
                let next = behind_comments(lexer.text, end);
                if !begins_with_option(lexer.text, next) {
                    break;
                }
                command.interruption.get_or_insert(Interruption::Comment(at, end));
                lexer.at = next;
                lexer.continued_at = Some(next);
            }
            Token::End(End::Line) => {
                let next = lexer.at + lexer.line_break(0);
                if lexer.is_at_end() || next == lexer.at || !begins_with_option(lexer.text, next) {
                    break;
                }
                let end = lexer.at;
                // the continuation character of another shell
                let wrong = command.words.pop_if(|word| word.end == end && matches!(&*word.text, "\\" | "^" | "`"));
                let at = wrong.map_or(end, |word| word.start);
                command.interruption.get_or_insert(Interruption::Missing(at));
                lexer.at = next;
                lexer.continued_at = Some(next);
            }
        }
    }
    if let Some(loose) = lexer.loose_continuation {
        command.interruption = Some(loose);
    }
    true
}

/// The line after the comment that ends here and all comment lines that follow.
fn behind_comments(text: &str, mut end: usize) -> usize {
    loop {
        let Some(next) = text.get(end..).and_then(|rest| rest.find('\n')) else { return text.len() };
        let line = end + next + 1;
        let rest = text.get(line..).unwrap_or_default();
        if !rest.trim_start_matches([' ', '\t']).starts_with('#') {
            return line;
        }
        end = line + rest.find('\n').unwrap_or(rest.len());
    }
}

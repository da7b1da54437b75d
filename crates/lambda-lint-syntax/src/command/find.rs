//! Commands of the AWS CLI in a script, found at the name of the operation.

use super::lexer::{End, Lexer, Token, begins_with_option};
use super::word::{UNKNOWN, Word};
use super::{Dialect, heredoc};
use std::ops::Range;

/// How far before the operation its command may begin.
const MAX_BEFORE: usize = 4096;
/// In how many substitutions around it a command is looked for.
const MAX_STARTS: usize = 8;

/// A command `aws … lambda OPERATION …`.
#[derive(Debug)]
pub struct Command {
    /// Which of the names that were looked for it has.
    pub operation: usize,
    /// The place of that name.
    pub range: (usize, usize),
    /// The name of the program, without its folder; empty if a variable holds it.
    pub program: String,
    /// The words between the program and `lambda`.
    pub globals: Vec<Word>,
    /// The words after the operation.
    pub words: Vec<Word>,
    /// Where the script ends the command although its options go on.
    pub interruption: Option<Interruption>,
    /// Another program may add arguments.
    pub is_open: bool,
}

/// Why a command ends before its last option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interruption {
    /// Blanks follow the continuation character.
    Blanks(usize, usize),
    /// A comment line is between the lines of the command.
    Comment(usize, usize),
    /// The continuation character is missing at the end of this line.
    Missing(usize),
}

/// Programs whose arguments are text to print.
const PRINTERS: &[&str] = &[
    "echo",
    "printf",
    "print",
    "cat",
    "grep",
    "log",
    "info",
    "write-host",
    "write-output",
    "write-verbose",
    "rem",
    "::",
];

/// Finds the commands in a range of a text.
pub fn commands(text: &str, range: Range<usize>, dialect: Dialect, operations: &[&str]) -> Vec<Command> {
    let mut found = Vec::new();
    let Some(text) = text.get(..range.end) else { return found };
    let mut at = range.start;
    let bodies = heredoc::texts(text, range.clone(), dialect);
    while let Some((start, operation)) = next_anchor(text, at, operations) {
        let next_body = bodies.partition_point(|body| body.end <= start);
        if let Some(body) = bodies.get(next_body).filter(|body| body.contains(&start)) {
            at = body.end;
            continue;
        }
        let (command, next) = command_at(text, range.start, start, operation, operations[operation].len(), dialect);
        found.extend(command);
        at = next.max(start + 1);
    }
    found
}

/// The next place of one of these names as a word of its own.
fn next_anchor(text: &str, mut at: usize, operations: &[&str]) -> Option<(usize, usize)> {
    // all names share this part, which is rare
    const PART: &str = "-function";
    loop {
        let found = at + text.get(at..)?.find(PART)?;
        at = found + PART.len();
        for (index, operation) in operations.iter().enumerate() {
            let Some(start) = operation.find(PART).and_then(|before| found.checked_sub(before)) else { continue };
            let is_begun = start
                .checked_sub(1)
                .and_then(|before| text.as_bytes().get(before))
                .is_some_and(u8::is_ascii_whitespace);
            let next = text.as_bytes().get(start + operation.len());
            let is_ended = next.is_none_or(|next| next.is_ascii_whitespace() || matches!(next, b'\\' | b'^' | b'`'));
            if is_begun && is_ended && text.get(start..).is_some_and(|rest| rest.starts_with(operation)) {
                return Some((start, index));
            }
        }
    }
}

/// Reads the command whose operation is at this place, if it is one. Also gives the place to search on from.
fn command_at(
    text: &str,
    first: usize,
    anchor: usize,
    operation: usize,
    length: usize,
    dialect: Dialect,
) -> (Option<Command>, usize) {
    for start in starts(text, first, anchor, dialect) {
        let mut lexer = Lexer::new(text, start, dialect);
        let Some((before, between)) = words_before(&mut lexer, anchor) else { continue };
        let Some((program, mut globals, is_open)) = program_of(before) else { continue };
        globals.extend(between);
        let range = (anchor, anchor + length);
        let mut command =
            Command { operation, range, program, globals, words: Vec::new(), interruption: None, is_open };
        lexer.loose_continuation = None;
        let is_whole = read_arguments(&mut lexer, &mut command);
        // a broken command says nothing, and its text is not read again
        let next = lexer.at;
        return (is_whole.then_some(command), next);
    }
    (None, anchor + length)
}

/// Where the command may begin: at the start of its line, or after an opening bracket on it.
fn starts(text: &str, first: usize, anchor: usize, dialect: Dialect) -> Vec<usize> {
    let least = anchor.saturating_sub(MAX_BEFORE).max(first);
    let bytes = text.as_bytes();
    let mut line = anchor;
    loop {
        line = (least..line).rev().find(|&at| bytes[at] == b'\n').map_or(least, |at| at + 1);
        let before = text.get(..line.saturating_sub(1)).unwrap_or_default().trim_end_matches('\r');
        if line <= least || !before.ends_with(char::from(dialect.continuation())) {
            break;
        }
        line -= 1;
    }
    while !text.is_char_boundary(line) {
        line += 1;
    }
    let mut starts: Vec<usize> = (line..anchor)
        .filter(|&at| matches!(bytes[at], b'(' | b'`' | b'{'))
        .map(|at| at + 1)
        .filter(|&at| text.is_char_boundary(at))
        .collect();
    starts.drain(..starts.len().saturating_sub(MAX_STARTS));
    starts.insert(0, prompt_end(text, line));
    starts
}

/// Skips the prompt that documentation shows before a command.
fn prompt_end(text: &str, line: usize) -> usize {
    let rest = text.get(line..).unwrap_or_default();
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let prompt = ["$ ", "> ", "% "].iter().find(|prompt| rest[blanks..].starts_with(**prompt));
    line + blanks + prompt.map_or(0, |prompt| prompt.len())
}

/// The words of the command up to `lambda`, and those between `lambda` and the operation, if that is the word at the anchor.
fn words_before(lexer: &mut Lexer<'_>, anchor: usize) -> Option<(Vec<Word>, Vec<Word>)> {
    let mut words: Vec<Word> = Vec::new();
    while lexer.at <= anchor {
        match lexer.next() {
            Token::Word(word) if word.start == anchor => {
                let is_service = |word: &Word| word.text == "lambda" || word.text == UNKNOWN.to_string();
                let service = words.iter().rposition(is_service)?;
                let between = words.split_off(service + 1);
                words.pop();
                let is_global = between.first().is_none_or(|word| word.text.starts_with("--"));
                return is_global.then_some((words, between));
            }
            Token::Word(word) if word.start < anchor => words.push(word),
            Token::Word(_) | Token::End(End::Broken | End::Comment(_)) => return None,
            // a comment
            Token::End(End::Line) if matches!(lexer.peek(0), b'#') => return None,
            Token::End(_) => {
                // the line goes on with another command
                words.clear();
                if lexer.at < anchor && !lexer.is_at_end() {
                    lexer.at += 1;
                    while !lexer.text.is_char_boundary(lexer.at) {
                        lexer.at += 1;
                    }
                }
            }
        }
    }
    None
}

/// The program with its global options, and whether another program may add arguments.
fn program_of(mut words: Vec<Word>) -> Option<(String, Vec<Word>, bool)> {
    let name = |word: &Word| {
        let text = word.text.trim_start_matches(['@', '-', '+', '&', '(']);
        let name = text.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
        name.trim_end_matches(".exe").trim_end_matches(".cmd").to_owned()
    };
    let is_assignment = |word: &Word| {
        word.text.split_once('=').is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
    };
    let first = words.iter().find(|word| !is_assignment(word)).map(name).unwrap_or_default();
    if PRINTERS.contains(&first.as_str()) {
        return None;
    }
    let is_program = |word: &Word| {
        let name = name(word);
        let name = name.split_once(':').map_or(name.as_str(), |(image, _)| image);
        matches!(name, "aws" | "awslocal" | "aws-cli" | "aws2" | "awsv2" | "laws")
    };
    let is_variable = |word: &Word| !word.is_known() && !word.text.starts_with('-');
    let at = words.iter().rposition(is_program).or_else(|| words.iter().position(is_variable))?;
    let is_open = words[..at].iter().any(|word| name(word) == "xargs");
    let globals = words.split_off(at + 1);
    let program = words.pop().filter(Word::is_known).map(|word| name(&word)).unwrap_or_default();
    Some((program, globals, is_open))
}

/// Reads the words after the operation. Returns whether the command can be read to its end.
fn read_arguments(lexer: &mut Lexer<'_>, command: &mut Command) -> bool {
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
                command.interruption.get_or_insert(Interruption::Missing(lexer.at));
                lexer.at = next;
                lexer.continued_at = Some(next);
            }
        }
    }
    if let Some((start, end)) = lexer.loose_continuation {
        command.interruption = Some(Interruption::Blanks(start, end));
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

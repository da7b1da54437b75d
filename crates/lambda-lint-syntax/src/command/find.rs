//! Commands of the AWS CLI in a script, found at the name of the operation.

use super::arguments::{self, Host};
use super::lexer::{End, Lexer, Token};
use super::word::{UNKNOWN, Word};
use super::{Dialect, heredoc, nested};
use std::ops::Range;

/// How far before the operation its command may begin.
const MAX_BEFORE: usize = 4096;
/// In how many substitutions around it a command is looked for.
const MAX_STARTS: usize = 8;
/// How much of a text is read in total: words are read again for each operation in them.
const MAX_WORK: usize = 16 << 20;

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
    /// The quote that is not closed, which ends what can be read.
    pub unclosed_quote: Option<usize>,
}

/// Why a command ends before its last option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interruption {
    /// Blanks follow the continuation character.
    Blanks(usize, usize),
    /// A comment follows the continuation character, or is between the lines of the command.
    Comment(usize, usize),
    /// The continuation character is missing at the end of this line.
    Missing(usize),
}

/// Programs whose arguments are text to print.
pub(super) const PRINTERS: &[&str] = &[
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
    let Some(text) = text.get(..range.end) else { return Vec::new() };
    let mut finder = Finder { text, first: range.start, dialect, operations, depth: 0, work: 0 };
    finder.run(range)
}

/// Finds the commands in a text.
pub(super) struct Finder<'s> {
    pub(super) text: &'s str,
    /// Where the text begins.
    pub(super) first: usize,
    pub(super) dialect: Dialect,
    pub(super) operations: &'s [&'s str],
    /// In how many strings the text is that a shell runs.
    pub(super) depth: usize,
    /// How many bytes were read.
    pub(super) work: usize,
}

/// What the text before an operation says.
enum Before {
    /// The words of the command up to `lambda`, and those between `lambda` and the operation.
    Command(Vec<Word>, Vec<Word>),
    /// The operation is in a string which these words may run.
    String(Vec<Word>, Word),
    /// It is no command.
    Nothing,
}

impl Finder<'_> {
    pub(super) fn run(&mut self, range: Range<usize>) -> Vec<Command> {
        let mut found = Vec::new();
        let mut at = range.start;
        let bodies = heredoc::texts(self.text, range, self.dialect);
        while let Some((start, operation)) = next_anchor(self.text, at, self.operations) {
            let next_body = bodies.partition_point(|body| body.end <= start);
            if let Some(body) = bodies.get(next_body).filter(|body| body.contains(&start)) {
                at = body.end;
                continue;
            }
            at = self.command_at(start, operation, &mut found).max(start + 1);
            if self.work > MAX_WORK {
                break;
            }
        }
        found
    }

    /// Reads the command whose operation is at this place, if it is one. Returns the place to search on from.
    fn command_at(&mut self, anchor: usize, operation: usize, found: &mut Vec<Command>) -> usize {
        let length = self.operations[operation].len();
        for start in starts(self.text, self.first, anchor, self.dialect) {
            let mut lexer = Lexer::new(self.text, start, self.dialect);
            let before = words_before(&mut lexer, anchor);
            self.work += lexer.at - start;
            let (before, between) = match before {
                Before::Command(before, between) => (before, between),
                Before::String(words, string) => match nested::commands(self, &words, &string) {
                    Some(commands) => {
                        found.extend(commands);
                        return string.end;
                    }
                    None => continue,
                },
                Before::Nothing => continue,
            };
            let Some((program, mut globals, host)) = program_of(before) else { continue };
            globals.extend(between);
            let range = (anchor, anchor + length);
            let is_open = host.is_open;
            let mut command = Command {
                operation,
                range,
                program,
                globals,
                words: Vec::new(),
                interruption: None,
                is_open,
                unclosed_quote: None,
            };
            lexer.loose_continuation = None;
            lexer.long_quote = None;
            let mut is_whole = arguments::read(&mut lexer, &mut command);
            if let Some(quote) = lexer.unclosed_quote().filter(|_| !is_whole) {
                command.unclosed_quote = Some(quote);
                command.words.retain(|word| word.end <= quote);
                command.is_open = true;
                is_whole = true;
            }
            host.take_out(&mut command.words);
            self.work += lexer.at.saturating_sub(anchor);
            // a broken command says nothing, and its text is not read again
            found.extend(is_whole.then_some(command));
            return lexer.at;
        }
        anchor + length
    }
}

/// The next place of one of these names as a word of its own.
fn next_anchor(text: &str, mut at: usize, operations: &[&str]) -> Option<(usize, usize)> {
    // all names share this part
    const PART: &str = "function";
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

/// Reads the words up to the operation at the anchor.
fn words_before(lexer: &mut Lexer<'_>, anchor: usize) -> Before {
    let mut words: Vec<Word> = Vec::new();
    while lexer.at <= anchor {
        match lexer.next() {
            Token::Word(word) if word.start == anchor => {
                let is_service = |word: &Word| word.text == "lambda" || word.text == UNKNOWN.to_string();
                let Some(service) = words.iter().rposition(is_service) else { return Before::Nothing };
                let between = words.split_off(service + 1);
                words.pop();
                let is_global = between.first().is_none_or(|word| word.text.starts_with("--"));
                return if is_global { Before::Command(words, between) } else { Before::Nothing };
            }
            Token::Word(word) if word.start < anchor && word.end > anchor => return Before::String(words, word),
            Token::Word(word) if word.start < anchor => words.push(word),
            Token::Word(_) | Token::End(End::Broken | End::Comment(_)) => return Before::Nothing,
            // a comment
            Token::End(End::Line) if matches!(lexer.peek(0), b'#') => return Before::Nothing,
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
    Before::Nothing
}

/// The program with its global options, and what runs it.
fn program_of(mut words: Vec<Word>) -> Option<(String, Vec<Word>, Host)> {
    let name = |word: &Word| {
        let text = word.text.trim_start_matches(['@', '-', '+', '&', '(', '!']);
        let name = text.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
        name.trim_end_matches(".exe").trim_end_matches(".cmd").to_owned()
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
    let host = Host::of(&words[..at]);
    let globals = words.split_off(at + 1);
    let program = words.pop().filter(Word::is_known).map(|word| name(&word)).unwrap_or_default();
    Some((program, globals, host))
}

/// Whether a word sets a variable for a command.
pub(super) fn is_assignment(word: &Word) -> bool {
    word.text.split_once('=').is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
}

//! Commands that a program runs as a list of words: `subprocess.run(["aws", "lambda", "create-function", …])`.

use super::{Call, Script, call, names};
use lambda_lint_syntax::code::{Code, Language, Names};
use lambda_lint_syntax::command::{Command, Dialect, Word};
use lambda_lint_syntax::literal::{Kind, Literal};
use std::ops::Range;

/// How far before the operation its list may begin.
const MAX_BEFORE: usize = 1000;
/// How many commands of a file are read.
const MAX_COMMANDS: usize = 200;

/// The enums of an SDK are no words.
struct NoEnums;

impl Names for NoEnums {
    fn enum_value(&self, _: &str, _: &str) -> Option<String> {
        None
    }
}

/// Reads all such commands in a range of a program.
pub(crate) fn read_lists(script: Script<'_>, range: Range<usize>, language: Language) -> Vec<Call> {
    let part = script.text.get(range.clone()).unwrap_or_default();
    let mut anchors: Vec<(usize, usize)> = Vec::new();
    for (operation, (name, _)) in names().enumerate() {
        for quoted in [format!("\"{name}\""), format!("'{name}'")] {
            anchors.extend(part.match_indices(&quoted).map(|(at, _)| (range.start + at, operation)));
        }
    }
    if anchors.is_empty() {
        return Vec::new();
    }
    anchors.sort_unstable();
    anchors.truncate(MAX_COMMANDS);
    let code = Code::new(script.text, range, language, &NoEnums);
    let commands = anchors.into_iter().filter_map(|(at, operation)| command(script.text, &code, at, operation));
    // no shell expands braces in them
    commands.filter_map(|command| call(command, Dialect::Batch, script)).collect()
}

/// The command whose operation is at this place.
fn command(text: &str, code: &Code<'_>, at: usize, operation: usize) -> Option<Command> {
    let first = at.saturating_sub(MAX_BEFORE);
    let before = text.as_bytes().get(first..at)?;
    let open = first + before.iter().rposition(|byte| *byte == b'[')?;
    let list = code.list(open)?;
    let Kind::List { entries, is_open } = &list.kind else { return None };
    let texts: Vec<&str> = entries.iter().map(text_of).collect();
    let index = entries.iter().position(|entry| entry.start == at)?;
    let is_program = |name: &str| matches!(name.rsplit('/').next(), Some("aws" | "awslocal" | "aws.exe"));
    let (program, service) = match texts.first()? {
        name if is_program(name) => ((*name).to_owned(), texts[..index].iter().rposition(|text| *text == "lambda")?),
        _ => {
            // `spawn("aws", ["lambda", …])`
            let service = texts[..index].iter().rposition(|text| *text == "lambda")?;
            let program = text.get(..open)?.trim_end().strip_suffix(',')?.trim_end().strip_suffix(['"', '\''])?;
            let name = program.rsplit(['"', '\'']).next().filter(|name| is_program(name))?;
            (name.to_owned(), service)
        }
    };
    let word = |entry: &Literal| {
        let known = if let Kind::Text(text) | Kind::Number(text) = &entry.kind { Some(text.as_str()) } else { None };
        Word::of_string(text, known, (entry.start, entry.end))
    };
    let from = usize::from(is_program(texts[0]));
    let globals = entries[from..service].iter().chain(&entries[service + 1..index]).map(word).collect();
    let words = entries[index + 1..].iter().map(word).collect();
    let range = (entries[index].start, entries[index].end);
    let is_open = *is_open || is_changed(text, open, list.end);
    Some(Command { operation, range, program, globals, words, interruption: None, is_open, unclosed_quote: None })
}

fn text_of(entry: &Literal) -> &str {
    if let Kind::Text(text) = &entry.kind { text } else { "" }
}

/// Whether a program may add words to the list between these places.
fn is_changed(text: &str, open: usize, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default().trim_start();
    let line = text.get(..open).unwrap_or_default().rsplit(['\n', ';']).next().unwrap_or_default().trim_end();
    if rest.starts_with(['+', '.']) || line.ends_with('+') {
        return true;
    }
    let Some(target) = line.strip_suffix('=') else { return false };
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_';
    let target = target.split(':').next().unwrap_or_default().trim_end();
    let name = &target[target.trim_end_matches(is_of_name).len()..];
    [
        format!("{name}."),
        format!("{name} +"),
        format!("{name}+"),
        format!("+ {name}"),
        format!("*{name}"),
        format!("...{name}"),
    ]
    .iter()
    .any(|change| text.contains(change.as_str()))
}

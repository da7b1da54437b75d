//! Texts that hold commands: scripts, makefiles, documentation, and strings of workflows.

use super::aws_cli::{self, Call};
use super::{Look, Way};
use lambda_lint_syntax::command::{BraceExpansion, Dialect};
#[cfg(feature = "yaml")]
use lambda_lint_syntax::yaml;
use lambda_lint_syntax::{NodeKind, Syntax, Tree, json};
use std::ops::Range;

// no object of a document is such a command
pub(super) static WAY: Way =
    Way { marks: &[], may_be_in: aws_cli::may_be_in, look: |_| Look::Nothing, look_into: None };

/// How many strings of a document are looked into.
const MAX_STRINGS: usize = 10_000;

/// The commands of a script or of a document.
pub(crate) fn calls(text: &str, syntax: Syntax) -> Vec<Call> {
    if !aws_cli::may_be_in(text) {
        return Vec::new();
    }
    let whole = 0..text.len();
    match syntax {
        Syntax::PowerShell => aws_cli::read(text, whole, Dialect::PowerShell),
        Syntax::Batch => aws_cli::read(text, whole, Dialect::Batch),
        Syntax::Make => aws_cli::read(text, whole, Dialect::Make),
        Syntax::Dockerfile => aws_cli::read(text, whole, Dialect::Dockerfile),
        Syntax::Shell => aws_cli::read(text, whole, Dialect::Shell(brace_expansion(text))),
        Syntax::Markdown => {
            let fences = fences(text).into_iter();
            fences.flat_map(|(range, dialect)| aws_cli::read(text, range, dialect)).collect()
        }
        _ => Vec::new(),
    }
}

/// The places in a text of values that no output shows, ascending: what the commands in it say about environment variables.
///
/// ```
/// use lambda_lint::Syntax;
/// use lambda_lint_extract::secrets_of_commands;
/// let script = "aws lambda create-function --environment 'Variables={PIN=1234}'";
/// let secrets = secrets_of_commands(script, Syntax::Shell);
/// assert_eq!(&script[secrets[0].clone()], "1234");
/// ```
pub fn secrets_of_commands(text: &str, syntax: Syntax) -> Vec<Range<usize>> {
    let calls = match syntax {
        Syntax::Json => json::parse(text).map(|tree| calls_in_strings(&tree)).unwrap_or_default(),
        #[cfg(feature = "yaml")]
        Syntax::Yaml => {
            let trees = yaml::parse(text, &yaml::SecretPlaces::NONE).unwrap_or_default();
            trees.iter().flat_map(calls_in_strings).collect()
        }
        other => calls(text, other),
    };
    let mut secrets: Vec<_> = calls.iter().flat_map(Call::secrets).map(|(start, end)| start..end).collect();
    secrets.sort_by_key(|range| (range.start, range.end));
    // those that overlap are one
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in secrets {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Whether the shell that a script names expands braces.
fn brace_expansion(text: &str) -> BraceExpansion {
    let first = text.lines().next().unwrap_or_default();
    let is_sh = first.starts_with("#!") && first.trim_end().rsplit(['/', ' ']).next() == Some("sh");
    if is_sh { BraceExpansion::Maybe } else { BraceExpansion::Yes }
}

/// The code in fences of Markdown, with the language that the fence names, or that the lines end like.
fn fences(text: &str) -> Vec<(Range<usize>, Dialect)> {
    let mut fences = Vec::new();
    let mut open: Option<(usize, &str, &str)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let content = line.trim_start_matches([' ', '\t', '>']).trim_end();
        let length = |mark: char| content.len() - content.trim_start_matches(mark).len();
        let marks = length('`').max(length('~'));
        match open {
            None if marks >= 3 => open = Some((at, &content[..marks], content[marks..].trim())),
            Some((from, fence, language)) if marks >= fence.len() && content.trim_matches(['`', '~']).is_empty() => {
                fences.extend(dialect_of(language, &text[from..start]).map(|dialect| (from..start, dialect)));
                open = None;
            }
            _ => {}
        }
    }
    fences
}

/// The dialect of a fence; `None` if it holds another language.
fn dialect_of(language: &str, code: &str) -> Option<Dialect> {
    let word = language.split([' ', '{', ',', ':']).next().unwrap_or_default().to_ascii_lowercase();
    match word.as_str() {
        "powershell" | "ps1" | "pwsh" | "ps" | "posh" => Some(Dialect::PowerShell),
        "bat" | "batch" | "cmd" | "dos" => Some(Dialect::Batch),
        "make" | "makefile" => Some(Dialect::Make),
        "dockerfile" | "docker" => Some(Dialect::Dockerfile),
        "" | "text" | "txt" | "plaintext" | "sh" | "bash" | "zsh" | "shell" | "console" | "shell-session"
        | "shellsession" | "terminal" | "none" => {
            let ends_with =
                |mark: char| code.lines().any(|line| line.contains("create-function") && line.ends_with(mark));
            Some(match () {
                () if ends_with('^') => Dialect::Batch,
                () if ends_with('`') => Dialect::PowerShell,
                () => Dialect::Shell(BraceExpansion::Yes),
            })
        }
        _ => None,
    }
}

/// The commands in strings of a document, such as the steps of a workflow.
pub(crate) fn calls_in_strings(tree: &Tree<'_>) -> Vec<Call> {
    let source = tree.source().unwrap_or_default();
    if !aws_cli::may_be_in(source) {
        return Vec::new();
    }
    let mut calls = Vec::new();
    let texts =
        (0..tree.node(0).next).filter(|&node| tree.kind(node) == NodeKind::Text && aws_cli::may_be_in(tree.text(node)));
    for node in texts.take(MAX_STRINGS) {
        let text = tree.text(node);
        let (start, end) = (tree.node(node).start as usize, tree.node(node).end as usize);
        let places = places(text, source.get(start..end).unwrap_or_default());
        let place = |at: usize| start + places.get(at).copied().unwrap_or(end - start);
        let dialect = dialect_of_step(tree, node);
        for mut call in aws_cli::read(text, 0..text.len(), dialect) {
            call.relocate(&|(from, to)| {
                let last = place(to.saturating_sub(1).max(from));
                (place(from), if to > from { last + 1 } else { place(from) })
            });
            calls.push(call);
        }
    }
    calls
}

/// The dialect of a step, which the members around it name.
fn dialect_of_step(tree: &Tree<'_>, node: u32) -> Dialect {
    let name = node.checked_sub(1).map(|name| tree.text(name)).unwrap_or_default();
    let shell = tree.text_member(tree.holder(node), "shell").unwrap_or_default();
    match () {
        () if matches!(name, "pwsh" | "powershell") || matches!(shell, "pwsh" | "powershell") => Dialect::PowerShell,
        () if shell == "cmd" => Dialect::Batch,
        () => Dialect::Shell(if shell == "sh" { BraceExpansion::Maybe } else { BraceExpansion::Yes }),
    }
}

/// Where each byte of a string is in its written form, which has quotes, escapes, indentation or line breaks in addition.
fn places(text: &str, raw: &str) -> Vec<usize> {
    let bytes = raw.as_bytes();
    let mut places = Vec::with_capacity(text.len());
    let mut at = match bytes.first() {
        Some(b'"' | b'\'') => 1,
        // the header of a block
        Some(b'|' | b'>') => raw.find('\n').map_or(0, |end| end + 1),
        _ => 0,
    };
    for byte in text.bytes() {
        let is_space = matches!(byte, b' ' | b'\n');
        // a line break that was folded, with the indentation behind it
        while at < bytes.len() && bytes[at] != byte && !(is_space && bytes[at] == b'\n') {
            at += 1;
        }
        places.push(at.min(bytes.len()));
        at += 1;
    }
    places
}

//! Texts that hold commands or calls of an SDK: scripts, programs, documentation, and strings of workflows.

use crate::aws_cli::{self, Script};
use crate::cmdlet;
use crate::code_blocks::{Block, code_blocks};
use crate::named_file::OpenFile;
use crate::rules::incomplete_update;
use crate::sdk::{self, SdkCall};
use crate::wrapped::Wrapped;
use crate::{Extracted, Extractor, Input};
use lambda_lint_syntax::code::Language;
use lambda_lint_syntax::command::{BraceExpansion, Dialect};
use lambda_lint_syntax::literal::{Kind, Literal};
#[cfg(feature = "yaml")]
use lambda_lint_syntax::yaml;
use lambda_lint_syntax::{NodeId, NodeKind, Syntax, Tree, json};
use std::ops::Range;

// no object of a document is such a command
pub(super) static EXTRACTOR: Extractor =
    Extractor { anchors: &[], may_be_in: aws_cli::may_be_in, extract: |_| Extracted::Nothing, extract_text: None };

/// The maximum number of strings to search in a document.
const MAX_STRINGS: usize = 10_000;

/// A request that a program sends.
#[derive(Debug)]
pub(crate) enum Call {
    Cli(aws_cli::Call),
    Sdk(SdkCall),
}

impl Call {
    /// How it is sent.
    pub(crate) fn input(&self) -> Input {
        match self {
            Call::Cli(_) => Input::AwsCli,
            Call::Sdk(call) => call.input,
        }
    }

    /// Takes the values of the call, as an object in the names of the form.
    pub(crate) fn take_literal(&mut self) -> Literal {
        let literal = match self {
            Call::Cli(call) => &mut call.literal,
            Call::Sdk(call) => &mut call.literal,
        };
        let Literal { start, end, .. } = *literal;
        std::mem::replace(literal, Literal { kind: Kind::Unknown, start, end })
    }

    /// Builds the request of a call from its object in a tree.
    pub(crate) fn wrap<'t>(&self, tree: &'t Tree<'t>, object: NodeId) -> Wrapped<'t> {
        let mut wrapped = match self {
            Call::Cli(call) => aws_cli::wrap(tree, object, call),
            Call::Sdk(call) => sdk::wrap(tree, object, call),
        };
        let has = |name: &str| match self {
            Call::Cli(call) => call.may_set(name),
            Call::Sdk(_) => sdk::sets(tree, object, name),
        };
        if !tree.is_open(object) {
            let place = |name: &str| {
                let name = if matches!(self, Call::Cli(_)) { aws_cli::option_name(name) } else { name.to_owned() };
                tree.member(object, &name).map_or(object, |(name, _)| name)
            };
            wrapped.findings.extend(incomplete_update::check(wrapped.operation, &place, &has));
        }
        wrapped
    }

    fn secrets(&self) -> Vec<(usize, usize)> {
        match self {
            Call::Cli(call) => call.secrets(),
            Call::Sdk(call) => call.secrets(),
        }
    }
}

/// The calls in a script, a program or a document, in one of these forms.
pub(crate) fn calls(script: Script<'_>, syntax: Syntax, input: Input) -> Vec<Call> {
    let text = script.text;
    let mut calls = commands(script, syntax);
    calls.extend(programs(text, syntax).into_iter().map(Call::Sdk));
    calls.retain(|call| input == Input::Auto || input == call.input());
    calls
}

/// The calls of SDKs.
fn programs(text: &str, syntax: Syntax) -> Vec<SdkCall> {
    let whole = 0..text.len();
    match syntax {
        Syntax::Python => sdk::read(text, whole, Language::Python),
        Syntax::JavaScript => sdk::read(text, whole, Language::JavaScript),
        Syntax::PowerShell => cmdlet::read(text, whole),
        Syntax::Markdown => {
            let may_be_in = |language| sdk::may_be_in(text, language);
            if !may_be_in(Language::Python) && !may_be_in(Language::JavaScript) && !cmdlet::may_be_in(text) {
                return Vec::new();
            }
            let read = |Block { range, language, .. }: Block<'_>| match program_of(language) {
                Some(language) => sdk::read(text, range, language),
                None if is_powershell(language) => cmdlet::read(text, range),
                None => Vec::new(),
            };
            code_blocks(text).into_iter().flat_map(read).collect()
        }
        _ => Vec::new(),
    }
}

/// The programming language of a fence.
fn program_of(language: &str) -> Option<Language> {
    match first_word(language).as_str() {
        "python" | "py" | "python3" => Some(Language::Python),
        "javascript" | "js" | "jsx" | "mjs" | "typescript" | "ts" | "tsx" => Some(Language::JavaScript),
        _ => None,
    }
}

/// Whether the code of a fence is PowerShell.
fn is_powershell(language: &str) -> bool {
    matches!(first_word(language).as_str(), "powershell" | "ps1" | "pwsh" | "ps" | "posh")
}

/// The commands of a script or of a document.
fn commands(script: Script<'_>, syntax: Syntax) -> Vec<Call> {
    let text = script.text;
    if !aws_cli::may_be_in(text) {
        return Vec::new();
    }
    let whole = 0..text.len();
    let calls = match syntax {
        Syntax::PowerShell => aws_cli::read(script, whole, Dialect::PowerShell),
        Syntax::Batch => aws_cli::read(script, whole, Dialect::Batch),
        Syntax::Make => aws_cli::read(script, whole, Dialect::Make),
        Syntax::Dockerfile => aws_cli::read(script, whole, Dialect::Dockerfile),
        Syntax::Shell => {
            let mut calls = aws_cli::read(script, whole, Dialect::Shell(brace_expansion(text)));
            // one finding for all lines of the script
            let at = calls.iter().position(|call| call.has_carriage_return(text));
            if let Some(call) = at.map(|at| &mut calls[at]) {
                call.note_carriage_return(text);
            }
            calls
        }
        Syntax::Markdown => {
            let read = |block: Block<'_>| {
                let Block { range, language, is_indented } = block;
                match (dialect_of(language, &text[range.clone()]), program_of(language)) {
                    (Some(dialect), _) if is_indented => {
                        let first = first_command(&text[range.clone()]).map(|at| range.start + at);
                        first.map_or_else(Vec::new, |first| aws_cli::read(script, first..range.end, dialect))
                    }
                    (Some(dialect), _) => aws_cli::read(script, range, dialect),
                    (None, Some(language)) => aws_cli::read_lists(script, range, language),
                    (None, None) => Vec::new(),
                }
            };
            code_blocks(text).into_iter().flat_map(read).collect()
        }
        Syntax::Python if !sdk::is_test(text) => aws_cli::read_lists(script, whole, Language::Python),
        Syntax::JavaScript if !sdk::is_test(text) => aws_cli::read_lists(script, whole, Language::JavaScript),
        _ => Vec::new(),
    };
    calls.into_iter().map(Call::Cli).collect()
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
        Syntax::Json => json::parse(text).map(|tree| calls_in_strings(&tree, None)).unwrap_or_default(),
        #[cfg(feature = "yaml")]
        Syntax::Yaml => {
            let trees = yaml::parse(text, &yaml::SecretPlaces::NONE).unwrap_or_default();
            trees.iter().flat_map(|tree| calls_in_strings(tree, None)).collect()
        }
        other => calls(Script { text, open: None }, other, Input::Auto),
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

fn first_word(language: &str) -> String {
    language.split([' ', '{', ',', ':']).next().unwrap_or_default().to_ascii_lowercase()
}

/// The first line that begins with a command. The indented lines of a list are prose.
fn first_command(code: &str) -> Option<usize> {
    let mut at = 0;
    code.split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        let content = line.trim_start().trim_start_matches(['$', '>', '%', '#']).trim_start();
        ["aws ", "awslocal "].iter().any(|program| content.starts_with(program)).then_some(start)
    })
}

/// The dialect of a fence, as it says or as its lines end; `None` if it holds another language.
fn dialect_of(language: &str, code: &str) -> Option<Dialect> {
    match first_word(language).as_str() {
        _ if is_powershell(language) => Some(Dialect::PowerShell),
        "bat" | "batch" | "cmd" | "dos" => Some(Dialect::Batch),
        "make" | "makefile" => Some(Dialect::Make),
        "dockerfile" | "docker" => Some(Dialect::Dockerfile),
        "" | "text" | "txt" | "plaintext" | "sh" | "bash" | "zsh" | "shell" | "console" | "shell-session"
        | "shellsession" | "terminal" | "none" => {
            Some(dialect_of_lines(code).unwrap_or(Dialect::Shell(BraceExpansion::Yes)))
        }
        _ => None,
    }
}

/// The dialect of Windows that the lines of a command end like.
fn dialect_of_lines(code: &str) -> Option<Dialect> {
    let ends_with = |mark: char| code.lines().any(|line| line.contains("-function") && line.ends_with(mark));
    match () {
        () if ends_with('^') => Some(Dialect::Batch),
        () if ends_with('`') => Some(Dialect::PowerShell),
        () => None,
    }
}

/// The commands in strings of a document, such as the steps of a workflow.
pub(crate) fn calls_in_strings(tree: &Tree<'_>, open: Option<OpenFile<'_>>) -> Vec<Call> {
    let source = tree.source().unwrap_or_default();
    let may_be_in = |text: &str| aws_cli::may_be_in(text) || cmdlet::may_be_in(text);
    if !may_be_in(source) {
        return Vec::new();
    }
    let mut calls = Vec::new();
    let texts = (0..tree.node(0).next).filter(|&node| tree.kind(node) == NodeKind::Text && may_be_in(tree.text(node)));
    for node in texts.take(MAX_STRINGS) {
        let text = tree.text(node);
        let (start, end) = (tree.node(node).start as usize, tree.node(node).end as usize);
        let places = places(text, source.get(start..end).unwrap_or_default());
        let place = |at: usize| start + places.get(at).copied().unwrap_or(end - start);
        let in_document = |(from, to): (usize, usize)| {
            let last = place(to.saturating_sub(1).max(from));
            (place(from), if to > from { last + 1 } else { place(from) })
        };
        let dialect = dialect_of_step(tree, node);
        for mut call in aws_cli::read(Script { text, open }, 0..text.len(), dialect) {
            call.relocate(&in_document);
            calls.push(Call::Cli(call));
        }
        if dialect == Dialect::PowerShell {
            for mut call in cmdlet::read(text, 0..text.len()) {
                call.relocate(&in_document);
                calls.push(Call::Sdk(call));
            }
        }
    }
    calls
}

/// The dialect of a step, which the members around it name: its own, or those of its job and of the workflow.
fn dialect_of_step(tree: &Tree<'_>, node: NodeId) -> Dialect {
    let name = node.checked_sub(1).map(|name| tree.text(name)).unwrap_or_default();
    let shell = match name {
        "pwsh" | "powershell" => name,
        _ => shell_around(tree, node),
    };
    match shell {
        "pwsh" | "powershell" => Dialect::PowerShell,
        "cmd" => Dialect::Batch,
        // only known when the workflow runs
        shell if shell.contains("${{") => {
            dialect_of_lines(tree.text(node)).unwrap_or(Dialect::Shell(BraceExpansion::Maybe))
        }
        shell => Dialect::Shell(if shell == "sh" { BraceExpansion::Maybe } else { BraceExpansion::Yes }),
    }
}

/// The shell that the nearest object around a step names. On Windows, GitHub runs PowerShell unless told otherwise.
fn shell_around<'t>(tree: &'t Tree<'_>, node: NodeId) -> &'t str {
    let mut at = node;
    while at != 0 {
        at = tree.holder(at);
        let inner = |object, name| tree.member(object, name).map(|(_, value)| value);
        let default = || tree.text_member(inner(inner(at, "defaults")?, "run")?, "shell");
        if let Some(shell) = tree.text_member(at, "shell").or_else(default) {
            return shell;
        }
        match tree.text_member(at, "runs-on") {
            Some(machine) if machine.starts_with("windows") => return "pwsh",
            Some(machine) if machine.contains("${{") => return machine,
            _ => {}
        }
    }
    ""
}

/// Maps each byte of a string to its source, which also contains quotes, escapes, indentation and line breaks.
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
        // a folded line break, with the indentation after it
        while at < bytes.len() && bytes[at] != byte && !(is_space && bytes[at] == b'\n') {
            at += 1;
        }
        places.push(at.min(bytes.len()));
        at += 1;
    }
    places
}

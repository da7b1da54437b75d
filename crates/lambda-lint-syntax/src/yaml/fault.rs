//! Where a text stops being YAML, and what was probably meant.

use crate::NodeKind;
use crate::json::{FaultKind, MAX_DEPTH, MAX_NODES, SyntaxFault};
use granit_parser::{ErrorKind, ScanError};
use std::borrow::Cow;

const HELP_LIMITS: &str = "a request needs no more than 5 levels and a few hundred values; is this the right document?";

fn fault(start: usize, end: usize, message: impl Into<String>, help: &'static str) -> Box<SyntaxFault> {
    Box::new(SyntaxFault { start, end: end.max(start), kind: FaultKind::Yaml, message: message.into(), help })
}

pub(super) fn too_deep(start: usize, end: usize) -> Box<SyntaxFault> {
    let message = format!("lists and objects are nested more than {MAX_DEPTH} levels deep");
    Box::new(SyntaxFault { kind: FaultKind::TooDeep, ..*fault(start, end, message, HELP_LIMITS) })
}

pub(super) fn too_many(start: usize, end: usize) -> Box<SyntaxFault> {
    let message = format!("the document has more than {MAX_NODES} values, including those that aliases repeat");
    Box::new(SyntaxFault { kind: FaultKind::TooMany, ..*fault(start, end, message, HELP_LIMITS) })
}

pub(super) fn endless(start: usize, end: usize) -> Box<SyntaxFault> {
    fault(start, end, "the alias refers to a value that contains it", "write the value out; it cannot contain itself")
}

pub(super) fn not_mergeable(start: usize, end: usize) -> Box<SyntaxFault> {
    let help = "use `<<: *name` with the anchor `&name` of a mapping, or quote a key: `\"<<\"`";
    fault(start, end, "`<<` only merges mappings", help)
}

pub(super) fn empty(text: &str) -> Box<SyntaxFault> {
    fault(
        text.len(),
        text.len(),
        "the document is empty",
        "write the members of a request, one per line: `Name: value`",
    )
}

/// The fault of a list or an object in place of the name of a member.
pub(super) fn name_is_no_text(text: &str, start: usize, kind: NodeKind) -> Box<SyntaxFault> {
    // `{{ name }}` is a mapping in a mapping
    let before = text.get(..start).unwrap_or_default();
    let rest = text.get(start..).unwrap_or_default();
    if before.ends_with('{') && (rest.starts_with('{') || rest.starts_with('%')) {
        return template(start - 1, start + 1);
    }
    let message = format!("expected a string as the name of a member, found {}", kind.describe());
    fault(start, start + rest.chars().next().map_or(0, char::len_utf8), message, "use a string as the name")
}

fn template(start: usize, end: usize) -> Box<SyntaxFault> {
    fault(start, end, "expected a value, found a template expression", "quote the value, or lint the rendered file")
}

/// What the parser could not read.
pub(super) fn of_scanner(text: &str, error: &ScanError) -> Box<SyntaxFault> {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let line = Line::around(text, at);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return too_deep(at, token_end(text, at));
    }
    if let Some(fault) = merge_conflict(text, at) {
        return fault;
    }
    if let Some(found) = template_before(&line, at) {
        return template(found, found + 2);
    }
    // the parser may stop before the line with the tab
    let end = line.start + line.text.len();
    let line_end = if text[end..].starts_with("\r\n") { 2 } else { 1 };
    let below = Line::around(text, (end + line_end).min(text.len()));
    if let Some(tab) = [&line, &below].into_iter().find_map(Line::tab_in_indentation) {
        let help = "replace the tab with spaces";
        return fault(tab, tab + 1, "tabs are not allowed in the indentation", help);
    }
    let Words { message, help, range } = words(text, at, &line, error.kind());
    let (start, end) = range.unwrap_or((at, token_end(text, at)));
    fault(start, end, message, help)
}

/// Whether a fault concerns its line alone.
pub(super) fn is_on_one_line(error: &ScanError) -> bool {
    use ErrorKind as E;
    matches!(
        error.kind(),
        E::MappingValueNotAllowed
            | E::SimpleKeyExpected
            | E::InvalidTrailingSingleQuotedScalar
            | E::InvalidTrailingDoubleQuotedScalar
            | E::UnknownQuotedScalarEscape
            | E::InvalidQuotedScalarHexEscape
            | E::InvalidUnicodeEscape
            | E::UnexpectedCharacter { .. }
            | E::UnknownAnchor
            | E::MissingAnchorOrAliasName
            | E::CommentNotSeparated
    )
}

/// The line that a fault is on.
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn around(text: &'a str, at: usize) -> Self {
        let line = super::line_around(text, at);
        Line { start: line.start, text: &text[line] }
    }

    fn tab_in_indentation(&self) -> Option<usize> {
        let blanks = self.text.len() - self.text.trim_start_matches([' ', '\t']).len();
        self.text[..blanks].find('\t').map(|at| self.start + at)
    }
}

/// The end of the word or character at `at`, for a span that shows something.
fn token_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let word = rest.bytes().take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80).count();
    at + word.max(rest.chars().next().map_or(0, char::len_utf8))
}

/// A merge conflict on this line or above.
fn merge_conflict(text: &str, at: usize) -> Option<Box<SyntaxFault>> {
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
    let mut start = 0;
    for line in text[..end].split_inclusive('\n') {
        if crate::conflict::begins(line) {
            let help = "resolve the conflict and remove its markers";
            return Some(fault(start, start + 7, "the file contains a merge conflict", help));
        }
        start += line.len();
    }
    None
}

/// The start of a template expression that replaces a value, on the line of `at` and before it.
fn template_before(line: &Line<'_>, at: usize) -> Option<usize> {
    ["{{", "{%"].iter().find_map(|open| {
        let found = line.text.find(open).filter(|found| line.start + found <= at)?;
        let before = line.text[..found].trim_end();
        (before.is_empty() || before.ends_with([':', '-'])).then_some(line.start + found)
    })
}

/// The message and the help of a fault, and its range if the parser stopped elsewhere.
struct Words {
    message: Cow<'static, str>,
    help: &'static str,
    range: Option<(usize, usize)>,
}

impl Words {
    fn new(message: impl Into<Cow<'static, str>>, help: &'static str) -> Self {
        Words { message: message.into(), help, range: None }
    }

    fn at(self, start: usize, end: usize) -> Self {
        Words { range: Some((start, end)), ..self }
    }
}

fn words(text: &str, at: usize, line: &Line<'_>, kind: &ErrorKind) -> Words {
    use ErrorKind as E;
    const QUOTE: &str = "put the value in quotes";
    match kind {
        E::SimpleKeyExpected | E::MappingValueNotAllowed | E::ExpectedBlockMappingKey => {
            line_words(text, at, line, kind)
        }
        E::ExpectedBlockSequenceEntry => {
            Words::new("expected `- `, like the entries above", "indent the entry, or add `- `")
        }
        E::BlockSequenceEntryNotAllowed => Words::new(
            "a block list cannot start on the line of its name",
            "start it on the next line, or quote the value",
        ),
        E::UnclosedQuotedScalar => {
            let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
            Words::new("the string is not closed", "add the closing quote").at(at, end)
        }
        E::InvalidTrailingSingleQuotedScalar => {
            Words::new("unexpected text after the closing quote", "write `''` for a single quote inside single quotes")
        }
        E::InvalidTrailingDoubleQuotedScalar => Words::new(
            "unexpected text after the closing quote",
            "write `\\\"` for a double quote inside double quotes; check for a missing quote above",
        ),
        E::UnknownQuotedScalarEscape | E::InvalidQuotedScalarHexEscape | E::InvalidUnicodeEscape => {
            let escape = wrong_escape(text, at).unwrap_or(at);
            let help = "write `\\\\` for a backslash, or use single quotes";
            Words::new("unknown escape", help).at(escape, escape + 1)
        }
        E::UnexpectedCharacter { character: '\0' } => {
            Words::new("unexpected zero byte", "save the file as UTF-8; it may be UTF-16")
        }
        E::UnexpectedCharacter { character } if character.is_control() => {
            let message = format!("the control character U+{:04X} is not allowed", u32::from(*character));
            Words::new(message, "use an escape in double quotes, such as `\"\\x1b\"`")
        }
        E::UnexpectedCharacter { character } => Words::new(format!("a value cannot start with `{character}`"), QUOTE),
        E::MisplacedFlowCollectionEnd => {
            Words::new("unexpected closing bracket", "remove it, or put the value in quotes")
        }
        E::MismatchedFlowCollectionEnd { open, close } => {
            Words::new(format!("`{open}` is closed by `{close}`"), "use the matching bracket")
        }
        E::UnclosedFlowCollection { open } => Words::new(
            format!("`{open}` is not closed"),
            "add the closing bracket, or check whether the file is truncated",
        ),
        E::ExpectedFlowMappingSeparator => {
            Words::new("expected `,` or `}`", "check for a missing comma or closing bracket before it")
        }
        E::ExpectedFlowSequenceSeparator | E::InvalidColonPlacement => {
            Words::new("expected `,` or `]`", "check for a missing comma or closing bracket before it")
        }
        E::UnexpectedEofFlowSequence | E::UnexpectedEofFlowMapping | E::UnexpectedEofImplicitFlowMapping => {
            Words::new("the text ends before a closing bracket", "check whether the file is truncated")
        }
        E::UnknownAnchor => Words::new(
            "unknown alias: no anchor above has this name",
            "add an anchor with this name, or quote a string that starts with `*`",
        ),
        E::MissingAnchorOrAliasName => Words::new("missing name after `&` or `*`", QUOTE),
        E::UndeclaredTagHandle | E::UnclosedVerbatimTag | E::InvalidTagTerminator | E::MissingTagUri => {
            Words::new("invalid tag", "quote a string that starts with `!`")
        }
        E::InvalidBlockScalarHeader => Words::new(
            "unexpected text after a block indicator",
            "start the text on the next line, or quote a value that starts with `|` or `>`",
        ),
        E::InvalidBlockScalarIndent
        | E::InvalidIndentation
        | E::InvalidFlowScalarIndent
        | E::InvalidQuotedScalarIndent => {
            Words::new("the line is not indented far enough", "indent it further than its parent")
        }
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabInPlainScalar
        | E::TabAtBlockScalarStart => Words::new("tabs are not allowed here", "replace the tab with spaces"),
        E::CommentNotSeparated => Words::new("missing space before `#`", "add a space, or quote the value"),
        E::UnsupportedYamlMajorVersion => Words::new("unknown YAML version", "remove the line"),
        E::BomInsideDocument => Words::new("unexpected byte-order mark inside the text", "remove it"),
        _ => Words::new("invalid YAML", ""),
    }
}

/// Explains a line that is not a member.
fn line_words(text: &str, at: usize, line: &Line<'_>, kind: &ErrorKind) -> Words {
    let before = text.get(..line.start).unwrap_or_default().trim_end();
    let above = Line::around(text, before.len());
    for line in [line, &above] {
        let content = line.text.trim_start();
        let start = line.start + line.text.len() - content.len();
        if content.starts_with("//") || content.starts_with("/*") {
            return Words::new("a YAML comment starts with `#`", "use `#`").at(start, start + 2);
        }
        let name = content.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_-.\"'".contains(byte)).count();
        let behind = &content[name..];
        if name > 0 && behind.starts_with(':') && behind[1..].starts_with(|next: char| !next.is_whitespace()) {
            let colon = start + name;
            return Words::new("missing space after the colon", "write `Name: value`").at(colon, colon + 1);
        }
    }
    let before_on_line = text.get(line.start..at).unwrap_or_default();
    let content = line.text.trim_start();
    match kind {
        ErrorKind::MappingValueNotAllowed if before_on_line.contains(": ") => {
            Words::new("unexpected second `: ` on the line", "put the value in quotes")
        }
        ErrorKind::MappingValueNotAllowed => Words::new(
            "the line is indented below a member that already has a value",
            "indent it like the line above, or remove the value above",
        )
        .at(line.start + line.text.len() - content.len(), at),
        ErrorKind::SimpleKeyExpected => {
            Words::new("expected a member, `Name: value`", "check for a missing colon or quote")
        }
        _ if content.starts_with("- ") => {
            Words::new("unexpected list entry among the members of an object", "indent it, or write `Name: value`")
        }
        _ => Words::new(
            "the line is indented differently from the other members of its object",
            "indent the members of one object with the same number of spaces",
        ),
    }
}

/// The backslash of the first invalid escape in the string at `at`.
fn wrong_escape(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut escape = at + 1;
    loop {
        escape += bytes.get(escape..)?.iter().position(|&byte| byte == b'\\')?;
        let digits = match bytes.get(escape + 1)? {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            b'0' | b'a' | b'b' | b't' | b'n' | b'v' | b'f' | b'r' | b'e' | b'N' | b'_' | b'L' | b'P' => 0,
            b' ' | b'"' | b'/' | b'\\' | b'\t' | b'\n' | b'\r' => 0,
            _ => return Some(escape),
        };
        let is_hex = bytes.get(escape + 2..escape + 2 + digits).is_some_and(|it| it.iter().all(u8::is_ascii_hexdigit));
        if !is_hex {
            return Some(escape);
        }
        escape += 2;
    }
}

//! Commands of the AWS CLI that create or update a function.
//!
//! A command is first an object whose names are its options, in a tree for all commands of a text. The request is copied from it
//! under the names of the API.

mod arguments;
mod fault;
mod files;
mod global_options;
mod lists;
mod operations;
mod options;
mod region;
pub(crate) mod rules;
pub(crate) mod secret_options;
mod values;
mod wrap;

use arguments::Argument;
use fault::{Fault, FaultKind};
use lambda_lint::Operation;
use lambda_lint::model::{Kind as ShapeKind, Shape};
use lambda_lint_syntax::command::{self, BraceExpansion, Command, Dialect, Interruption, UNKNOWN, Word};
use lambda_lint_syntax::literal::{Kind, Literal, Member};
use operations::names;
use options::Target;
use region::{exported_region, region_of};
use std::ops::Range;

pub(crate) use files::Script;
pub(crate) use lists::read_lists;
pub(crate) use wrap::wrap;

/// A command that creates or updates a function.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) operation: &'static Operation,
    /// An object whose names are the options.
    pub(crate) literal: Literal,
    /// What each member of the object sets.
    targets: Vec<Target>,
    pub(crate) faults: Vec<Fault>,
    /// The region, and where it is.
    pub(crate) region: Option<(String, (usize, usize))>,
    /// An option sets the region.
    has_region: bool,
    /// The options whose values are in files.
    in_files: Vec<String>,
    /// The command is sent to something else than AWS, which takes any role and any account.
    pub(crate) is_emulated: bool,
}

/// Whether a text may hold such a command: a look at its bytes.
pub(crate) fn may_be_in(text: &str) -> bool {
    text.contains("lambda") && names().any(|(name, _)| text.contains(name))
}

/// Reads all commands in a range of a text.
pub(crate) fn read(script: Script<'_>, range: Range<usize>, dialect: Dialect) -> Vec<Call> {
    let text = script.text;
    let names: Vec<_> = names().map(|(name, _)| name).collect();
    // the environment sends all commands elsewhere
    let is_emulated = text.contains("AWS_ENDPOINT_URL");
    let commands = command::commands(text, range, dialect, &names);
    let mut calls: Vec<Call> = commands.into_iter().filter_map(|command| call(command, dialect, script)).collect();
    let exported = exported_region(text).filter(|_| matches!(dialect, Dialect::Shell(_)));
    for call in &mut calls {
        call.is_emulated |= is_emulated;
        if let (None, false, Some((at, region))) = (&call.region, call.has_region, &exported)
            && *at < call.literal.start
        {
            call.region = Some((region.clone(), (*at, *at + region.len())));
        }
    }
    calls
}

fn call(command: Command, dialect: Dialect, script: Script<'_>) -> Option<Call> {
    let (_, operation) = names().nth(command.operation)?;
    let is_misspelled = command.operation >= Operation::ALL.len();
    let (global, own) = (options::global(), options::of(operation));
    let before = arguments::assign(&command.globals, &global, &[]);
    let all = arguments::assign(&command.words, &global, &own);
    let is_skeleton = all.arguments.iter().any(|argument| matches!(argument.option.target, Target::Skeleton));
    // prose names the command without arguments
    if all.is_synopsis
        || is_skeleton
        || all.arguments.is_empty() && !all.is_open && all.faults.is_empty() && command.unclosed_quote.is_none()
    {
        return None;
    }
    let is_of_operation = |argument: &Argument<'_>| !matches!(argument.option.target, Target::Value | Target::Switch);
    if is_misspelled && !all.arguments.iter().any(is_of_operation) {
        return None;
    }
    // what follows an interruption is not known to be of another command
    let is_open = all.is_open || command.is_open || command.interruption.is_some();
    let end = command.words.last().map_or(command.range.1, |word| word.end);
    let mut call = Call {
        operation,
        literal: Literal { kind: Kind::Unknown, start: command.range.0, end },
        targets: Vec::new(),
        // before the operation, anything but a global option belongs to another program's command
        faults: all.faults,
        region: None,
        has_region: false,
        in_files: Vec::new(),
        is_emulated: command.program == "awslocal",
    };
    if let Some(quote) = command.unclosed_quote {
        call.faults.push(Fault { range: (quote, quote + 1), option: None, kind: FaultKind::Quote });
    }
    if command.is_open && all.arguments.last().is_some_and(|argument| argument.values.is_empty()) {
        // another program adds the value
        call.faults.retain(|fault| fault.kind != FaultKind::MissingValue);
    }
    if is_misspelled {
        let kind = FaultKind::UnknownOperation(operation.command());
        call.faults.push(Fault { range: command.range, option: None, kind });
    }
    if let Some(interruption) = command.interruption {
        let range = match interruption {
            Interruption::Blanks(start, end) | Interruption::Comment(start, end) => (start, end),
            Interruption::Missing(at) => (at, at),
        };
        call.faults.push(Fault { range, option: None, kind: FaultKind::Interrupted(interruption) });
    }
    let mut body = Body::default();
    for argument in before.arguments.iter().chain(&all.arguments) {
        call.argument(argument, dialect, script, &mut body);
    }
    let has_region = before.arguments.iter().chain(&all.arguments).any(|it| matches!(it.option.target, Target::Region));
    call.has_region = has_region;
    if !has_region {
        call.region = region_of(&command.environment);
    }
    let is_open = is_open || body.is_open;
    call.literal.kind = Kind::Object { members: body.members, is_open };
    call.forget_torn_values();
    Some(call)
}

/// Whether a word has a variable in single quotes, which is sent as it is.
fn is_in_single_quotes(word: &Word, dialect: Dialect, text: &str) -> bool {
    if !matches!(dialect, Dialect::Shell(_)) || !word.is_known() {
        return false;
    }
    let is_begun = |at: usize| matches!(word.text.as_bytes().get(at.wrapping_sub(1)), None | Some(b'/' | b':' | b'='));
    let names_variable = |at: usize| {
        let rest = &word.text[at + 1..];
        let name = rest.strip_prefix('{').unwrap_or(rest);
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && (is_begun(at) || rest.starts_with('{'))
    };
    let at = word.text.match_indices('$').map(|(at, _)| at).find(|&at| names_variable(at));
    at.is_some_and(|_| text.as_bytes().get(word.start) == Some(&b'\''))
}

/// The option that sets a member.
pub(crate) fn option_name(member: &str) -> String {
    format!("--{}", options::cli_name(member))
}

/// Whether the value of an option is a single text, number or boolean.
fn is_scalar(shape: &Shape) -> bool {
    !matches!(shape.kind, ShapeKind::List { .. } | ShapeKind::Map { .. } | ShapeKind::Structure(_))
}

/// The members of a command while it is read.
#[derive(Default)]
struct Body {
    members: Vec<Member>,
    is_open: bool,
}

impl Call {
    fn argument(&mut self, argument: &Argument<'_>, dialect: Dialect, script: Script<'_>, body: &mut Body) {
        let value = argument.values.first();
        let text = value.map_or("", |word| word.text.as_str());
        let (start, end) = argument.range;
        // of an option that is given twice, the AWS CLI only reads the last value
        self.faults
            .retain(|fault| fault.option.as_deref() != Some(&*argument.option.name) || !fault.kind.is_of_value());
        if let Some(prefix) = ["fileb://", "file://"].iter().find(|prefix| text.starts_with(**prefix))
            && text[prefix.len()..].starts_with([' ', '\t'])
        {
            let range = value.map_or((start, end), |word| (word.start, word.end));
            let option = Some(argument.option.name.to_string());
            self.faults.push(Fault { range, option, kind: FaultKind::SpaceInPath(prefix) });
        }
        if let Some(word) = value.filter(|word| is_in_single_quotes(word, dialect, script.text)) {
            let range = (word.start, word.end);
            let option = Some(argument.option.name.to_string());
            self.faults.push(Fault { range, option, kind: FaultKind::SingleQuotes });
            let literal = Literal { kind: Kind::Unknown, start: range.0, end: range.1 };
            if matches!(argument.option.target, Target::Member(_) | Target::ZipFile) {
                self.set(argument, literal, body);
            }
            return;
        }
        let is_yaml = argument.option.name == "cli-input-yaml";
        let in_file = match argument.option.target {
            Target::Input => value.and_then(|word| script.value_in_file(word, is_yaml)),
            Target::Member(field) if !is_scalar(field.shape) => {
                value.and_then(|word| script.value_in_file(word, false))
            }
            _ => None,
        };
        if let Some(read) = in_file {
            self.in_files.push(format!("--{}", argument.option.name));
            match read {
                Ok(literal) => self.set(argument, literal, body),
                Err(fault) => {
                    self.faults.push(Fault { option: Some(argument.option.name.to_string()), ..fault });
                    body.is_open |= matches!(argument.option.target, Target::Input);
                }
            }
            return;
        }
        let literal = match argument.option.target {
            Target::Region => {
                let region = value.filter(|word| word.is_known());
                self.region = region.map(|word| (word.text.clone(), (word.start, word.end)));
                return;
            }
            Target::Endpoint => {
                self.is_emulated |= !text.contains(".amazonaws.com");
                return;
            }
            Target::Value | Target::Switch | Target::Skeleton => return,
            Target::Flag(_, flag) => Literal { kind: Kind::Boolean(flag), start, end },
            Target::ZipFile => self.zip_file(argument),
            Target::Input => match value.filter(|word| word.text.trim_start().starts_with('{')) {
                Some(word) if argument.option.name == "cli-input-json" => match values::json_value(word) {
                    Ok(literal) => literal,
                    Err(fault) => {
                        self.faults.push(Fault { option: Some(argument.option.name.to_string()), ..fault });
                        body.is_open = true;
                        return;
                    }
                },
                _ => {
                    body.is_open = true;
                    return;
                }
            },
            // the words after it may be of the value
            Target::Member(field) if argument.is_torn && is_scalar(field.shape) => {
                Literal { kind: Kind::Unknown, start, end }
            }
            Target::Member(field) => {
                self.braces(argument, dialect);
                match values::read(&argument.values, field.shape, argument.is_open) {
                    Ok(literal) if argument.values.is_empty() => Literal { start, end, ..literal },
                    Ok(mut literal) => {
                        if let (true, Kind::Object { is_open, .. }) = (argument.is_torn, &mut literal.kind) {
                            *is_open = true;
                        }
                        self.zip_file_in_code(argument, &literal);
                        literal
                    }
                    Err(fault) => {
                        self.faults.push(Fault { option: Some(argument.option.name.to_string()), ..fault });
                        let (from, to) = value.map_or((start, end), |word| (word.start, word.end));
                        Literal { kind: Kind::Unknown, start: from, end: to }
                    }
                }
            }
        };
        self.set(argument, literal, body);
    }

    /// Adds an option with its value.
    fn set(&mut self, argument: &Argument<'_>, literal: Literal, body: &mut Body) {
        let name = format!("--{}", argument.option.name);
        let (start, end) = argument.range;
        // the last one counts
        if let Some(index) = body.members.iter().position(|member| member.name == name) {
            body.members.remove(index);
            self.targets.remove(index);
        }
        body.members.push(Member { name, start, end, value: literal });
        self.targets.push(argument.option.target);
    }

    /// Keeps one finding for a value that is torn apart: words that belong to no option come from it.
    fn forget_torn_values(&mut self) {
        let all = self.faults.clone();
        let has = |fault: &Fault, is_other: fn(&FaultKind) -> bool| {
            all.iter().any(|other| other.option == fault.option && is_other(&other.kind))
        };
        self.faults.retain(|fault| match fault.kind {
            FaultKind::Unexpected | FaultKind::Spaced => !has(fault, |kind| matches!(kind, FaultKind::Braces { .. })),
            FaultKind::Shorthand(_) | FaultKind::Json => {
                !has(fault, |kind| kind.is_unexpected() || matches!(kind, FaultKind::Braces { .. }))
            }
            _ => true,
        });
    }

    /// The ranges of secret values: those of environment variables, in every format.
    pub(crate) fn secrets(&self) -> Vec<(usize, usize)> {
        let mut secrets = Vec::new();
        let Kind::Object { members, .. } = &self.literal.kind else { return secrets };
        for member in
            members.iter().filter(|member| matches!(member.name.as_str(), "--environment" | "--cli-input-json"))
        {
            // the script has only the path of the file
            if self.in_files.contains(&member.name) {
                continue;
            }
            member.value.add_leaves(&mut secrets);
        }
        for fault in self.faults.iter().filter(|fault| fault.kind.is_unexpected()) {
            // the rest of a value that is torn apart
            let is_torn = matches!(fault.option.as_deref(), Some("environment" | "cli-input-json"));
            secrets.push((fault.range.0, if is_torn { self.literal.end.max(fault.range.1) } else { fault.range.1 }));
        }
        secrets
    }

    /// Reads the address of the archive.
    fn zip_file(&mut self, argument: &Argument<'_>) -> Literal {
        const PREFIX: &str = "fileb://";
        let (start, end) = argument.values.first().map_or(argument.range, |word| (word.start, word.end));
        let text = argument.values.first().map_or("", |word| word.text.as_str());
        let known = text.split(UNKNOWN).next().unwrap_or_default();
        let is_possible = known.starts_with(PREFIX) || known.len() < text.len() && PREFIX.starts_with(known);
        if !is_possible && !argument.values.is_empty() {
            let option = Some(argument.option.name.to_string());
            self.faults.push(Fault { range: (start, end), option, kind: FaultKind::ZipFile });
        }
        Literal { kind: Kind::Unknown, start, end }
    }

    /// Whether a line of the command that is continued ends with CR LF.
    pub(crate) fn has_carriage_return(&self, text: &str) -> bool {
        text.get(self.literal.start..self.literal.end).is_some_and(|command| command.contains("\\\r\n"))
    }

    /// Reports the first line of the command that ends with CR LF.
    pub(crate) fn note_carriage_return(&mut self, text: &str) {
        let start = self.literal.start;
        if let Some(at) = text.get(start..).and_then(|rest| rest.find("\\\r\n")) {
            let range = (start + at, start + at + 1);
            self.faults.push(Fault { range, option: None, kind: FaultKind::CarriageReturn });
        }
    }

    /// Whether an option sets this member, or may set it.
    pub(crate) fn may_set(&self, name: &str) -> bool {
        self.targets.iter().any(|target| match target {
            Target::Member(field) | Target::Flag(field, _) => field.name == name,
            Target::ZipFile => name == "ZipFile",
            Target::Input => true,
            _ => false,
        })
    }

    /// Looks for an archive in the value of `--code`.
    fn zip_file_in_code(&mut self, argument: &Argument<'_>, literal: &Literal) {
        let Kind::Object { members, .. } = &literal.kind else { return };
        if argument.option.name == "code"
            && let Some(member) = members.iter().find(|member| member.name == "ZipFile")
        {
            let option = Some(argument.option.name.to_string());
            self.faults.push(Fault { range: (member.start, member.end), option, kind: FaultKind::ZipFileInCode });
        }
    }

    /// Finds braces that the shell expands into several words.
    fn braces(&mut self, argument: &Argument<'_>, dialect: Dialect) {
        let Some(expansion) = dialect.brace_expansion() else { return };
        if let Some(range) = argument.values.iter().find_map(|word: &Word| word.braces) {
            let is_certain = expansion == BraceExpansion::Yes;
            let option = Some(argument.option.name.to_string());
            self.faults.push(Fault { range, option, kind: FaultKind::Braces { is_certain } });
        }
    }
}

impl Call {
    /// Moves all ranges to where they are in the document.
    pub(crate) fn relocate(&mut self, place: &dyn Fn((usize, usize)) -> (usize, usize)) {
        self.literal.relocate(place);
        let ranges = self.faults.iter_mut().map(|fault| &mut fault.range);
        for range in ranges.chain(self.region.iter_mut().map(|(_, range)| range)) {
            *range = place(*range);
        }
    }
}

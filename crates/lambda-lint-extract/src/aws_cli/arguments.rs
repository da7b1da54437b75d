//! The words of a command by option, as Python's `argparse` assigns them for the AWS CLI.

use super::options::{Arity, CliOption, Target, cli_name};
use super::{Fault, FaultKind};
use lambda_lint::CREATE_FUNCTION;
use lambda_lint::internals::same_letters;
use lambda_lint::model::Kind;
use lambda_lint_syntax::command::{UNKNOWN, Word};

/// An option with its values.
#[derive(Debug)]
pub(super) struct Argument<'o> {
    pub(super) option: &'o CliOption,
    /// Where the option is.
    pub(super) range: (usize, usize),
    pub(super) values: Vec<Word>,
    /// It may have values that are not written.
    pub(super) is_open: bool,
    /// A word that belongs to no option follows, which may be the rest of the value.
    pub(super) is_torn: bool,
}

/// All options of a command.
#[derive(Debug, Default)]
pub(super) struct Arguments<'o> {
    pub(super) arguments: Vec<Argument<'o>>,
    /// There may be options that are not written.
    pub(super) is_open: bool,
    pub(super) faults: Vec<Fault>,
    /// It describes how to write a command, or asks for help.
    pub(super) is_synopsis: bool,
}

/// The kind of a word.
enum Role<'o> {
    Value,
    /// An option, with the place of its value if it is in the same word.
    Option(&'o CliOption, Option<usize>),
    Ambiguous(Vec<&'o CliOption>),
    UnknownOption,
    /// It may be anything, and any number of words.
    Anything,
}

/// Assigns words to options. Those of the program are taken out first, wherever they are.
pub(super) fn assign<'o>(words: &[Word], global: &'o [CliOption], own: &'o [CliOption]) -> Arguments<'o> {
    let mut all = Arguments::default();
    let mut rest = Vec::new();
    let words: Vec<Word> = words.iter().map(|word| all.with_hyphens(word, global, own)).collect();
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        match role(word, global) {
            Role::Option(option, explicit) => all.option(word, option, explicit, || {
                words.next_if(|next| matches!(role(next, global), Role::Value | Role::Anything)).cloned()
            }),
            Role::Ambiguous(options) => all.ambiguous(word, &options),
            _ => rest.push(word),
        }
    }
    let globals = all.arguments.len();
    let mut words = rest.into_iter().peekable();
    // an option that is not known may take the next values
    let mut is_behind_unknown = all.is_open;
    while let Some(word) = words.next() {
        let range = (word.start, word.end);
        match role(word, own) {
            Role::Option(option, explicit) => {
                is_behind_unknown = false;
                all.option(word, option, explicit, || {
                    words.next_if(|next| matches!(role(next, own), Role::Value | Role::Anything)).cloned()
                });
            }
            Role::Value if is_synopsis(word) => all.is_synopsis = true,
            // one finding for all of them
            Role::Value if is_behind_unknown => {}
            Role::Value if joined(word, own).is_some() => {
                all.faults.push(Fault { range, option: None, kind: FaultKind::Joined });
                if let Some((option, at)) = joined(word, own) {
                    all.option(word, option, Some(at), || None);
                }
            }
            Role::Value => {
                let before = all.arguments[globals..].last_mut();
                let option = before.as_ref().map(|argument| argument.option.name.to_string());
                let kind = match before {
                    Some(argument) => {
                        argument.is_torn = true;
                        if is_member(word, argument.option) { FaultKind::Spaced } else { FaultKind::Unexpected }
                    }
                    None => FaultKind::Unexpected,
                };
                all.faults.push(Fault { range, option, kind });
                is_behind_unknown = true;
            }
            Role::Ambiguous(options) => {
                all.ambiguous(word, &options);
                is_behind_unknown = true;
            }
            Role::UnknownOption => {
                let nearest = nearest(&word.text, global, own);
                let option = own.iter().find(|option| nearest.as_ref().is_some_and(|name| *name == option.name));
                let kind = code_option(name_of(&word.text), own)
                    .unwrap_or_else(|| FaultKind::UnknownOption(name_of(&word.text).to_owned(), nearest));
                let is_known = all.faults.iter().any(|fault| matches!(fault.kind, FaultKind::PartOfCode(_)));
                if !is_known || !matches!(kind, FaultKind::PartOfCode(_)) {
                    all.faults.push(Fault { range, option: None, kind });
                }
                is_behind_unknown = true;
                // it may be one that is missing
                all.is_open |= option.is_none();
                // its value is that of the option that was meant
                if let Some(option) = option {
                    is_behind_unknown = false;
                    let explicit = word.text.find('=').map(|at| at + 1);
                    all.option(word, option, explicit, || {
                        words.next_if(|next| matches!(role(next, own), Role::Value | Role::Anything)).cloned()
                    });
                }
            }
            Role::Anything => {
                all.is_open = true;
                is_behind_unknown = true;
            }
        }
    }
    all
}

impl<'o> Arguments<'o> {
    /// A word with `--` in place of the dash that a word processor made of it, if an option follows.
    fn with_hyphens(&mut self, word: &Word, global: &[CliOption], own: &[CliOption]) -> Word {
        let is_dash = |c: char| matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}');
        let name = word.text.trim_start_matches(|c| is_dash(c) || c == '-');
        let start = word.text.len() - name.len();
        let Some(dash) = word.text[..start].chars().find(|c| is_dash(*c)) else { return word.clone() };
        let option = format!("--{}", name_of(name));
        if name.is_empty() || find(&option, global).is_empty() && find(&option, own).is_empty() {
            return word.clone();
        }
        self.faults.push(Fault { range: (word.start, word.end), option: None, kind: FaultKind::Dash(dash, option) });
        word.with_start(start, "--")
    }

    fn ambiguous(&mut self, word: &Word, options: &[&CliOption]) {
        let names = options.iter().map(|option| option.name.to_string()).collect();
        let (range, kind) = ((word.start, word.end), FaultKind::Ambiguous(word.text.clone(), names));
        self.faults.push(Fault { range, option: None, kind });
        self.is_open = true;
    }

    /// Adds an option with the values that `next` gives.
    fn option(
        &mut self,
        word: &Word,
        option: &'o CliOption,
        explicit: Option<usize>,
        mut next: impl FnMut() -> Option<Word>,
    ) {
        let range = (word.start, word.end);
        let mut argument = Argument { option, range, values: Vec::new(), is_open: false, is_torn: false };
        let arity = option.arity();
        let name = || Some(option.name.to_string());
        let is_spaced = explicit == Some(word.text.len()) && !word.is_quoted && arity != Arity::None;
        if let Some(value) = is_spaced.then(&mut next).flatten() {
            // a space follows `=`
            self.faults.push(Fault { range: (value.start, value.end), option: name(), kind: FaultKind::Unexpected });
            argument.values.push(value);
        } else if let Some(at) = explicit {
            argument.values.push(word.part(at));
            argument.range = word.range(0, at - 1);
            if arity == Arity::None {
                self.faults.push(Fault { range, option: name(), kind: FaultKind::Unexpected });
            }
        } else if arity != Arity::None {
            while let Some(value) = next() {
                argument.is_open |= value.may_split;
                argument.values.push(value);
                if arity != Arity::Many {
                    break;
                }
            }
            if argument.values.is_empty() && arity == Arity::One {
                self.faults.push(Fault { range, option: name(), kind: FaultKind::MissingValue });
            }
        }
        self.arguments.push(argument);
    }
}

fn role<'o>(word: &Word, options: &'o [CliOption]) -> Role<'o> {
    let text = word.text.as_str();
    if text.starts_with(UNKNOWN) {
        return Role::Anything;
    }
    if !text.starts_with('-') || text.len() == 1 {
        return Role::Value;
    }
    let end = text.find(['=', UNKNOWN]).unwrap_or(text.len());
    if text[end..].starts_with(UNKNOWN) {
        return Role::Anything;
    }
    let name = &text[..end];
    let explicit = text[end..].starts_with('=').then_some(end + 1);
    match find(name, options).as_slice() {
        [] => {}
        [one] => return Role::Option(one, explicit),
        many => return Role::Ambiguous(many.to_vec()),
    }
    if is_negative_number(text) || text.contains(' ') {
        return Role::Value;
    }
    Role::UnknownOption
}

/// The option of this name, or those whose names begin so.
fn find<'o>(name: &str, options: &'o [CliOption]) -> Vec<&'o CliOption> {
    let Some(name) = name.strip_prefix("--") else { return Vec::new() };
    if let Some(exact) = options.iter().find(|option| option.name == name) {
        return vec![exact];
    }
    options.iter().filter(|option| !name.is_empty() && option.name.starts_with(name)).collect()
}

fn is_negative_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or_default();
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    !digits.is_empty()
        && is_digits(whole)
        && is_digits(part)
        && !part.is_empty()
        && (digits.contains('.') || !whole.is_empty())
}

/// Whether a word belongs to a description of the command.
fn is_synopsis(word: &Word) -> bool {
    let text = word.text.as_str();
    matches!(text, "help" | "..." | "…" | "[...]" | "[…]")
        || text.starts_with("[-")
        || text.starts_with("[<")
        || text.starts_with("<-")
}

/// What is wrong with an option for the code that another operation has.
fn code_option(name: &str, own: &[CliOption]) -> Option<FaultKind> {
    let name = name.strip_prefix("--")?;
    let has_code = own.iter().any(|option| option.name == "code");
    let mut parts = CREATE_FUNCTION.code_structure().fields.iter().map(|field| field.name);
    match name {
        "code" if own.iter().any(|option| option.name == "s3-bucket") => Some(FaultKind::CodeAtTop),
        _ => parts.find(|part| has_code && cli_name(part) == name).map(|part| FaultKind::PartOfCode(part.to_owned())),
    }
}

/// The option that begins a word which also has its value, and where the value begins.
fn joined<'o>(word: &Word, own: &'o [CliOption]) -> Option<(&'o CliOption, usize)> {
    let (name, _) = word.text.split_once(' ')?;
    match find(name, own).as_slice() {
        [only] => Some((only, name.len() + 1)),
        _ => None,
    }
}

/// Whether a word after the value of an option is one more member of it.
fn is_member(word: &Word, option: &CliOption) -> bool {
    let Target::Member(field) = option.target else { return false };
    let Some((name, _)) = word.text.split_once('=') else { return false };
    match &field.shape.kind {
        Kind::Structure(structure) => structure.fields.iter().any(|field| same_letters(field.name, name)),
        Kind::Map { .. } => true,
        _ => false,
    }
}

/// The part of a word before its value.
fn name_of(text: &str) -> &str {
    text.split('=').next().unwrap_or_default()
}

/// The option that was probably meant.
fn nearest(text: &str, global: &[CliOption], own: &[CliOption]) -> Option<String> {
    let name = name_of(text).trim_start_matches('-').replace('_', "-").to_ascii_lowercase();
    let mut names = own.iter().chain(global).map(|option| option.name.as_ref());
    let nearest = lambda_lint::internals::nearest(&name, &mut names).map(str::to_owned);
    // the last word of one name only, such as `name`
    let mut ends = own.iter().filter(|option| option.name.strip_suffix(&name).is_some_and(|rest| rest.ends_with('-')));
    nearest.or_else(|| ends.next().filter(|_| ends.next().is_none()).map(|option| option.name.to_string()))
}

//! The words of a command by option, as Python's `argparse` assigns them for the AWS CLI.

use super::options::{Arity, CliOption};
use super::{Fault, FaultKind};
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

/// What a word is.
enum Role<'o> {
    Value,
    /// An option, with the place of its value if it is in the same word.
    Option(&'o CliOption, Option<usize>),
    Ambiguous(Vec<&'o CliOption>),
    UnknownOption,
    /// It may be anything, and any number of words.
    Anything,
}

/// Assigns words to options.
pub(super) fn assign<'o>(words: &[Word], global: &'o [CliOption], own: &'o [CliOption]) -> Arguments<'o> {
    let mut all = Arguments::default();
    let mut words = words.iter().peekable();
    // whether an option that is not known may take the next values
    let mut is_behind_unknown = false;
    let role = |word: &Word| role(word, global, own);
    while let Some(word) = words.next() {
        let range = (word.start, word.end);
        let (option, explicit) = match role(word) {
            Role::Option(option, explicit) => (option, explicit),
            Role::Value if is_synopsis(word) => {
                all.is_synopsis = true;
                continue;
            }
            Role::Value => {
                if !is_behind_unknown {
                    let option = all.arguments.last().map(|argument| argument.option.name.to_string());
                    all.faults.push(Fault { range, option, kind: FaultKind::Unexpected });
                    // one finding for all of them
                    is_behind_unknown = true;
                }
                continue;
            }
            Role::Ambiguous(options) => {
                let names = options.iter().map(|option| option.name.to_string()).collect();
                all.faults.push(Fault { range, option: None, kind: FaultKind::Ambiguous(word.text.clone(), names) });
                all.is_open = true;
                is_behind_unknown = true;
                continue;
            }
            Role::UnknownOption => {
                let nearest = nearest(&word.text, global, own);
                let kind = FaultKind::UnknownOption(name_of(&word.text).to_owned(), nearest);
                all.faults.push(Fault { range, option: None, kind });
                is_behind_unknown = true;
                continue;
            }
            Role::Anything => {
                all.is_open = true;
                is_behind_unknown = true;
                continue;
            }
        };
        is_behind_unknown = false;
        let mut argument = Argument { option, range, values: Vec::new(), is_open: false };
        let arity = option.arity();
        if let Some(at) = explicit {
            argument.values.push(word.part(at));
            argument.range = word.range(0, at - 1);
            if arity == Arity::None {
                let option = Some(option.name.to_string());
                all.faults.push(Fault { range, option, kind: FaultKind::Unexpected });
            }
        } else if arity != Arity::None {
            while let Some(next) = words.next_if(|next| matches!(role(next), Role::Value | Role::Anything)) {
                argument.is_open |= next.may_split;
                argument.values.push(next.clone());
                if arity != Arity::Many {
                    break;
                }
            }
            if argument.values.is_empty() && arity == Arity::One {
                all.faults.push(Fault { range, option: Some(option.name.to_string()), kind: FaultKind::MissingValue });
            }
        }
        all.arguments.push(argument);
    }
    all
}

fn role<'o>(word: &Word, global: &'o [CliOption], own: &'o [CliOption]) -> Role<'o> {
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
    // those of the program are looked for first, everywhere in the command
    for options in [global, own] {
        match find(name, options).as_slice() {
            [] => {}
            [one] => return Role::Option(one, explicit),
            many => return Role::Ambiguous(many.to_vec()),
        }
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

/// The part of a word before its value.
fn name_of(text: &str) -> &str {
    text.split('=').next().unwrap_or_default()
}

/// The option that was probably meant.
fn nearest(text: &str, global: &[CliOption], own: &[CliOption]) -> Option<String> {
    let name = name_of(text).trim_start_matches('-').replace('_', "-").to_ascii_lowercase();
    let mut names = own.iter().chain(global).map(|option| option.name.as_ref());
    lambda_lint::internals::nearest(&name, &mut names).map(str::to_owned)
}

//! Commands of the AWS CLI that create or update a function.

mod arguments;
mod options;
pub(crate) mod rules;
mod values;

use crate::shape::model::Structure;
use crate::source::command::{self, Command, Dialect, Interruption, UNKNOWN, Word, shorthand};
use crate::source::literal::{Kind, Literal, Member};
use options::Target;
use std::ops::Range;

/// Something that the AWS CLI or the shell refuses.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fault {
    pub(crate) range: (usize, usize),
    /// The option that it is about, without `--`.
    pub(crate) option: Option<String>,
    pub(crate) kind: FaultKind,
}

/// What is wrong with a command.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum FaultKind {
    /// A word belongs to no option.
    Unexpected(String),
    /// An abbreviation fits several options.
    Ambiguous(String, Vec<String>),
    /// There is no such option; this one is similar.
    UnknownOption(String, Option<String>),
    /// The option needs a value.
    MissingValue,
    /// The value is not shorthand.
    Shorthand(shorthand::FaultKind),
    /// The value is not JSON.
    Json(String),
    /// The shell makes several words of the value.
    Braces { is_certain: bool },
    /// The archive is not read from a file.
    ZipFile,
    /// The archive is in the value of `--code`.
    ZipFileInCode,
    /// The script ends the command before its last option.
    Interrupted(Interruption),
}

//! What the AWS CLI or the shell refuses.

use lambda_lint_syntax::command::{Interruption, shorthand};

/// Something that the AWS CLI or the shell refuses.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fault {
    pub(crate) range: (usize, usize),
    /// The option that it is about, without `--`.
    pub(crate) option: Option<String>,
    pub(crate) kind: FaultKind,
}

/// A problem of a command.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum FaultKind {
    /// A word belongs to no option.
    Unexpected,
    /// A word belongs to no option: a space separates it from the value that it is a member of.
    Spaced,
    /// An option and its value are in one word.
    Joined,
    /// An option begins with this dash.
    Dash(char, String),
    /// There is no such operation.
    UnknownOperation(&'static str),
    /// A space follows the prefix of a file.
    SpaceInPath(&'static str),
    /// An abbreviation fits several options.
    Ambiguous(String, Vec<String>),
    /// There is no such option; this one is similar.
    UnknownOption(String, Option<String>),
    /// The option needs a value.
    MissingValue,
    /// The value is not shorthand.
    Shorthand(shorthand::FaultKind),
    /// The value is not JSON.
    Json,
    /// The shell makes several words of the value.
    Braces { is_certain: bool },
    /// The archive is not read from a file.
    ZipFile,
    /// The archive is in the value of `--code`.
    ZipFileInCode,
    /// A variable is in single quotes.
    SingleQuotes,
    /// A quote is not closed.
    Quote,
    /// Several options set what is one option of this operation.
    PartOfCode(String),
    /// One option sets what is several options of this operation.
    CodeAtTop,
    /// bash does not continue a line that ends with CR LF.
    CarriageReturn,
    /// The script ends the command before its last option.
    Interrupted(Interruption),
}

impl FaultKind {
    /// Whether it is about the value of an option alone.
    pub(super) fn is_of_value(&self) -> bool {
        use FaultKind::{Json, Shorthand, SingleQuotes, SpaceInPath, ZipFile, ZipFileInCode};
        matches!(self, Json | Shorthand(_) | SingleQuotes | SpaceInPath(_) | ZipFile | ZipFileInCode)
    }

    pub(super) fn is_unexpected(&self) -> bool {
        matches!(self, FaultKind::Unexpected | FaultKind::Spaced | FaultKind::Joined)
    }
}

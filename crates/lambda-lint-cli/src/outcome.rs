//! The result for one source.

use crate::error::Error;
use crate::render::Document;
use lambda_lint::Severity;

/// What became of a source.
pub(crate) enum Outcome {
    Checked(Box<Checked>),
    /// Not a request, and not expected to be one.
    Foreign,
    /// A file that cannot be read and looks like a request, but is not expected to be one.
    Unread(String),
    /// No request, though the user named it.
    NoRequest(String),
    Failed(Error),
}

/// A document that was checked.
pub(crate) struct Checked {
    pub(crate) document: Document,
    /// How many fixes were applied.
    pub(crate) fixes: u64,
    /// How many findings make the program fail.
    pub(crate) failing: u64,
    /// Why what could be repaired was not.
    pub(crate) kept: Option<Kept>,
    /// Warnings about comments that suppress.
    pub(crate) warnings: Vec<String>,
    /// What goes to stdout in place of what came from stdin.
    pub(crate) echo: Option<Vec<u8>>,
}

/// Why a document was not repaired, or not all of it.
pub(crate) enum Kept {
    /// We do not write its encoding.
    Encoding,
    /// There was more to mend than a run looks at.
    Rest,
    /// The new text could not be written.
    Failed(Error),
}

/// How many findings are at or above the level that counts.
pub(crate) fn failing(found: impl Iterator<Item = Severity>, fail_on: Severity) -> u64 {
    let counts = |severity: &Severity| match fail_on {
        Severity::Error => *severity == Severity::Error,
        Severity::Warning => *severity != Severity::Advice,
        Severity::Advice => true,
    };
    found.filter(counts).count() as u64
}

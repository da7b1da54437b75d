//! Documents that are mistaken for a request: what the service answers, templates that nobody filled in,
//! and what has nothing to do with one. Each is one fault, where every member would be another.
//!
//! They are looked for only where much is wrong, so that a request does not pay for it.

pub mod answer;
pub mod foreign;
pub(crate) mod rules;
mod skeleton;

use crate::reporter::DiagnosticBuilder;
use crate::source::{NodeId, Tree};

/// With fewer findings a document is a request.
pub(crate) const MIN_FINDINGS: usize = 3;

/// What a document is instead of a request.
pub(crate) enum WrongDocument {
    /// All of it is something else: no other rule runs.
    Whole(DiagnosticBuilder<'static>),
    /// These values are to be filled in or removed; in the tree they are not known any more.
    Partly(DiagnosticBuilder<'static>, Vec<NodeId>),
}

/// What a document is instead of a request; `None` if it is a request. If members `may_lack`, a document without any is still a request.
#[cold]
pub(crate) fn find(tree: &mut Tree<'_>, may_lack: bool) -> Option<WrongDocument> {
    let foreign = |tree: &Tree<'_>| if may_lack { None } else { foreign::find(tree) };
    answer::find(tree).or_else(|| foreign(tree)).map(WrongDocument::Whole).or_else(|| skeleton::find(tree))
}

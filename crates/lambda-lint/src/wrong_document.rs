//! Documents that are no request at all, but were taken for one: what the service answers, templates that nobody filled in,
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
    /// All of it is something else: nothing more is to be said.
    Whole(DiagnosticBuilder<'static>),
    /// These values are to be filled in or removed; in the tree they are not known any more.
    Partly(DiagnosticBuilder<'static>, Vec<NodeId>),
}

/// What a document is instead of a request, if it is none. Where members `may_lack`, one without any is no reason to doubt.
#[cold]
pub(crate) fn find(tree: &mut Tree<'_>, may_lack: bool) -> Option<WrongDocument> {
    let foreign = |tree: &Tree<'_>| if may_lack { None } else { foreign::find(tree) };
    answer::find(tree).or_else(|| foreign(tree)).map(WrongDocument::Whole).or_else(|| skeleton::find(tree))
}

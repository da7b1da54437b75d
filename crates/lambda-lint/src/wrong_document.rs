//! Detects documents that were mistaken for requests: service responses, unfilled skeletons, and unrelated documents. Each is
//! reported once, instead of an error for every member.
//!
//! The detectors run only on documents with many errors, so requests do not pay for them.

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
    /// The whole document is something else; there are no further findings.
    Whole(DiagnosticBuilder<'static>),
    /// These values are to be filled in or removed; in the tree they are not known any more.
    Partly(DiagnosticBuilder<'static>, Vec<NodeId>),
}

/// Classifies a document that is not a request. If members `may_lack`, a document without any may still be a request.
#[cold]
pub(crate) fn find(tree: &mut Tree<'_>, may_lack: bool) -> Option<WrongDocument> {
    let foreign = |tree: &Tree<'_>| if may_lack { None } else { foreign::find(tree) };
    answer::find(tree).or_else(|| foreign(tree)).map(WrongDocument::Whole).or_else(|| skeleton::find(tree))
}

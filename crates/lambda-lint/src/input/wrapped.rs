//! A request that was found, with what is known of it beside its members.

use super::circumstances::Circumstances;
use super::envelope::Envelope;
use crate::completeness::Completeness;
use crate::draft::Place;
use crate::source::copy::Copier;
use crate::source::json::{self, SyntaxFault};
use crate::source::source_map::{Offsets, Origins, PartOf};
use crate::source::{NodeId, Tree};

/// A request that was found in a document.
#[derive(Debug)]
pub(crate) struct Wrapped<'t> {
    /// The value that is the request.
    pub(crate) body: NodeId,
    /// The request, or why it cannot be read.
    pub(crate) request: Result<Tree<'t>, Box<SyntaxFault>>,
    pub(crate) outer: PartOf<'t>,
    /// What it says that a member is not there; `None` if that is for the caller to know.
    pub(crate) completeness: Option<Completeness>,
    /// Where it goes, whatever the caller says.
    pub(crate) region: Option<String>,
    /// Where and when it was sent, where the caller does not say.
    pub(crate) circumstances: Circumstances,
    /// The HTTP call around it.
    pub(crate) envelope: Option<Envelope<'t>>,
    /// What the service answered when it was sent.
    pub(crate) recorded: Option<Recorded>,
}

/// A refusal that a document records.
#[derive(Debug)]
pub(crate) struct Recorded {
    pub(crate) place: Place,
    pub(crate) code: String,
    pub(crate) message: Option<String>,
}

impl<'t> Wrapped<'t> {
    /// A request made of pieces of the document.
    pub(super) fn new(body: NodeId, document: &'t Tree<'t>, copier: Copier<'_, 't>) -> Self {
        let (request, origins) = copier.finish();
        let (origins, offsets) = (Origins::Each(origins), Offsets::Document);
        Wrapped::of(body, Ok(request), PartOf { document, origins, offsets, is_editable: true, naming: None })
    }

    /// A request as JSON in a string of the document.
    pub(super) fn of_text(string: NodeId, document: &'t Tree<'t>) -> Self {
        Wrapped::in_text(string, document, json::parse(document.text(string)))
    }

    /// A request that was read from JSON in a string of the document.
    pub(super) fn in_text(string: NodeId, document: &'t Tree<'t>, request: Result<Tree<'t>, Box<SyntaxFault>>) -> Self {
        let (origins, offsets) = (Origins::Text(string), Offsets::of_text(document, string));
        Wrapped::of(string, request, PartOf { document, origins, offsets, is_editable: true, naming: None })
    }

    fn of(body: NodeId, request: Result<Tree<'t>, Box<SyntaxFault>>, outer: PartOf<'t>) -> Self {
        Wrapped {
            body,
            request,
            outer,
            completeness: None,
            region: None,
            circumstances: Circumstances::default(),
            envelope: None,
            recorded: None,
        }
    }
}

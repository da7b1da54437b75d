//! A request that was found, with what is known of it beside its members.

use super::circumstances::Circumstances;
use super::embedded::Offsets;
use super::envelope::Envelope;
use super::outer::{Origins, Outer};
use crate::completeness::Completeness;
use crate::source::copy::Copier;
use crate::source::json::{self, SyntaxFault};
use crate::source::{NodeId, Tree};

/// A request that was found in a document.
#[derive(Debug)]
pub(crate) struct Wrapped<'t> {
    /// The value that is the request.
    pub(crate) body: NodeId,
    /// The request, or why it cannot be read.
    pub(crate) request: Result<Tree<'t>, Box<SyntaxFault>>,
    pub(crate) outer: Outer<'t>,
    /// What it says that a member is not there; `None` if that is for the caller to know.
    pub(crate) completeness: Option<Completeness>,
    /// Where it goes, whatever the caller says.
    pub(crate) region: Option<String>,
    /// Where and when it was sent, where the caller does not say.
    pub(crate) circumstances: Circumstances,
    /// The HTTP call around it.
    pub(crate) envelope: Option<Envelope<'t>>,
    /// What the service answered when it was sent.
    pub(crate) recorded: Option<Recorded<'t>>,
}

/// A refusal that a document records.
#[derive(Debug)]
pub(crate) struct Recorded<'t> {
    pub(crate) place: NodeId,
    pub(crate) code: &'t str,
    pub(crate) message: Option<&'t str>,
}

impl<'t> Wrapped<'t> {
    /// A request made of pieces of the document.
    pub(super) fn new(body: NodeId, document: &'t Tree<'t>, copier: Copier<'t>) -> Self {
        let (request, origins) = copier.finish();
        let origins = Origins::Each(origins);
        Wrapped {
            body,
            request: Ok(request),
            outer: Outer { document, origins, offsets: Offsets::Document, is_editable: true },
            completeness: None,
            region: None,
            circumstances: Circumstances::default(),
            envelope: None,
            recorded: None,
        }
    }

    /// A request as JSON in a string of the document.
    pub(super) fn of_text(string: NodeId, document: &'t Tree<'t>) -> Self {
        let offsets = Offsets::of_text(document, string);
        Wrapped {
            body: string,
            request: json::parse(document.text(string)),
            outer: Outer { document, origins: Origins::Text(string), offsets, is_editable: true },
            completeness: None,
            region: None,
            circumstances: Circumstances::default(),
            envelope: None,
            recorded: None,
        }
    }
}

//! Facts about the call that sends a request: plain data, provided by the extractors.

use crate::date::Date;
use crate::place::{Place, PlaceKind};
use crate::source::{NodeId, NodeKind, Tree};

/// An HTTP call, but for its body.
#[derive(Debug)]
pub struct HttpCall<'t> {
    /// The document that the call is in.
    pub tree: &'t Tree<'t>,
    /// The object that is the call.
    pub object: NodeId,
    /// The method.
    pub method: Option<CallField<'t>>,
    /// The address.
    pub url: CallField<'t>,
    /// `None` if the headers are yet to be known.
    pub headers: Option<Vec<(&'t str, CallField<'t>)>>,
    /// The text of the body, where it is sent as it is written.
    pub body_text: Option<&'t str>,
    /// Whether the sender of the call adds a `Content-Type`.
    pub has_content_type: bool,
    /// Whether a text is what it says, and not to be filled in later.
    pub is_known: fn(&str) -> bool,
}

/// A value around the request.
#[derive(Debug, Clone, Copy)]
pub struct CallField<'t> {
    /// `None` if it is not a string, or unknown.
    pub text: Option<&'t str>,
    /// The value in the document.
    pub node: NodeId,
}

impl<'t> CallField<'t> {
    /// The field that is a node of a document.
    pub fn of(tree: &'t Tree<'t>, node: NodeId, is_known: fn(&str) -> bool) -> Self {
        let text = (tree.kind(node) == NodeKind::Text).then(|| tree.text(node)).filter(|text| is_known(text));
        CallField { text, node }
    }

    /// Where it is.
    pub fn place(self) -> Place {
        Place(PlaceKind::Outside(self.node))
    }
}

impl<'t> HttpCall<'t> {
    /// The place where a header with this name would be.
    pub fn missing_header(&self, name: &'static str) -> Place {
        Place(match self.tree.member(self.object, "headers") {
            Some((_, headers)) => PlaceKind::MissingOutside(headers, name),
            None => PlaceKind::MissingOutside(self.object, "headers"),
        })
    }

    /// The header of this name, in any case.
    pub fn header(&self, name: &str) -> Option<CallField<'t>> {
        let mut headers = self.headers.iter().flatten();
        headers.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, field)| *field)
    }
}

/// Where and when a recorded call was made. What the caller says goes before it.
#[derive(Debug, Default)]
pub struct CallContext {
    /// The region of the call.
    pub region: Option<String>,
    /// Where the document names the region.
    pub region_from: Option<Place>,
    /// The account that made it.
    pub account: Option<String>,
    /// The day on which it was made.
    pub day: Option<Date>,
    /// Facts that are ignored because the members of an accepted request contradict each other.
    pub conflicts: Conflicts,
}

/// What the members of a request tell nothing of, because one says another thing than the others.
#[derive(Debug, Clone, Copy, Default)]
pub struct Conflicts {
    /// The region.
    pub region: bool,
    /// The account.
    pub account: bool,
}

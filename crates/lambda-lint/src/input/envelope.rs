//! What stands around the body of an HTTP call: the view that rules about it read.

use super::endpoint::Address;
use crate::draft::{Place, PlaceKind};
use crate::source::{NodeId, NodeKind, Tree};

/// An HTTP call, but for its body.
#[derive(Debug)]
pub(crate) struct Envelope<'t> {
    pub(crate) tree: &'t Tree<'t>,
    /// The object that is the call.
    pub(crate) object: NodeId,
    pub(crate) method: Option<Field<'t>>,
    pub(crate) url: Field<'t>,
    pub(crate) address: Address<'t>,
    /// `None` if the headers are yet to be known.
    pub(crate) headers: Option<Vec<(&'t str, Field<'t>)>>,
    /// The text of the body, where it is sent as it is written.
    pub(crate) body_text: Option<&'t str>,
    /// Whether whoever sends the call adds a `Content-Type` of its own.
    pub(crate) has_content_type: bool,
    /// Whether a text is what it says, and not to be filled in later.
    pub(crate) is_known: fn(&str) -> bool,
}

/// A value around the request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field<'t> {
    /// `None` if it is no string, or yet to be known.
    pub(crate) text: Option<&'t str>,
    pub(crate) node: NodeId,
}

impl<'t> Field<'t> {
    pub(super) fn of(tree: &'t Tree<'t>, node: NodeId, is_known: fn(&str) -> bool) -> Self {
        let text = (tree.kind(node) == NodeKind::Text).then(|| tree.text(node)).filter(|text| is_known(text));
        Field { text, node }
    }

    pub(crate) fn place(self) -> Place {
        Place(PlaceKind::Outside(self.node))
    }
}

impl<'t> Envelope<'t> {
    /// Where a header of this name would be.
    pub(crate) fn missing_header(&self, name: &'static str) -> Place {
        Place(match self.tree.member(self.object, "headers") {
            Some((_, headers)) => PlaceKind::MissingOutside(headers, name),
            None => PlaceKind::MissingOutside(self.object, "headers"),
        })
    }

    /// The header of this name, in any case.
    pub(crate) fn header(&self, name: &str) -> Option<Field<'t>> {
        let mut headers = self.headers.iter().flatten();
        headers.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, field)| *field)
    }
}

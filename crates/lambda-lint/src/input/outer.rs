//! How a request lies in the document that it is a part of.

use super::embedded::Offsets;
use super::naming::Naming;
use crate::diagnostic::TextEdit;
use crate::source::{NodeId, Tree};

/// How a request lies in the document that it is a part of.
#[derive(Debug)]
pub(crate) struct Outer<'t> {
    pub(crate) document: &'t Tree<'t>,
    pub(crate) origins: Origins,
    pub(crate) offsets: Offsets,
    /// Whether anybody would edit the document.
    pub(crate) is_editable: bool,
    /// How the document names its places, where it has names of its own for them.
    pub(crate) naming: Option<Naming>,
}

/// Which nodes of the document those of the request come from.
#[derive(Debug)]
pub(crate) enum Origins {
    /// Each has its own.
    Each(Vec<NodeId>),
    /// All of them are in this string.
    Text(NodeId),
}

impl Outer<'_> {
    /// The node of the document that a node of the request comes from.
    fn origin(&self, node: NodeId) -> NodeId {
        match &self.origins {
            Origins::Each(origins) => origins.get(node as usize).copied().unwrap_or(0),
            Origins::Text(string) => *string,
        }
    }

    /// The pointer to a node of the request in the document, with the document's own names; `None` in a document that has none.
    pub(crate) fn pointer(&self, node: NodeId) -> Option<String> {
        let has_pointers = self.naming.as_ref().is_none_or(|naming| naming.has_pointers);
        has_pointers.then(|| self.document.pointer(self.origin(node)))
    }

    /// The pointer that a member would have which an object of the request lacks.
    pub(crate) fn pointer_of_missing(&self, object: NodeId, names: &str) -> Option<String> {
        let mut pointer = self.pointer(object)?;
        if self.has_pointers() {
            pointer.push_str(names);
        }
        Some(pointer)
    }

    /// The attribute or the argument that a node of the request comes from.
    pub(crate) fn location(&self, node: NodeId) -> Option<String> {
        self.location_outside(self.origin(node))
    }

    /// The attribute or the argument that a member would have which an object of the request lacks. `path` is that of the member.
    pub(crate) fn location_of_missing(&self, object: NodeId, path: &str) -> Option<String> {
        let naming = self.naming.as_ref()?;
        Some(naming.missing(self.document, self.origin(object), path))
    }

    /// The attribute or the argument that a node of the document is, or is in.
    pub(crate) fn location_outside(&self, node: NodeId) -> Option<String> {
        Some(self.naming.as_ref()?.location(self.document, node))
    }

    /// Whether the members of the request are members in the document: there are no pointers into a string.
    pub(crate) fn has_pointers(&self) -> bool {
        matches!(self.origins, Origins::Each(_))
    }

    /// A range of the request's text in the document.
    pub(crate) fn range(&self, range: (usize, usize)) -> (usize, usize) {
        self.offsets.range(range)
    }

    /// An edit of the request's text as one of the document; `None` where nobody would make it.
    pub(crate) fn edit(&self, edit: TextEdit) -> Option<TextEdit> {
        #[cfg(feature = "yaml")]
        if matches!(self.origins, Origins::Text(string) if self.document.is_shared(string)) {
            return None;
        }
        self.offsets.edit(edit).filter(|_| self.is_editable)
    }

    /// The pointer to a node of the document and its range.
    pub(crate) fn outside(&self, node: NodeId) -> (Option<String>, (usize, usize)) {
        let found = self.document.node(node);
        let has_pointers = self.naming.as_ref().is_none_or(|naming| naming.has_pointers);
        (has_pointers.then(|| self.document.pointer(node)), (found.start as usize, found.end as usize))
    }
}

//! Where the nodes of a tree come from that was made of pieces of a document.

mod offsets;

use crate::{NodeId, TextEdit, Tree};
pub use offsets::Offsets;

/// Leads from a tree back to the document that it was made of.
pub trait SourceMap: std::fmt::Debug {
    /// The pointer to a node of the tree in the document, with the document's own names.
    fn pointer(&self, node: NodeId) -> String;

    /// The pointer that a member would have which an object of the tree lacks. `names` is the rest of it.
    fn pointer_of_missing(&self, object: NodeId, names: &str) -> String {
        let mut pointer = self.pointer(object);
        if self.has_pointers() {
            pointer.push_str(names);
        }
        pointer
    }

    /// Whether the members of the tree are members in the document: there are no pointers into a string.
    fn has_pointers(&self) -> bool;

    /// A range of the tree's text in the document.
    fn range(&self, range: (usize, usize)) -> (usize, usize);

    /// An edit of the tree's text as one of the document; `None` if it cannot be made there.
    fn edit(&self, edit: TextEdit) -> Option<TextEdit>;

    /// The pointer to a node of the document and its range.
    fn outside(&self, node: NodeId) -> (String, (usize, usize));
}

/// The map of a tree that is a part of one document.
#[derive(Debug)]
pub struct PartOf<'t> {
    /// The document.
    pub document: &'t Tree<'t>,
    /// Where the nodes come from.
    pub origins: Origins,
    /// Where the text comes from.
    pub offsets: Offsets,
    /// Whether the document is one that people edit.
    pub is_editable: bool,
}

/// Which nodes of the document those of a tree come from.
#[derive(Debug)]
pub enum Origins {
    /// Each has its own.
    Each(Vec<NodeId>),
    /// All of them are in this string.
    Text(NodeId),
}

impl SourceMap for PartOf<'_> {
    fn pointer(&self, node: NodeId) -> String {
        match &self.origins {
            Origins::Each(origins) => self.document.pointer(origins.get(node as usize).copied().unwrap_or(0)),
            Origins::Text(string) => self.document.pointer(*string),
        }
    }

    fn has_pointers(&self) -> bool {
        matches!(self.origins, Origins::Each(_))
    }

    fn range(&self, range: (usize, usize)) -> (usize, usize) {
        self.offsets.range(range)
    }

    fn edit(&self, edit: TextEdit) -> Option<TextEdit> {
        #[cfg(feature = "yaml")]
        if matches!(self.origins, Origins::Text(string) if self.document.is_shared(string)) {
            return None;
        }
        self.offsets.edit(edit).filter(|_| self.is_editable)
    }

    fn outside(&self, node: NodeId) -> (String, (usize, usize)) {
        let found = self.document.node(node);
        (self.document.pointer(node), (found.start as usize, found.end as usize))
    }
}

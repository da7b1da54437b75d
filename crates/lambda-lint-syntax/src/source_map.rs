//! Where the nodes of a tree come from that was made of pieces of a document.

mod naming;
mod offsets;

use crate::edits::{NodeEdit, text_edits};
use crate::{NodeId, TextEdit, Tree};
#[cfg(feature = "yaml")]
use crate::{NodeKind, Syntax};
pub use naming::Naming;
pub use offsets::Offsets;

/// Leads from a tree back to the document that it was made of.
pub trait SourceMap: std::fmt::Debug {
    /// The pointer to a node of the tree in the document, with the document's own names; `None` in a document that has none.
    fn pointer(&self, node: NodeId) -> Option<String>;

    /// The pointer that a member would have which an object of the tree lacks. `names` is the rest of it.
    fn pointer_of_missing(&self, object: NodeId, names: &str) -> Option<String> {
        let mut pointer = self.pointer(object)?;
        if self.has_pointers() {
            pointer.push_str(names);
        }
        Some(pointer)
    }

    /// The attribute or the argument that a node of the tree comes from, where the document has such names.
    fn location(&self, node: NodeId) -> Option<String>;

    /// The attribute or the argument that a member would have which an object of the tree lacks. `path` is that of the member.
    fn location_of_missing(&self, object: NodeId, path: &str) -> Option<String>;

    /// The attribute or the argument that sets the member at this path of the request, without what is around it.
    fn spell(&self, _path: &str) -> Option<String> {
        None
    }

    /// The attribute or the argument that a node of the document is, or is in.
    fn location_outside(&self, node: NodeId) -> Option<String>;

    /// Whether the members of the tree are members in the document: pointers cannot refer into a string.
    fn has_pointers(&self) -> bool;

    /// A range of the tree's text in the document.
    fn range(&self, range: (usize, usize)) -> (usize, usize);

    /// An edit of the tree's text as one of the document; `None` if it cannot be made there.
    fn edit(&self, edit: TextEdit) -> Option<TextEdit>;

    /// The pointer to a node of the document and its range.
    fn outside(&self, node: NodeId) -> (Option<String>, (usize, usize));

    /// Where the document names the block of YAML that an object of the tree comes from: such a block has no bracket to point at.
    fn name_of_block(&self, _object: NodeId) -> Option<(usize, usize)> {
        None
    }

    /// The edits of the document's text for edits in terms of its own nodes; `None` if they cannot be made.
    fn document_edits(&self, _edits: &[NodeEdit<'_>]) -> Option<Vec<TextEdit>> {
        None
    }
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
    /// How the document names its places, where it has names of its own for them.
    pub naming: Option<Naming>,
}

/// Maps the nodes of a tree to the nodes of the document.
#[derive(Debug)]
pub enum Origins {
    /// Each has its own.
    Each(Vec<NodeId>),
    /// All of them are in this string.
    Text(NodeId),
}

impl PartOf<'_> {
    /// The node of the document that a node of the tree comes from.
    fn origin(&self, node: NodeId) -> NodeId {
        match &self.origins {
            Origins::Each(origins) => origins.get(node as usize).copied().unwrap_or(0),
            Origins::Text(string) => *string,
        }
    }

    fn document_pointer(&self, node: NodeId) -> Option<String> {
        let has_pointers = self.naming.as_ref().is_none_or(|naming| naming.has_pointers);
        has_pointers.then(|| self.document.pointer(node))
    }
}

impl SourceMap for PartOf<'_> {
    fn pointer(&self, node: NodeId) -> Option<String> {
        self.document_pointer(self.origin(node))
    }

    fn location(&self, node: NodeId) -> Option<String> {
        self.location_outside(self.origin(node))
    }

    fn location_of_missing(&self, object: NodeId, path: &str) -> Option<String> {
        let naming = self.naming.as_ref()?;
        Some(naming.missing(self.document, self.origin(object), path))
    }

    fn spell(&self, path: &str) -> Option<String> {
        (self.naming.as_ref()?.spell)(path)
    }

    fn location_outside(&self, node: NodeId) -> Option<String> {
        Some(self.naming.as_ref()?.location(self.document, node)).filter(|location| !location.is_empty())
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

    fn outside(&self, node: NodeId) -> (Option<String>, (usize, usize)) {
        let found = self.document.node(node);
        (self.document_pointer(node), (found.start as usize, found.end as usize))
    }

    fn name_of_block(&self, object: NodeId) -> Option<(usize, usize)> {
        name_of_block(self.document, self.origin(object))
    }

    fn document_edits(&self, edits: &[NodeEdit<'_>]) -> Option<Vec<TextEdit>> {
        text_edits(self.document, edits).filter(|_| self.is_editable)
    }
}

/// The name of a block of YAML, or of the resource whose properties it has.
#[cfg(feature = "yaml")]
pub fn name_of_block(tree: &Tree<'_>, block: NodeId) -> Option<(usize, usize)> {
    let is_block = tree.syntax() == Syntax::Yaml
        && tree.kind(block) == NodeKind::Object
        && !tree.is_shared(block)
        && !tree.written(block).starts_with(['{', '*', '&', '!']);
    let mut name = tree.name_of(block).filter(|_| is_block)?;
    if tree.text(name) == "Properties" {
        name = tree.name_of(tree.holder(block)).unwrap_or(name);
    }
    Some((tree.node(name).start as usize, tree.node(name).end as usize))
}

/// Without YAML there are no blocks.
#[cfg(not(feature = "yaml"))]
pub fn name_of_block(_: &Tree<'_>, _: NodeId) -> Option<(usize, usize)> {
    None
}

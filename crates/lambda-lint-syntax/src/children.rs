//! The members of objects and the entries of lists.

use crate::{NodeId, NodeKind, Tree};

impl<'a> Tree<'a> {
    /// The members of an object, as pairs of nodes: name and value. Nothing for another node.
    #[inline]
    pub fn members(&self, object: NodeId) -> Members<'_, 'a> {
        let node = self.node(object);
        let end = if node.kind == NodeKind::Object { node.next } else { object };
        Members { tree: self, at: object + 1, end }
    }

    /// The member of this name, as nodes: name and value.
    pub fn member(&self, object: NodeId, wanted: &str) -> Option<(NodeId, NodeId)> {
        self.members(object).find(|&(name, _)| self.text(name) == wanted)
    }

    /// The string that the member of this name is.
    pub fn text_member(&self, object: NodeId, wanted: &str) -> Option<&str> {
        let (_, value) = self.member(object, wanted)?;
        (self.kind(value) == NodeKind::Text).then(|| self.text(value))
    }

    /// The tag of a value and its content, where the document has a tag that YAML does not define: `!Sub text`.
    pub fn tagged(&self, id: NodeId) -> Option<(&str, NodeId)> {
        let node = self.node(id);
        let is_tagged = node.kind == NodeKind::Unknown && node.next > id + 2;
        is_tagged.then(|| (self.text(id + 1), id + 2))
    }

    /// The entries of a list. Nothing for another node.
    #[inline]
    pub fn entries(&self, list: NodeId) -> Entries<'_, 'a> {
        let node = self.node(list);
        let end = if node.kind == NodeKind::List { node.next } else { list };
        Entries { tree: self, at: list + 1, end }
    }
}

/// See [`Tree::members`].
#[derive(Debug, Clone)]
pub struct Members<'t, 'a> {
    tree: &'t Tree<'a>,
    at: NodeId,
    end: NodeId,
}

impl Iterator for Members<'_, '_> {
    type Item = (NodeId, NodeId);

    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.end {
            return None;
        }
        let name = self.at;
        self.at = self.tree.node(name + 1).next;
        Some((name, name + 1))
    }
}

/// See [`Tree::entries`].
#[derive(Debug, Clone)]
pub struct Entries<'t, 'a> {
    tree: &'t Tree<'a>,
    at: NodeId,
    end: NodeId,
}

impl Iterator for Entries<'_, '_> {
    type Item = NodeId;

    #[inline(always)]
    fn next(&mut self) -> Option<NodeId> {
        if self.at >= self.end {
            return None;
        }
        let entry = self.at;
        self.at = self.tree.node(entry).next;
        Some(entry)
    }
}

//! A tree made of pieces of another one: the request that a document holds, under the names that the API has.

use crate::{DECODED, NodeId, NodeKind, OPEN, OPTIONAL, Tree};
use std::borrow::Cow;

/// Builds a tree in document order and records the origin of each node.
#[derive(Debug)]
pub struct Copier<'f, 't> {
    from: &'f Tree<'t>,
    tree: Tree<'t>,
    origins: Vec<NodeId>,
    /// Whether the document is a template: values are where they are defined, and what the reader of YAML noticed is left out.
    is_template: bool,
}

impl<'f, 't> Copier<'f, 't> {
    /// An empty tree, to which nodes of this one are added.
    pub fn new(from: &'f Tree<'t>) -> Self {
        let tree = Tree { syntax: from.syntax, ..Tree::new(from.source, 64) };
        Copier { from, tree, origins: Vec::with_capacity(64), is_template: false }
    }

    /// Takes the document for a template: a value that an alias repeats is where it is defined, so that it is in the same place
    /// for all that share it. What the reader of YAML noticed is left out, because the tool that reads the template reads it otherwise.
    #[must_use]
    pub fn of_template(mut self) -> Self {
        self.is_template = true;
        self
    }

    /// Where a node of the document is.
    fn range(&self, origin: NodeId) -> (usize, usize) {
        let node = self.from.node(origin);
        #[cfg(feature = "yaml")]
        if self.is_template
            && let Ok(index) = self.from.anchored.binary_search_by_key(&origin, |anchored| anchored.0)
        {
            let (start, end) = self.from.anchored[index].1;
            return (start as usize, end as usize);
        }
        (node.start as usize, node.end as usize)
    }

    /// The tree, and for each of its nodes the one that it comes from.
    pub fn finish(self) -> (Tree<'t>, Vec<NodeId>) {
        (self.tree, self.origins)
    }

    /// Begins a list or an object in the place of a node. What is added until [`close`](Self::close) belongs to it.
    pub fn open(&mut self, kind: NodeKind, origin: NodeId) -> NodeId {
        let node = self.from.node(origin);
        let (start, end) = self.range(origin);
        self.origins.push(origin);
        let copied = self.tree.push(kind, "", start, end);
        self.tree.nodes[copied as usize].flags = node.flags;
        copied
    }

    /// Ends a list or an object.
    pub fn close(&mut self, container: NodeId) {
        let end = self.tree.node(container).end as usize;
        self.tree.close(container, end);
    }

    /// Adds the name of a member, spelled otherwise than in the document.
    pub fn name(&mut self, name: Cow<'static, str>, origin: NodeId) {
        self.scalar(NodeKind::Text, name, origin);
    }

    /// Adds a value that is not known yet.
    pub fn unknown(&mut self, origin: NodeId) {
        let (start, end) = self.range(origin);
        self.origins.push(origin);
        self.tree.push(NodeKind::Unknown, "", start, end);
    }

    /// Adds a value that may be absent: the value of a member, or an entry of a list.
    pub fn optional(&mut self, origin: NodeId) {
        self.unknown(origin);
        if let Some(added) = self.tree.nodes.last_mut() {
            added.flags |= OPTIONAL;
        }
    }

    /// Adds a text that means something else than the API's member: rules take it for unknown, but it stays readable.
    pub fn foreign_text(&mut self, origin: NodeId) {
        self.leaf(origin);
        if let Some(added) = self.tree.nodes.last_mut() {
            added.kind = NodeKind::Unknown;
        }
    }

    /// Marks a list or an object that was added: it may hold more entries, keys or members than are written.
    pub fn mark_open(&mut self, container: NodeId) {
        self.tree.nodes[container as usize].flags |= OPEN;
    }

    /// Adds a scalar that the document writes in another form, such as a number in quotes.
    pub fn scalar(&mut self, kind: NodeKind, text: Cow<'static, str>, origin: NodeId) {
        let node = *self.from.node(origin);
        let (start, end) = self.range(origin);
        self.origins.push(origin);
        match text {
            Cow::Borrowed(text) => drop(self.tree.push(kind, text, start, end)),
            Cow::Owned(text) => self.tree.push_decoded(kind, text, start, end),
        }
        // its place and whether it is secret do not change
        if let Some(added) = self.tree.nodes.last_mut() {
            added.flags |= node.flags & !DECODED;
        }
    }

    /// Adds a value with all that it holds. `is_known` is asked for each string in it.
    pub fn copy(&mut self, value: NodeId, is_known: fn(&str) -> bool) {
        let from = self.from;
        match from.kind(value) {
            NodeKind::Object => {
                let object = self.open(NodeKind::Object, value);
                for (name, value) in from.members(value) {
                    self.leaf(name);
                    self.copy(value, is_known);
                }
                self.close(object);
            }
            NodeKind::List => {
                let list = self.open(NodeKind::List, value);
                from.entries(value).for_each(|entry| self.copy(entry, is_known));
                self.close(list);
            }
            NodeKind::Text if !is_known(from.text(value)) => self.unknown(value),
            _ => self.leaf(value),
        }
    }

    /// Adds a node as it is: a name, or a leaf value.
    pub fn leaf(&mut self, origin: NodeId) {
        let node = *self.from.node(origin);
        self.origins.push(origin);
        let (start, end) = self.range(origin);
        if node.flags & DECODED == 0 {
            self.tree.push(node.kind, node.text, start, end);
        } else {
            self.tree.push_decoded(node.kind, self.from.text(origin).to_owned(), start, end);
        }
        if let Some(copied) = self.tree.nodes.last_mut() {
            copied.flags = node.flags;
        }
        if !self.is_template {
            #[cfg(feature = "yaml")]
            if let Ok(index) = self.from.notes.binary_search_by_key(&origin, |note| note.0) {
                let copied = self.tree.nodes.len() as NodeId - 1;
                self.tree.notes.push((copied, self.from.notes[index].1));
            }
        }
    }
}

/// Makes all strings unknown that are not known yet: a tree that was read from text has them as they are written.
pub fn forget(tree: &mut Tree<'_>, is_known: fn(&str) -> bool) {
    let mut unknown = Vec::new();
    let mut values = vec![0];
    while let Some(value) = values.pop() {
        match tree.kind(value) {
            NodeKind::Object => values.extend(tree.members(value).map(|(_, value)| value)),
            NodeKind::List => values.extend(tree.entries(value)),
            NodeKind::Text if !is_known(tree.text(value)) => unknown.push(value),
            _ => {}
        }
    }
    for value in unknown {
        tree.forget(value);
    }
}

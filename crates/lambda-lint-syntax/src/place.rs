//! Where a node is in its tree: only asked where there is something to report.

use crate::path;
use crate::{NodeId, NodeKind, Tree};

/// One step down from a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Into the member whose name is this node.
    Member(NodeId),
    /// Into the entry of this index.
    Entry(usize),
}

impl Tree<'_> {
    /// The parent of each node: an object for a name, the name for its value, a list for an entry, which has its index,
    /// too.
    fn parents(&self) -> &[(NodeId, usize)] {
        self.parents.get_or_init(|| {
            let mut parents = vec![(0, 0); self.nodes.len()];
            for id in 0..self.nodes.len() as NodeId {
                for (name, value) in self.members(id) {
                    parents[name as usize] = (id, 0);
                    parents[value as usize] = (name, 0);
                }
                if let Some((_, content)) = self.tagged(id) {
                    parents[content as usize - 1] = (id, 0);
                    parents[content as usize] = (id, 0);
                }
                for (index, entry) in self.entries(id).enumerate() {
                    parents[entry as usize] = (id, index);
                }
            }
            parents
        })
    }

    /// The object or list that holds this name or value; the root for the root.
    pub fn holder(&self, id: NodeId) -> NodeId {
        let (above, _) = self.parents()[id as usize];
        if self.kind(above) == NodeKind::Text { self.parents()[above as usize].0 } else { above }
    }

    /// The name of the member that a node is the value or the name of; `None` for an entry of a list and for the root.
    pub fn name_of(&self, id: NodeId) -> Option<NodeId> {
        match self.trail(id).pop()? {
            Step::Member(name) => Some(name),
            Step::Entry(_) => None,
        }
    }

    /// Whether a node is the name of a member.
    pub fn is_name(&self, id: NodeId) -> bool {
        self.name_of(id) == Some(id)
    }

    /// The JSON Pointer to a node. The name of a member has the pointer of its value.
    pub fn pointer(&self, target: NodeId) -> String {
        let mut pointer = String::new();
        for step in self.trail(target) {
            match step {
                Step::Member(name) => path::push_name(&mut pointer, self.text(name)),
                Step::Entry(index) => path::push_index(&mut pointer, index),
            }
        }
        pointer
    }

    /// The steps from the root to a node: each ancestor that is a member's value or a list's entry.
    pub fn trail(&self, target: NodeId) -> Vec<Step> {
        let mut trail = Vec::new();
        let mut at = target;
        while at != 0 {
            let (above, index) = self.parents()[at as usize];
            match self.kind(above) {
                NodeKind::Object => trail.push(Step::Member(at)),
                NodeKind::List => trail.push(Step::Entry(index)),
                // this is a value, its name is the next step up
                _ => {}
            }
            at = above;
        }
        trail.reverse();
        trail
    }
}

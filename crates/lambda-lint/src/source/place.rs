//! Where a node is in its tree: only asked where there is something to report.

use super::{NodeId, NodeKind, Tree};
use crate::path;

/// One step down from a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Into the member whose name is this node.
    Member(NodeId),
    /// Into the entry of this index.
    Entry(usize),
}

impl Tree<'_> {
    /// For each node what it belongs to: an object for a name, the name for its value, a list for an entry, which has
    /// its index, too.
    fn parents(&self) -> &[(NodeId, usize)] {
        self.parents.get_or_init(|| {
            let mut parents = vec![(0, 0); self.nodes.len()];
            for id in 0..self.nodes.len() as NodeId {
                for (name, value) in self.members(id) {
                    parents[name as usize] = (id, 0);
                    parents[value as usize] = (name, 0);
                }
                for (index, entry) in self.entries(id).enumerate() {
                    parents[entry as usize] = (id, index);
                }
            }
            parents
        })
    }

    /// The object or list that holds this name or value; the root for the root.
    pub(crate) fn holder(&self, id: NodeId) -> NodeId {
        let (above, _) = self.parents()[id as usize];
        if self.kind(above) == NodeKind::Text { self.parents()[above as usize].0 } else { above }
    }

    /// The JSON Pointer to a node. The name of a member has that of its value.
    pub(crate) fn pointer(&self, target: NodeId) -> String {
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
    pub(crate) fn trail(&self, target: NodeId) -> Vec<Step> {
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

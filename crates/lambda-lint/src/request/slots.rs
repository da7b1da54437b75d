//! Where the members of a request are.

use crate::shape::table::Member;
use crate::source::NodeId;

/// Where each member of the request is in the tree.
#[derive(Debug, Clone)]
pub(crate) struct Slots {
    /// 0, the root, stands for "not there".
    nodes: [NodeId; Member::ALL.len()],
    pub(crate) present: u128,
}

impl Slots {
    pub(crate) fn new() -> Self {
        Slots { nodes: [0; Member::ALL.len()], present: 0 }
    }

    #[inline]
    pub(crate) fn set(&mut self, member: Member, node: NodeId) {
        self.nodes[member as usize] = node;
        self.present |= member.bit();
    }

    /// Forgets a member and all below it, for another of its name that comes now: the last one counts.
    #[cold]
    pub(crate) fn clear(&mut self, member: Member) {
        for &below in Member::ALL {
            let mut above = Some(below);
            while above.is_some_and(|above| above != member) {
                above = above.and_then(Member::parent);
            }
            if above.is_some() {
                self.nodes[below as usize] = 0;
                self.present &= !below.bit();
            }
        }
    }

    /// Forgets the member whose value is at this node.
    #[cold]
    pub(crate) fn clear_node(&mut self, node: NodeId) {
        if let Some(&member) = Member::ALL.iter().find(|&&member| self.node(member) == Some(node)) {
            self.clear(member);
        }
    }

    #[inline]
    pub(crate) fn node(&self, member: Member) -> Option<NodeId> {
        let node = self.nodes[member as usize];
        (node != 0).then_some(node)
    }
}

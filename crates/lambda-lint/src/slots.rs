//! Where the members of a request are.

use crate::model::table::Member;
use crate::source::{NodeId, NodeKind, Tree};

/// Maps each member of the request to its node.
#[derive(Debug, Clone)]
pub(crate) struct Slots {
    /// 0, the root, means "absent".
    nodes: [NodeId; Member::ALL.len()],
    pub(crate) present: u128,
    /// Members that may be absent: they have no node here.
    optional: u128,
}

impl Slots {
    pub(crate) fn new() -> Self {
        Slots { nodes: [0; Member::ALL.len()], present: 0, optional: 0 }
    }

    #[inline]
    pub(crate) fn set(&mut self, member: Member, node: NodeId) {
        self.nodes[member as usize] = node;
        self.present |= member.bit();
    }

    /// Adds a member of which only a later step knows whether it is present.
    #[cold]
    pub(crate) fn set_optional(&mut self, member: Member) {
        self.optional |= member.bit();
    }

    /// Whether only a later step knows if the member is present.
    pub(crate) fn is_optional(&self, member: Member) -> bool {
        self.optional & member.bit() != 0
    }

    /// Whether a member without a node may be present all the same: it is optional, or what would hold it is optional, open or
    /// unknown.
    pub(crate) fn may_be_present(&self, tree: &Tree<'_>, member: Member) -> bool {
        let mut at = Some(member);
        while let Some(member) = at {
            if self.is_optional(member) {
                return true;
            }
            at = member.parent();
            let holder = at.map_or(Some(0), |parent| self.node(parent));
            if let Some(holder) = holder {
                return tree.is_open(holder) || tree.kind(holder) == NodeKind::Unknown;
            }
        }
        false
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
                self.optional &= !below.bit();
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

//! Finds duplicate names in an object, at a bounded cost even for hostile documents.

use crate::place::{Place, PlaceKind};
use crate::source::{NodeId, Tree};
use crate::{bytes, sort};

/// Up to this many names are hashed without a secret seed; more are sorted.
const SMALL: usize = 256;

/// The names of one object that were seen so far.
pub(super) struct KeySet {
    object: NodeId,
    /// A bit for the hash of each name: a name whose bit is free is new, and most are.
    bits: [u64; 16],
    /// All names of an object that has many, sorted, twins in the order of the document.
    many: Option<Vec<NodeId>>,
}

impl KeySet {
    #[inline]
    pub(super) fn new(tree: &Tree<'_>, object: NodeId) -> Self {
        // a name and its value are two nodes at least
        let nodes = (tree.node(object).next - object) as usize;
        let is_small = nodes <= 2 * SMALL || tree.members(object).nth(SMALL).is_none();
        KeySet { object, bits: [0; 16], many: if is_small { None } else { Some(sorted_names(tree, object)) } }
    }

    /// Adds the name. Returns the first one if it is a duplicate.
    #[inline]
    pub(super) fn insert(&mut self, tree: &Tree<'_>, name: NodeId) -> Result<(), NodeId> {
        let text = tree.text(name);
        if let Some(many) = &self.many {
            return first_of_many(tree, many, text, name);
        }
        let hash = bytes::hash(text) as usize;
        let (word, bit) = (&mut self.bits[hash >> 6 & 15], 1 << (hash & 63));
        if *word & bit != 0 {
            return self.look(tree, text, name);
        }
        *word |= bit;
        Ok(())
    }

    /// Compares with all names before it.
    #[cold]
    fn look(&self, tree: &Tree<'_>, text: &str, name: NodeId) -> Result<(), NodeId> {
        let before = tree.members(self.object).map(|(other, _)| other).take_while(|&other| other < name);
        match before.into_iter().find(|&other| bytes::same(tree.text(other), text)) {
            Some(first) => Err(first),
            None => Ok(()),
        }
    }
}

/// Values that a later duplicate name replaces: their start and end, sorted and disjoint.
#[derive(Debug, Default)]
pub(super) struct Unseen(Vec<(NodeId, NodeId)>);

impl Unseen {
    #[cold]
    pub(super) fn new(ranges: Vec<(NodeId, NodeId)>) -> Self {
        let mut ranges = sort::sorted(ranges, Ord::cmp);
        ranges.dedup_by(|inner, outer| inner.1 <= outer.1);
        Unseen(ranges)
    }

    /// Whether a place is in it.
    pub(super) fn has(&self, place: Place) -> bool {
        let node = match place.0 {
            PlaceKind::Value(id) | PlaceKind::Name(id) | PlaceKind::Missing(id, _) => id,
            _ => return false,
        };
        let at = self.0.partition_point(|&(begin, _)| begin <= node);
        at > 0 && self.0[at - 1].1 > node
    }
}

fn sorted_names(tree: &Tree<'_>, object: NodeId) -> Vec<NodeId> {
    let names: Vec<_> = tree.members(object).map(|(name, _)| name).collect();
    sort::sorted(names, |&a, &b| tree.text(a).cmp(tree.text(b)))
}

#[cold]
fn first_of_many(tree: &Tree<'_>, many: &[NodeId], text: &str, name: NodeId) -> Result<(), NodeId> {
    let at = many.partition_point(|&other| tree.text(other) < text);
    many.get(at).filter(|&&first| first < name).map_or(Ok(()), |&first| Err(first))
}

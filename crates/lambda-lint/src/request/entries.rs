//! The entries of lists and maps.

use crate::model::table::Member;
use crate::place::{Place, PlaceKind};
use crate::source::{NodeId, NodeKind, Tree};

/// The entries of a list or of a map. See [`Request::entries`](super::Request::entries).
#[derive(Debug, Clone)]
pub struct Entries<'r> {
    pub(super) tree: &'r Tree<'r>,
    pub(super) at: NodeId,
    pub(super) end: NodeId,
    pub(super) index: usize,
    pub(super) is_map: bool,
}

impl<'r> Iterator for Entries<'r> {
    type Item = Entry<'r>;

    #[inline]
    fn next(&mut self) -> Option<Entry<'r>> {
        if self.at >= self.end {
            return None;
        }
        let (key, value) = if self.is_map { (Some(self.at), self.at + 1) } else { (None, self.at) };
        let entry = Entry { tree: self.tree, key, value, index: self.index };
        self.at = self.tree.node(value).next;
        self.index += 1;
        Some(entry)
    }
}

/// An entry of a list or of a map.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'r> {
    tree: &'r Tree<'r>,
    key: Option<NodeId>,
    value: NodeId,
    index: usize,
}

impl<'r> Entry<'r> {
    /// The place in the list or map, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The key, in a map.
    #[inline]
    pub fn key(&self) -> Option<&'r str> {
        self.key.map(|key| self.tree.text(key))
    }

    /// The key as a place, for faults of the key; in a list the entry itself.
    pub fn key_place(&self) -> Place {
        self.key.map_or(self.place(), |key| Place(PlaceKind::Name(key)))
    }

    /// The value as a place.
    pub fn place(&self) -> Place {
        Place(PlaceKind::Value(self.value))
    }

    /// Whether the key breaks a constraint of its own.
    pub fn is_key_valid(&self) -> bool {
        self.key.is_none_or(|key| !self.tree.is_invalid(key))
    }

    /// Whether only a later step knows if there is such an entry.
    pub fn is_optional(&self) -> bool {
        self.tree.is_optional(self.value)
    }

    /// The string, if it is a valid one.
    #[inline]
    pub fn text(&self) -> Option<&'r str> {
        self.tree.valid_text(self.value)
    }

    /// Whether the source text has the value without escapes, so without a quote, a backslash or a control character.
    pub(crate) fn is_verbatim(&self) -> bool {
        self.tree.is_verbatim(self.value)
    }

    /// The entry's own member of this name, if it is there and valid. For lists of objects.
    pub fn member(&self, member: Member) -> Option<Entry<'r>> {
        let (tree, name) = (self.tree, member.name());
        let found = tree.members(self.value).filter(|&(key, _)| tree.text(key) == name).last();
        let (key, value) = found.filter(|&(_, value)| !tree.is_invalid(value) && tree.kind(value) != NodeKind::Null)?;
        Some(Entry { tree, key: Some(key), value, index: 0 })
    }
}

impl From<Entry<'_>> for Place {
    fn from(entry: Entry<'_>) -> Self {
        entry.place()
    }
}

//! Values that an alias shares with a secret place.

use super::SecretPlaces;
use crate::{DECODED, NodeId, SECRET, Tree};

/// Marks the values outside of secret places that stand in one, too. `origins` has for each node the one that it is a
/// copy of, and `names` the names that repeat a value: those are shown as the alias that is written.
pub(super) fn mark(tree: &mut Tree<'_>, origins: &[NodeId], names: &[(NodeId, NodeId)], secrets: &SecretPlaces) {
    let inside = places(tree, secrets);
    let mut secret: Vec<_> = origins.iter().zip(&inside).filter(|(_, inside)| **inside).map(|(id, _)| *id).collect();
    secret.sort_unstable();
    secret.dedup();
    if secret.is_empty() {
        return;
    }
    for (id, (origin, inside)) in (0..).zip(origins.iter().zip(&inside)) {
        if !inside && secret.binary_search(origin).is_ok() {
            tree.nodes[id].flags |= SECRET;
        }
    }
    for (id, origin) in (0..).zip(origins) {
        let Ok(index) = names.binary_search_by_key(origin, |name| name.0) else { continue };
        let is_public = (secrets.is_public_name)(tree.text(id));
        if secret.binary_search(&names[index].1).is_ok() && !is_public {
            let written = tree.written(id);
            let node = &mut tree.nodes[id as usize];
            (node.text, node.flags) = (written, node.flags & !DECODED);
        }
    }
}

/// Which values are in a secret place.
fn places(tree: &Tree<'_>, secrets: &SecretPlaces) -> Vec<bool> {
    let mut inside = vec![false; tree.nodes.len()];
    for object in 0..tree.nodes.len() as NodeId {
        for (name, value) in tree.members(object) {
            let is_secret = secrets.members.iter().any(|secret| secret.eq_ignore_ascii_case(tree.text(name)));
            inside[value as usize] |= is_secret || inside[object as usize];
        }
        if let Some((_, content)) = tree.tagged(object) {
            inside[content as usize] |= inside[object as usize];
        }
        for entry in tree.entries(object) {
            inside[entry as usize] |= inside[object as usize];
        }
    }
    inside
}

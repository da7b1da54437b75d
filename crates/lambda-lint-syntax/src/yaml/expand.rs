//! Replaces aliases and merge keys with their values.
//!
//! A few lines can expand to more than any memory can hold, so the number of steps and of repeated bytes is limited.

use super::build::References;
use super::{SecretPlaces, fault, secrets};
use crate::json::{MAX_DEPTH, MAX_NODES, SyntaxFault};
use crate::{DECODED, NodeId, NodeKind, REPEATED, SHARED, Tree};
use std::collections::HashSet;

/// The limit for repeated text, in bytes, because rules inspect all of it.
const MAX_REPEATED: usize = 16 << 20;

type Done = Result<(), Box<SyntaxFault>>;

/// The limits that remain for all documents of a file.
#[derive(Debug)]
pub(super) struct Budget {
    /// How many nodes may be looked at.
    steps: usize,
    /// How many bytes may be repeated.
    bytes: usize,
}

impl Budget {
    pub(super) fn of_a_file() -> Self {
        Budget { steps: MAX_NODES, bytes: MAX_REPEATED }
    }
}

/// Returns a tree without aliases.
pub(super) fn expand<'a>(
    raw: Tree<'a>,
    references: &References,
    secret_places: &SecretPlaces,
    budget: &mut Budget,
) -> Result<Tree<'a>, Box<SyntaxFault>> {
    if references.aliases.is_empty() && references.merges.is_empty() && references.names.is_empty() {
        return Ok(raw);
    }
    let out = Tree { syntax: raw.syntax, ..Tree::new(raw.source, raw.nodes.len()) };
    let mut expander = Expander { raw: &raw, references, out, origins: Vec::with_capacity(raw.nodes.len()), budget };
    expander.copy(0, None, 0)?;
    let Expander { mut out, origins, .. } = expander;
    out.texts = raw.texts;
    secrets::mark(&mut out, &origins, &references.names, secret_places);
    mark_shared(&mut out, &origins, references);
    Ok(out)
}

/// Marks the targets of aliases, with all values in them.
fn mark_shared(tree: &mut Tree<'_>, origins: &[NodeId], references: &References) {
    let targets = references.aliases.iter().chain(&references.names).map(|(_, target)| *target);
    let targets: HashSet<NodeId> = targets.collect();
    let mut end = 0;
    for (id, origin) in origins.iter().enumerate() {
        let node = &mut tree.nodes[id];
        if node.flags & REPEATED == 0 && targets.contains(origin) {
            end = end.max(node.next);
        }
        if (id as NodeId) < end {
            node.flags |= SHARED;
        }
    }
}

/// The alias that something is copied for, if there is one.
type Place = Option<(u32, u32)>;
/// The target of an alias, and the place of the alias.
type Target = (NodeId, (u32, u32));

struct Expander<'r, 'a> {
    raw: &'r Tree<'a>,
    references: &'r References,
    out: Tree<'a>,
    /// For each node of `out` the one that it is a copy of.
    origins: Vec<NodeId>,
    budget: &'r mut Budget,
}

impl<'r> Expander<'r, '_> {
    /// Copies a node with all that it contains. `at` is the alias that it is copied for, if there is one.
    fn copy(&mut self, id: NodeId, at: Place, depth: usize) -> Done {
        self.step(id, at)?;
        if let Some((target, at)) = self.target(id, at)? {
            return self.copy(target, Some(at), depth);
        }
        let kind = self.raw.kind(id);
        if matches!(kind, NodeKind::List | NodeKind::Object) && depth >= MAX_DEPTH {
            let (start, end) = self.range(id, at);
            return Err(fault::too_deep(start, end));
        }
        let copy = self.push(id, at)?;
        match kind {
            NodeKind::List => {
                for entry in self.raw.entries(id) {
                    self.copy(entry, at, depth + 1)?;
                }
            }
            NodeKind::Object => self.members(id, at, depth)?,
            NodeKind::Unknown => {
                if let Some((_, content)) = self.raw.tagged(id) {
                    self.step(content - 1, at)?;
                    self.push(content - 1, at)?;
                    self.copy(content, at, depth + 1)?;
                }
            }
            _ => {}
        }
        self.out.nodes[copy].next = self.out.nodes.len() as NodeId;
        Ok(())
    }

    fn members(&mut self, object: NodeId, at: Place, depth: usize) -> Done {
        let raw = self.raw;
        // the object's own members take precedence, at any position
        let mut seen: Option<HashSet<&'r str>> = None;
        for (name, value) in raw.members(object) {
            if !self.is_merge(name) {
                self.member(name, value, at, depth)?;
                continue;
            }
            let seen = seen.get_or_insert_with(|| {
                let own = raw.members(object).filter(|(name, _)| !self.is_merge(*name));
                own.map(|(name, _)| raw.text(name)).collect()
            });
            self.merge(value, at, depth + 1, seen)?;
        }
        Ok(())
    }

    fn member(&mut self, name: NodeId, value: NodeId, at: Place, depth: usize) -> Done {
        self.step(name, at)?;
        self.push(name, at)?;
        self.copy(value, at, depth + 1)
    }

    /// Adds the members of the object, or of the objects in the list, that follow `<<`.
    fn merge(&mut self, value: NodeId, at: Place, depth: usize, seen: &mut HashSet<&'r str>) -> Done {
        self.step(value, at)?;
        if let Some((target, at)) = self.target(value, at)? {
            return self.merge(target, Some(at), depth, seen);
        }
        let (raw, (start, end)) = (self.raw, self.range(value, at));
        if depth >= MAX_DEPTH {
            return Err(fault::too_deep(start, end));
        }
        match raw.kind(value) {
            NodeKind::Object => {
                let (merged, own): (Vec<_>, Vec<_>) = raw.members(value).partition(|(name, _)| self.is_merge(*name));
                for (name, value) in own {
                    self.step(name, at)?;
                    if seen.insert(raw.text(name)) {
                        self.member(name, value, at, depth)?;
                    }
                }
                merged.into_iter().try_for_each(|(_, value)| self.merge(value, at, depth + 1, seen))
            }
            NodeKind::List => raw.entries(value).try_for_each(|entry| self.merge(entry, at, depth + 1, seen)),
            NodeKind::Unknown => Ok(()),
            _ => Err(fault::not_mergeable(start, end)),
        }
    }

    fn is_merge(&self, name: NodeId) -> bool {
        self.references.merges.binary_search(&name).is_ok()
    }

    /// The target of an alias, and the place of the alias. `None` for another node.
    fn target(&self, id: NodeId, at: Place) -> Result<Option<Target>, Box<SyntaxFault>> {
        let aliases = &self.references.aliases;
        let Ok(index) = aliases.binary_search_by_key(&id, |alias| alias.0) else { return Ok(None) };
        let (target, node) = (aliases[index].1, self.raw.node(id));
        if (target..self.raw.node(target).next).contains(&id) {
            return Err(fault::endless(node.start as usize, node.end as usize));
        }
        Ok(Some((target, at.unwrap_or((node.start, node.end)))))
    }

    /// The index of a node in the result.
    fn range(&self, id: NodeId, at: Place) -> (usize, usize) {
        let node = self.raw.node(id);
        let (start, end) = at.unwrap_or((node.start, node.end));
        (start as usize, end as usize)
    }

    fn push(&mut self, id: NodeId, at: Place) -> Result<usize, Box<SyntaxFault>> {
        let mut node = *self.raw.node(id);
        let copy = self.out.nodes.len();
        node.next = copy as NodeId + 1;
        if node.flags & DECODED != 0
            && let Ok(index) = self.raw.decoded.binary_search_by_key(&id, |decoded| decoded.0)
        {
            self.out.decoded.push((copy as NodeId, self.raw.decoded[index].1));
        }
        if let Some((start, end)) = at {
            (node.start, node.end) = (start, end);
            node.flags |= REPEATED;
            self.out.anchored.push((copy as NodeId, (self.raw.node(id).start, self.raw.node(id).end)));
            let left = self.budget.bytes.checked_sub(self.raw.text(id).len());
            self.budget.bytes = left.ok_or_else(|| fault::too_many(start as usize, end as usize))?;
        } else if let Ok(index) = self.raw.notes.binary_search_by_key(&id, |note| note.0) {
            self.out.notes.push((copy as NodeId, self.raw.notes[index].1));
        }
        self.out.nodes.push(node);
        self.origins.push(id);
        Ok(copy)
    }

    fn step(&mut self, id: NodeId, at: Place) -> Done {
        if self.budget.steps == 0 {
            let (start, end) = self.range(id, at);
            return Err(fault::too_many(start, end));
        }
        self.budget.steps -= 1;
        Ok(())
    }
}

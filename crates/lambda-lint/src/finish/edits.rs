//! Edits in terms of the request to edits of its text.

mod removals;
#[cfg(feature = "yaml")]
mod yaml;

use super::Finisher;
use crate::diagnostic::TextEdit;
use crate::draft::{Edit, Place, PlaceKind};
#[cfg(feature = "yaml")]
use crate::source::Syntax;
use crate::source::{NodeId, NodeKind, Step, Tree};
use crate::{order, path};
use removals::removals;
#[cfg(feature = "yaml")]
use yaml::{Block, Unwrapped, Yaml};

/// A fix of more edits is not made in YAML, where each has to look at what is around it. An answer of the service has some thirty.
#[cfg(feature = "yaml")]
const MOST_IN_YAML: usize = 500;

impl Finisher<'_, '_> {
    pub(super) fn text_edits(&self, edits: &[Edit]) -> Option<Vec<TextEdit>> {
        let tree = self.tree?;
        let source = tree.source()?;
        #[cfg(feature = "yaml")]
        if tree.syntax() == Syntax::Yaml {
            return self.in_order(self.yaml_edits(tree, source, edits)?);
        }
        let mut done = Vec::with_capacity(edits.len());
        let mut removed = Vec::new();
        for edit in edits {
            match edit {
                Edit::Remove(place) => removed.push(self.removed(tree, *place)?),
                Edit::Unwrap(around, inner) => {
                    let (around, inner) = (tree.node(self.node_of(*around)?), tree.node(self.node_of(*inner)?));
                    let cut = |from, to| TextEdit { start: from as usize, end: to as usize, text: String::new() };
                    done.extend([cut(around.start, inner.start), cut(inner.end, around.end)]);
                }
                Edit::Quote(place) => {
                    let node = tree.node(self.node_of(*place)?);
                    let quote = |at: u32| TextEdit { start: at as usize, end: at as usize, text: "\"".to_owned() };
                    done.extend([quote(node.start), quote(node.end)]);
                }
                Edit::Respell(place, text) => {
                    let node = tree.node(self.node_of(*place)?);
                    let (start, end) = (node.start as usize + 1, node.end as usize - 1);
                    done.extend(respelling(start, source.get(start..end)?, text)?);
                }
                edit => done.push(self.text_edit(tree, source, edit)?),
            }
        }
        match removed.as_slice() {
            [(first, last)] => done.push(removal(tree, source, *first, *last)?),
            several => done.extend(removals(tree, several)),
        }
        self.in_order(done)
    }

    /// The edits in the order of the document, if they do not overlap.
    fn in_order(&self, edits: Vec<TextEdit>) -> Option<Vec<TextEdit>> {
        let edits = order::sorted(edits, |a, b| a.start.cmp(&b.start));
        let in_order = edits.windows(2).all(|pair| pair[0].end <= pair[1].start);
        match self.outer {
            _ if !in_order => None,
            Some(outer) => edits.into_iter().map(|edit| outer.edit(edit)).collect(),
            None => Some(edits),
        }
    }

    #[cfg(feature = "yaml")]
    fn yaml_edits(&self, tree: &Tree<'_>, source: &str, edits: &[Edit]) -> Option<Vec<TextEdit>> {
        if edits.len() > MOST_IN_YAML {
            return None;
        }
        let yaml = Yaml { tree, source };
        let (mut done, mut blocks) = (Vec::with_capacity(edits.len()), Vec::<Block>::new());
        for edit in edits {
            match edit {
                Edit::Quote(place) => done.extend(yaml.quote(self.node_of(*place)?)?),
                Edit::Respell(place, text) => {
                    let (start, end) = yaml.inside(self.node_of(*place)?)?;
                    done.extend(respelling(start, source.get(start..end)?, text)?);
                }
                Edit::Replace(place, json) => done.push(yaml.replace(self.node_of(*place)?, json)?),
                Edit::Rename(place, name) => {
                    let id = self.node_of(*place)?;
                    let id = if let PlaceKind::Name(id) = place.0 { id } else { self.name_of(tree, id)? };
                    done.push(yaml.rename(id, name)?);
                }
                Edit::Remove(place) => {
                    let (first, last) = self.removed(tree, *place)?;
                    done.push(yaml.remove(first, last)?);
                }
                Edit::Add(place, name, json) => {
                    let object = self.node_of(*place)?;
                    match blocks.iter_mut().find(|block| block.object == object) {
                        Some(block) => yaml.add_in_front(block, name, json),
                        None => done.push(yaml.add(object, name, json)?),
                    }
                }
                Edit::Unwrap(around, inner) => match yaml.unwrap(self.node_of(*around)?, self.node_of(*inner)?)? {
                    Unwrapped::Value(cuts) => done.extend(cuts),
                    Unwrapped::Block(block) => blocks.push(block),
                },
            }
        }
        if blocks.is_empty() { Some(done) } else { yaml.moved(blocks, done) }
    }

    fn text_edit(&self, tree: &Tree<'_>, source: &str, edit: &Edit) -> Option<TextEdit> {
        match edit {
            Edit::Quote(_) | Edit::Respell(..) | Edit::Remove(_) | Edit::Unwrap(..) => None,
            Edit::Replace(place, json) => {
                let node = tree.node(self.node_of(*place)?);
                Some(TextEdit { start: node.start as usize, end: node.end as usize, text: json.clone() })
            }
            Edit::Rename(place, name) => {
                let id = self.node_of(*place)?;
                let name_id = if let PlaceKind::Name(id) = place.0 { id } else { self.name_of(tree, id)? };
                let node = tree.node(name_id);
                Some(TextEdit { start: node.start as usize, end: node.end as usize, text: path::quoted(name) })
            }
            Edit::Add(place, name, json) => {
                let object = self.node_of(*place)?;
                if tree.kind(object) != NodeKind::Object {
                    return None;
                }
                let last = tree.members(object).last();
                let Some((last_name, last_value)) = last else {
                    let at = tree.node(object).start as usize + 1;
                    return Some(TextEdit { start: at, end: at, text: format!("{}: {json}", path::quoted(name)) });
                };
                // the blanks in front of the last member are those that the new one wants, too
                let line_start = tree.node(last_name).start as usize;
                let blanks = &source[source[..line_start].trim_end().len()..line_start];
                let at = tree.node(last_value).end as usize;
                Some(TextEdit { start: at, end: at, text: format!(",{blanks}{}: {json}", path::quoted(name)) })
            }
        }
    }

    /// The name node of a member's value.
    pub(super) fn name_of(&self, tree: &Tree<'_>, id: NodeId) -> Option<NodeId> {
        match tree.trail(id).pop()? {
            Step::Member(name) => Some(name),
            Step::Entry(_) => None,
        }
    }

    /// The first and the last node of what is removed: a member or an entry.
    fn removed(&self, tree: &Tree<'_>, place: Place) -> Option<(NodeId, NodeId)> {
        let id = self.node_of(place)?;
        let is_name = matches!(place.0, PlaceKind::Name(_));
        let (first, last) = if is_name { (id, id + 1) } else { (self.name_of(tree, id).unwrap_or(id), id) };
        (first != 0).then_some((first, last))
    }
}

/// Removes a member or an entry together with one comma and the blanks that separate it.
fn removal(tree: &Tree<'_>, source: &str, first: NodeId, last: NodeId) -> Option<TextEdit> {
    let (start, end) = (tree.node(first).start as usize, tree.node(last).end as usize);
    let before = source[..start].trim_end();
    let behind = source[end..].trim_start();
    if before.ends_with(',') {
        return Some(TextEdit { start: before.len() - 1, end, text: String::new() });
    }
    if let Some(rest) = behind.strip_prefix(',') {
        let rest = rest.trim_start();
        return Some(TextEdit { start, end: source.len() - rest.len(), text: String::new() });
    }
    Some(TextEdit { start: before.len(), end: source.len() - behind.len(), text: String::new() })
}

/// The edits that make another text of a string that stands at `start`, each of them of a few characters. Blanks go, `-`
/// and `_` are replaced, something is added at the end, or all of the difference is in one place; else there are none.
fn respelling(start: usize, old: &str, new: &str) -> Option<Vec<TextEdit>> {
    let same = |(a, b): &(u8, u8)| a == b;
    let behind = old.bytes().rev().zip(new.bytes().rev()).take_while(same).count();
    let (old, new) = (old.get(..old.len() - behind)?, new.get(..new.len() - behind)?);
    let edit =
        |from: usize, to: usize, text: &str| TextEdit { start: start + from, end: start + to, text: text.to_owned() };
    if new.is_empty() {
        return Some(vec![edit(0, old.len(), "")]);
    }
    let mut edits = Vec::new();
    let (mut at, mut rest) = (0, new);
    while let Some(&byte) = old.as_bytes().get(at) {
        let (length, replaced) = match byte {
            byte if rest.as_bytes().first() == Some(&byte) => (1, 1),
            b'-' | b'_' => (1, 1),
            b'\\' if old[at..].starts_with("\\u") => (6, 0),
            b'\\' => (2, 0),
            b' ' => (1, 0),
            _ => return None,
        };
        let text = rest.get(..replaced)?;
        if old.get(at..at + length)? != text {
            edits.push(edit(at, at + length, text));
        }
        (at, rest) = (at + length, &rest[replaced..]);
    }
    if !rest.is_empty() {
        edits.push(edit(at, at, rest));
    }
    Some(edits)
}

//! Edits in terms of the request to edits of its text.

use super::Finisher;
use crate::diagnostic::TextEdit;
use crate::draft::{Edit, PlaceKind};
use crate::path;
use crate::source::{NodeId, NodeKind, Step, Tree};

impl Finisher<'_, '_> {
    pub(super) fn text_edits(&self, edits: &[Edit]) -> Option<Vec<TextEdit>> {
        let (tree, source) = (self.tree?, self.source?);
        let mut done = Vec::with_capacity(edits.len());
        for edit in edits {
            match edit {
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
        done.sort_by_key(|edit| edit.start);
        done.windows(2).all(|pair| pair[0].end <= pair[1].start).then_some(done)
    }

    fn text_edit(&self, tree: &Tree<'_>, source: &str, edit: &Edit) -> Option<TextEdit> {
        match edit {
            Edit::Quote(_) | Edit::Respell(..) => None,
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
            Edit::Remove(place) => {
                self.removal(tree, source, self.node_of(*place)?, matches!(place.0, PlaceKind::Name(_)))
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
    fn name_of(&self, tree: &Tree<'_>, id: NodeId) -> Option<NodeId> {
        match tree.trail(id).pop()? {
            Step::Member(name) => Some(name),
            Step::Entry(_) => None,
        }
    }

    /// Removes a member or an entry together with one comma and the blanks that separate it.
    fn removal(&self, tree: &Tree<'_>, source: &str, id: NodeId, is_name: bool) -> Option<TextEdit> {
        let (first, last) = if is_name { (id, id + 1) } else { (self.name_of(tree, id).unwrap_or(id), id) };
        if first == 0 {
            return None;
        }
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

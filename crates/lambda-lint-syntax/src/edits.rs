//! Edits in terms of a tree to edits of its text.

#[cfg(feature = "hcl")]
mod hcl;
mod removals;
mod substitution;
#[cfg(feature = "yaml")]
mod yaml;

#[cfg(any(feature = "hcl", feature = "yaml"))]
use crate::Syntax;
use crate::{NodeId, NodeKind, TextEdit, Tree, path, sort};
use removals::removals;
use substitution::substitution;
#[cfg(feature = "yaml")]
use yaml::{Block, Unwrapped, Yaml};

/// An edit in terms of a tree. A node is a value, or the name of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeEdit<'e> {
    /// Remove a member or an entry.
    Remove(NodeId),
    /// Put JSON in the place of a value.
    Replace(NodeId, &'e str),
    /// Put quotes around a value, which the edit need not repeat: it may be a secret.
    Quote(NodeId),
    /// Put another text in the place of a string, by edits that repeat little of it: it may be a secret.
    Respell(NodeId, &'e str),
    /// Replace characters inside a string, which the edits do not repeat.
    Substitute(NodeId, &'e [(char, &'static str)]),
    /// Put the second value in the place of the first one, which it is in.
    Unwrap(NodeId, NodeId),
    /// Give a member another name.
    Rename(NodeId, &'e str),
    /// Add a member with this name and this JSON value after the others of an object.
    Add(NodeId, &'e str, &'e str),
}

/// The maximum number of edits of a YAML fix, because each edit must inspect its surroundings. A service response needs about 30.
#[cfg(feature = "yaml")]
const MAX_YAML_EDITS: usize = 500;

/// The edits of the text of a tree, in its order. `None` if one of them cannot be made, or if they overlap.
pub fn text_edits(tree: &Tree<'_>, edits: &[NodeEdit<'_>]) -> Option<Vec<TextEdit>> {
    let source = tree.source()?;
    #[cfg(feature = "yaml")]
    if tree.syntax() == Syntax::Yaml {
        return in_order(yaml_edits(tree, source, edits)?);
    }
    #[cfg(feature = "hcl")]
    if tree.syntax() == Syntax::Hcl {
        return in_order(hcl::text_edits(tree, source, edits)?);
    }
    let mut done = Vec::with_capacity(edits.len());
    let mut removed = Vec::new();
    for edit in edits {
        match *edit {
            NodeEdit::Remove(id) => removed.push(removed_nodes(tree, id)?),
            NodeEdit::Unwrap(around, inner) => {
                let (around, inner) = (tree.node(around), tree.node(inner));
                let cut = |from, to| TextEdit { start: from as usize, end: to as usize, text: String::new() };
                done.extend([cut(around.start, inner.start), cut(inner.end, around.end)]);
            }
            NodeEdit::Quote(id) => {
                let node = tree.node(id);
                let quote = |at: u32| TextEdit { start: at as usize, end: at as usize, text: "\"".to_owned() };
                done.extend([quote(node.start), quote(node.end)]);
            }
            NodeEdit::Respell(id, text) => {
                let node = tree.node(id);
                let (start, end) = (node.start as usize + 1, node.end as usize - 1);
                done.extend(respelling(start, source.get(start..end)?, text)?);
            }
            NodeEdit::Substitute(id, substitutes) => {
                let node = tree.node(id);
                let (start, end) = (node.start as usize + 1, (node.end as usize).checked_sub(1)?);
                done.extend(substitution(start, source.get(start..end)?, true, substitutes)?);
            }
            NodeEdit::Replace(id, json) => {
                let node = tree.node(id);
                done.push(TextEdit { start: node.start as usize, end: node.end as usize, text: json.to_owned() });
            }
            NodeEdit::Rename(id, name) => {
                let node = tree.node(tree.name_of(id)?);
                done.push(TextEdit { start: node.start as usize, end: node.end as usize, text: path::quoted(name) });
            }
            NodeEdit::Add(object, name, json) => done.push(addition(tree, source, object, name, json)?),
        }
    }
    match removed.as_slice() {
        [(first, last)] => done.push(removal(tree, source, *first, *last)?),
        several => done.extend(removals(tree, several)),
    }
    in_order(done)
}

/// The edits in the order of the document, if they do not overlap.
fn in_order(edits: Vec<TextEdit>) -> Option<Vec<TextEdit>> {
    let edits = sort::sorted(edits, |a, b| a.start.cmp(&b.start));
    edits.windows(2).all(|pair| pair[0].end <= pair[1].start).then_some(edits)
}

#[cfg(feature = "yaml")]
fn yaml_edits(tree: &Tree<'_>, source: &str, edits: &[NodeEdit<'_>]) -> Option<Vec<TextEdit>> {
    if edits.len() > MAX_YAML_EDITS {
        return None;
    }
    let yaml = Yaml { tree, source };
    let (mut done, mut blocks) = (Vec::with_capacity(edits.len()), Vec::<Block>::new());
    for edit in edits {
        match *edit {
            NodeEdit::Quote(id) => done.extend(yaml.quote(id)?),
            NodeEdit::Respell(id, text) => {
                let (start, end) = yaml.inside(id)?;
                done.extend(respelling(start, source.get(start..end)?, text)?);
            }
            NodeEdit::Substitute(id, substitutes) => {
                let (start, end) = yaml.inside(id)?;
                done.extend(substitution(start, source.get(start..end)?, false, substitutes)?);
            }
            NodeEdit::Replace(id, json) => done.push(yaml.replace(id, json)?),
            NodeEdit::Rename(id, name) => done.push(yaml.rename(tree.name_of(id)?, name)?),
            NodeEdit::Remove(id) => {
                let (first, last) = removed_nodes(tree, id)?;
                done.push(yaml.remove(first, last)?);
            }
            NodeEdit::Add(object, name, json) => match blocks.iter_mut().find(|block| block.object == object) {
                Some(block) => yaml.add_in_front(block, name, json),
                None => done.push(yaml.add(object, name, json)?),
            },
            NodeEdit::Unwrap(around, inner) => match yaml.unwrap(around, inner)? {
                Unwrapped::Value(cuts) => done.extend(cuts),
                Unwrapped::Block(block) => blocks.push(block),
            },
        }
    }
    if blocks.is_empty() { Some(done) } else { yaml.moved(blocks, done) }
}

/// Adds a member to an object.
fn addition(tree: &Tree<'_>, source: &str, object: NodeId, name: &str, json: &str) -> Option<TextEdit> {
    if tree.kind(object) != NodeKind::Object {
        return None;
    }
    let last = tree.members(object).last();
    let Some((last_name, last_value)) = last else {
        let at = tree.node(object).start as usize + 1;
        return Some(TextEdit { start: at, end: at, text: format!("{}: {json}", path::quoted(name)) });
    };
    // use the same indentation as the last member
    let line_start = tree.node(last_name).start as usize;
    let blanks = &source[source[..line_start].trim_end().len()..line_start];
    let at = tree.node(last_value).end as usize;
    Some(TextEdit { start: at, end: at, text: format!(",{blanks}{}: {json}", path::quoted(name)) })
}

/// The first and last node to remove: a member or an entry.
fn removed_nodes(tree: &Tree<'_>, id: NodeId) -> Option<(NodeId, NodeId)> {
    let first = tree.name_of(id).unwrap_or(id);
    (first != 0).then_some((first, if first == id && tree.is_name(id) { id + 1 } else { id }))
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

/// The edits that change the string at `start` into another text, each of a few characters. Spaces are removed, `-` and `_` are
/// replaced, something is added at the end, or the whole difference is in one place; otherwise `None`.
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

//! Values that are written in a text which is not a document of its own: arguments of a command, literals in source code.

use super::{NodeKind, Syntax, Tree};

/// A value with its place in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Literal {
    /// What it is.
    pub kind: Kind,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Only known when the text is run.
    Unknown,
    /// Null, in the spelling of the language.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number, as JSON writes it.
    Number(String),
    /// A string.
    Text(String),
    /// A list.
    List {
        /// Its entries.
        entries: Vec<Literal>,
        /// It may have entries that the text does not show.
        is_open: bool,
    },
    /// An object or a map.
    Object {
        /// Its members in document order.
        members: Vec<Member>,
        /// It may have members that the text does not show.
        is_open: bool,
    },
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The name.
    pub name: String,
    /// Where the name begins.
    pub start: usize,
    /// Where the name ends.
    pub end: usize,
    /// The value.
    pub value: Literal,
}

/// Makes a tree of values from one text: a list of them.
pub fn plant<'t>(source: &'t str, values: Vec<Literal>) -> Tree<'t> {
    let mut tree = Tree { syntax: Syntax::Shell, ..Tree::new(Some(source), 64) };
    let root = tree.push(NodeKind::List, "", 0, source.len());
    values.into_iter().for_each(|value| add(&mut tree, value));
    tree.close(root, source.len());
    tree
}

/// Adds a value. Readers bound the depth of literals.
fn add(tree: &mut Tree<'_>, literal: Literal) {
    let Literal { kind, start, end } = literal;
    match kind {
        Kind::Unknown => drop(tree.push(NodeKind::Unknown, "", start, end)),
        Kind::Null => drop(tree.push(NodeKind::Null, "", start, end)),
        Kind::Boolean(false) => drop(tree.push(NodeKind::False, "", start, end)),
        Kind::Boolean(true) => drop(tree.push(NodeKind::True, "", start, end)),
        Kind::Number(text) => tree.push_decoded(NodeKind::Number, text, start, end),
        Kind::Text(text) => tree.push_decoded(NodeKind::Text, text, start, end),
        Kind::List { entries, is_open } => {
            let list = tree.push(NodeKind::List, "", start, end);
            tree.set_open(list, is_open);
            entries.into_iter().for_each(|entry| add(tree, entry));
            tree.close(list, end);
        }
        Kind::Object { members, is_open } => {
            let object = tree.push(NodeKind::Object, "", start, end);
            tree.set_open(object, is_open);
            for Member { name, start, end, value } in members {
                tree.push_decoded(NodeKind::Text, name, start, end);
                add(tree, value);
            }
            tree.close(object, end);
        }
    }
}

impl Literal {
    /// Moves all ranges. Readers bound the depth of literals.
    pub fn relocate(&mut self, place: &dyn Fn((usize, usize)) -> (usize, usize)) {
        (self.start, self.end) = place((self.start, self.end));
        match &mut self.kind {
            Kind::List { entries, .. } => entries.iter_mut().for_each(|entry| entry.relocate(place)),
            Kind::Object { members, .. } => {
                for member in members {
                    (member.start, member.end) = place((member.start, member.end));
                    member.value.relocate(place);
                }
            }
            _ => {}
        }
    }
}

impl Literal {
    /// Adds the places of all leaf values.
    pub fn add_leaves(&self, found: &mut Vec<(usize, usize)>) {
        match &self.kind {
            Kind::List { entries, .. } => entries.iter().for_each(|entry| entry.add_leaves(found)),
            Kind::Object { members, .. } => members.iter().for_each(|member| member.value.add_leaves(found)),
            _ => found.push((self.start, self.end)),
        }
    }
}

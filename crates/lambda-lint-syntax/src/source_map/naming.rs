//! Names of places in documents that name them otherwise than by a JSON Pointer: attributes of a resource, arguments of a command.

use crate::{NodeId, Step, Tree};

/// A document's names for its places.
#[derive(Debug)]
pub struct Naming {
    /// The name of the part that holds the request, such as `aws_lambda_function.orders`; empty where arguments have none around them.
    pub base: String,
    /// The node of the document that `base` names.
    pub root: NodeId,
    /// Whether the document has JSON Pointers, too.
    pub has_pointers: bool,
    /// What the document would call a member of the request, given by its JSON Pointer, under `base`; `None` where it has no name for it.
    pub spell: fn(&str) -> Option<String>,
}

impl Naming {
    /// The name of a node; `base` alone for a node that is not in the part which `base` names.
    pub(super) fn location(&self, document: &Tree<'_>, node: NodeId) -> String {
        let mut location = self.base.clone();
        let root = document.node(self.root);
        if node <= self.root || node >= root.next {
            return location;
        }
        let above = document.trail(self.root).len();
        for step in document.trail(node).into_iter().skip(above) {
            match step {
                Step::Member(name) => push_name(&mut location, document.text(name)),
                Step::Entry(index) => push_index(&mut location, index),
            }
        }
        location
    }

    /// The name that a member would have which is missing from an object.
    pub(super) fn missing(&self, document: &Tree<'_>, object: NodeId, path: &str) -> String {
        match (self.spell)(path) {
            Some(name) => {
                let mut location = self.base.clone();
                push_name(&mut location, &name);
                location
            }
            None => self.location(document, object),
        }
    }
}

fn push_name(location: &mut String, name: &str) {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    if name.is_empty() || !name.bytes().all(is_word) {
        location.push_str(&format!("[{name:?}]"));
        return;
    }
    if !location.is_empty() {
        location.push('.');
    }
    location.push_str(name);
}

fn push_index(location: &mut String, index: usize) {
    location.push_str(&format!("[{index}]"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn places_are_named_from_the_part_that_holds_the_request() {
        let document = json::parse(r#"{"x": [1], "fn": {"size": 1, "vars": {"a b": [1, 2]}}}"#).unwrap();
        let root = document.member(0, "fn").unwrap().1;
        let spell = |path: &str| (path == "/Role").then(|| "role".to_owned());
        let naming = Naming { base: "r.fn".to_owned(), root, has_pointers: false, spell };
        let named = |node| naming.location(&document, node);
        let size = document.member(root, "size").unwrap();
        let list = document.member(document.member(root, "vars").unwrap().1, "a b").unwrap().1;
        assert_eq!(
            (named(root), named(size.0), named(size.1)),
            ("r.fn".into(), "r.fn.size".into(), "r.fn.size".into())
        );
        assert_eq!(named(list + 2), "r.fn.vars[\"a b\"][1]");
        assert_eq!(named(3), "r.fn", "in another part");
        assert_eq!(naming.missing(&document, root, "/Role"), "r.fn.role");
        assert_eq!(naming.missing(&document, root, "/Other"), "r.fn");
        let bare = Naming { base: String::new(), ..naming };
        assert_eq!(bare.location(&document, size.1), "size");
    }
}

//! JSON as it is sent.

use crate::path;
use crate::source::{NodeId, NodeKind, Tree};

/// The size of a value as compact JSON, in bytes. Unknown values count as zero.
pub(crate) fn compact_len(tree: &Tree<'_>, id: NodeId) -> usize {
    match tree.kind(id) {
        NodeKind::Object => {
            let members = tree
                .members(id)
                .map(|(name, value)| path::quoted(tree.text(name)).len() + 1 + compact_len(tree, value));
            enclosed(members)
        }
        NodeKind::List => enclosed(tree.entries(id).map(|entry| compact_len(tree, entry))),
        NodeKind::Text => path::quoted(tree.text(id)).len(),
        NodeKind::Number => tree.text(id).len(),
        NodeKind::True | NodeKind::Null => 4,
        NodeKind::False => 5,
        NodeKind::Unknown => 0,
    }
}

/// Two brackets, and a comma between each two.
fn enclosed(lengths: impl Iterator<Item = usize>) -> usize {
    lengths.map(|length| length + 1).sum::<usize>().max(1) + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::json;

    #[test]
    fn as_long_as_it_is_written() {
        for text in ["{}", "[]", r#"{"a":1}"#, r#"{"a":[1,"b\"c",true,null],"d":{"e":"ü"}}"#] {
            let tree = json::parse(text).expect("it is JSON");
            assert_eq!(compact_len(&tree, 0), text.len(), "{text}");
        }
    }
}

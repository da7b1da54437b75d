//! A `serde_json::Value` as nodes: the same rules see it, without spans.

use crate::json::{FaultKind, MAX_DEPTH, MAX_NODES, SyntaxFault};
use crate::{NodeKind, Tree};
use serde_json::Value;

/// Reads a value that is in memory already.
pub fn read(value: &Value) -> Result<Tree<'_>, Box<SyntaxFault>> {
    let mut tree = Tree::new(None, 256);
    add(&mut tree, value, 0)?;
    Ok(tree)
}

fn add<'a>(tree: &mut Tree<'a>, value: &'a Value, depth: usize) -> Result<(), Box<SyntaxFault>> {
    let nests = depth >= MAX_DEPTH && (value.is_array() || value.is_object());
    if nests || tree.nodes.len() >= MAX_NODES {
        return Err(Box::new(over_limit(nests)));
    }
    match value {
        Value::Null => drop(tree.push(NodeKind::Null, "", 0, 0)),
        Value::Bool(false) => drop(tree.push(NodeKind::False, "", 0, 0)),
        Value::Bool(true) => drop(tree.push(NodeKind::True, "", 0, 0)),
        Value::Number(number) => tree.push_decoded(NodeKind::Number, number.to_string(), 0, 0),
        Value::String(text) => drop(tree.push(NodeKind::Text, text, 0, 0)),
        Value::Array(entries) => {
            let list = tree.push(NodeKind::List, "", 0, 0);
            for entry in entries {
                add(tree, entry, depth + 1)?;
            }
            tree.close(list, 0);
        }
        Value::Object(members) => {
            let object = tree.push(NodeKind::Object, "", 0, 0);
            for (name, value) in members {
                tree.push(NodeKind::Text, name, 0, 0);
                add(tree, value, depth + 1)?;
            }
            tree.close(object, 0);
        }
    }
    Ok(())
}

fn over_limit(nests: bool) -> SyntaxFault {
    let (kind, message) = if nests {
        (FaultKind::TooDeep, format!("lists and objects are nested more than {MAX_DEPTH} levels deep"))
    } else {
        (FaultKind::TooMany, format!("the document has more than {MAX_NODES} values"))
    };
    SyntaxFault { start: 0, end: 0, kind, message, help: "" }
}

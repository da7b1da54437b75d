//! `${self:custom.NAME}`: the value that the same file gives it, if that is a literal. Other variables come from outside.

use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// How many members of an object are searched, once for each property that has a variable.
const MAX_SEARCHED: usize = 1_000;

/// The literal in `custom` that a property refers to, or else the property's own value.
pub(super) fn follow(tree: &Tree<'_>, value: NodeId) -> NodeId {
    path_in(tree, value).and_then(|path| literal_at(tree, path)).unwrap_or(value)
}

/// The path in a value that consists of one variable without a fallback.
fn path_in<'t>(tree: &'t Tree<'_>, value: NodeId) -> Option<&'t str> {
    if tree.kind(value) != NodeKind::Text {
        return None;
    }
    let path = tree.text(value).strip_prefix("${self:custom.")?.strip_suffix('}')?;
    let is_path = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
    is_path.then_some(path)
}

fn literal_at(tree: &Tree<'_>, path: &str) -> Option<NodeId> {
    let value = path.split('.').try_fold(member(tree, 0, "custom")?, |object, name| member(tree, object, name))?;
    match tree.kind(value) {
        NodeKind::Text => (!tree.text(value).contains("${")).then_some(value),
        NodeKind::Number | NodeKind::True | NodeKind::False => Some(value),
        _ => None,
    }
}

fn member(tree: &Tree<'_>, object: NodeId, name: &str) -> Option<NodeId> {
    let is_object = tree.kind(object) == NodeKind::Object;
    let mut members = tree.members(object).take(if is_object { MAX_SEARCHED } else { 0 });
    members.find(|(member, _)| tree.text(*member) == name).map(|(_, value)| value)
}

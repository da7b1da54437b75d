//! `${self:custom.NAME}`: the value that the same file gives it, if that is a literal. Other variables come from outside.

use crate::tables::Tables;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// The literal in `custom` that a property refers to, or else the property's own value.
pub(super) fn follow(tables: &Tables<'_>, value: NodeId) -> NodeId {
    let tree = tables.tree();
    let at = |path: &str| path.split('.').try_fold(tables.root("custom")?, |object, name| tables.member(object, name));
    let literal = path_in(tree, value).and_then(at);
    literal.filter(|&literal| is_literal(tree, literal)).unwrap_or(value)
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

fn is_literal(tree: &Tree<'_>, value: NodeId) -> bool {
    match tree.kind(value) {
        NodeKind::Text => !tree.text(value).contains("${"),
        kind => matches!(kind, NodeKind::Number | NodeKind::True | NodeKind::False),
    }
}

//! Locals: `local.NAME` has the value that the same file gives it, if that is a literal. No other file and no input can change it.

use super::is_hcl;
use crate::package_path::written;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// How many blocks of the root and how many locals are searched, once for each argument that names a local.
const MAX_SEARCHED: usize = 1_000;

/// The literal that an argument names as a local, or else the argument itself.
pub(super) fn follow(tree: &Tree<'_>, value: NodeId) -> NodeId {
    name_in(tree, value).and_then(|name| definition(tree, name)).unwrap_or(value)
}

/// The name of the local that a value consists of: `local.NAME`, or `"${local.NAME}"` as Terraform 0.11 and JSON write it.
fn name_in<'t>(tree: &'t Tree<'_>, value: NodeId) -> Option<&'t str> {
    let expression = expression(tree, value)?;
    let name = expression.strip_prefix("local.")?;
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    is_name.then_some(name)
}

/// The only expression that a value consists of: `local.NAME`, or `"${local.NAME}"`.
pub(super) fn expression<'t>(tree: &'t Tree<'_>, value: NodeId) -> Option<&'t str> {
    let in_template = |text: &'t str| text.strip_prefix("${")?.strip_suffix('}');
    let expression = match (tree.kind(value), is_hcl(tree)) {
        (NodeKind::Unknown, true) => {
            let written = written(tree, value)?;
            in_template(written.trim_matches('"')).unwrap_or(written)
        }
        (NodeKind::Text, false) => in_template(tree.text(value))?,
        _ => return None,
    };
    Some(expression.trim())
}

/// The literal that the only definition of a local gives it.
fn definition(tree: &Tree<'_>, name: &str) -> Option<NodeId> {
    let blocks = tree.members(0).take(MAX_SEARCHED).filter(|(block, _)| tree.text(*block) == "locals");
    let bodies = blocks.flat_map(|(_, block)| match tree.kind(block) {
        NodeKind::List => tree.entries(block).take(MAX_SEARCHED).collect(),
        _ => vec![block],
    });
    let locals = bodies.flat_map(|body| tree.members(body).take(MAX_SEARCHED));
    let mut found = locals.take(MAX_SEARCHED).filter(|(local, _)| tree.text(*local) == name).map(|(_, value)| value);
    match (found.next(), found.next()) {
        (Some(value), None) if is_literal(tree, value) => Some(value),
        _ => None,
    }
}

fn is_literal(tree: &Tree<'_>, value: NodeId) -> bool {
    match tree.kind(value) {
        NodeKind::Text => is_hcl(tree) || !["${", "%{"].iter().any(|template| tree.text(value).contains(template)),
        NodeKind::Number | NodeKind::True | NodeKind::False => true,
        _ => false,
    }
}

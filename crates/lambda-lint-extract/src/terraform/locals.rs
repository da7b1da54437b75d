//! Locals: `local.NAME` has the value that the same file gives it, if that is a literal. No other file and no input can change it.

use super::is_hcl;
use crate::package_path::written;
use crate::tables::Tables;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// The literal that an argument names as a local, or else the argument itself.
pub(super) fn follow(tables: &Tables<'_>, value: NodeId) -> NodeId {
    let tree = tables.tree();
    let literal = name_in(tree, value).and_then(|name| tables.local(name));
    literal.filter(|&literal| is_literal(tree, literal)).unwrap_or(value)
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

fn is_literal(tree: &Tree<'_>, value: NodeId) -> bool {
    match tree.kind(value) {
        NodeKind::Text => is_hcl(tree) || !["${", "%{"].iter().any(|template| tree.text(value).contains(template)),
        NodeKind::Number | NodeKind::True | NodeKind::False => true,
        _ => false,
    }
}

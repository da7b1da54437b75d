//! References of a template to its own parameters and resources.

use super::value::function;
use crate::tables::Tables;
use lambda_lint_syntax::{NodeId, NodeKind};

/// The name that a `Ref` refers to, if it certainly gives a single value. `template` contains the resources.
pub(crate) fn to_single_value<'t>(tables: &Tables<'t>, template: NodeId, value: NodeId) -> Option<&'t str> {
    let tree = tables.tree();
    let (_, argument) = function(tree, value).filter(|(name, _)| *name == "Ref")?;
    let name = (tree.kind(argument) == NodeKind::Text).then(|| tree.text(argument))?;
    let of = |section| tables.member(tables.member(template, section)?, name);
    let is_single = match of("Parameters") {
        Some(parameter) => tree.text_member(parameter, "Type").is_some_and(|kind| !kind.contains("List")),
        None => of("Resources").is_some_and(|resource| tree.text_member(resource, "Type").is_some()),
    };
    is_single.then_some(name)
}

/// The name of the resource that a `Ref` refers to, and its type.
pub(crate) fn to_resource<'t>(tables: &Tables<'t>, template: NodeId, value: NodeId) -> Option<(&'t str, &'t str)> {
    let tree = tables.tree();
    let (_, argument) = function(tree, value).filter(|(name, _)| *name == "Ref")?;
    let name = (tree.kind(argument) == NodeKind::Text).then(|| tree.text(argument))?;
    let resource = tables.member(tables.member(template, "Resources")?, name)?;
    Some((name, tree.text_member(resource, "Type")?))
}

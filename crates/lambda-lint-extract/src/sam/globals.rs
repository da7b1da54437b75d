//! `Globals`: what a template says of all functions.

use crate::Candidate;
use crate::form::Property;
use crate::forms::SAM;
use crate::template::{Builder, Merged, Source, Value};
use lambda_lint::DiagnosticBuilder;
use lambda_lint::internals::nearest;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Whether a later step decides what a function takes from `Globals`.
pub(super) fn ignores_unknown(candidate: &Candidate<'_, '_>) -> bool {
    candidate.member("IgnoreGlobals").is_some_and(|ignored| match candidate.tree.kind(ignored) {
        NodeKind::Text => candidate.tree.text(ignored) != "*",
        kind => kind != NodeKind::List,
    })
}

/// What `Globals` says of functions.
fn of_functions(tree: &Tree<'_>, template: NodeId) -> Option<NodeId> {
    let (_, globals) = tree.member(template, "Globals")?;
    tree.member(globals, "Function").map(|(_, function)| function)
}

/// Reports the properties in `Globals` that only a single function may have.
pub(super) fn not_global(builder: &Builder<'_>, template: NodeId) -> Vec<DiagnosticBuilder<'static>> {
    let tree = builder.tree;
    let names =
        of_functions(tree, template).into_iter().flat_map(|function| tree.members(function)).map(|(name, _)| name);
    let names = names.filter(|&name| SAM.not_global.contains(&tree.text(name)));
    names.map(|name| crate::rules::unknown_property::not_global(tree.text(name), name)).collect()
}

/// Reports properties of functions that are not in the section `Function` of `Globals`.
pub(super) fn outside_of_section(tree: &Tree<'_>, template: NodeId) -> Vec<DiagnosticBuilder<'static>> {
    let globals = tree.member(template, "Globals").map(|(_, globals)| globals);
    let names = globals.into_iter().flat_map(|globals| tree.members(globals)).map(|(name, _)| name);
    let names = names.filter(|&name| matches!(SAM.property(tree.text(name)), Property::Member(_)));
    names.map(|name| crate::rules::unknown_property::outside_of_section(tree.text(name), name)).collect()
}

/// A misspelled `Function` section of `Globals`. None if there is a section with the right name.
pub(super) fn misspelled_section(tree: &Tree<'_>, template: NodeId) -> Option<NodeId> {
    let (_, globals) = tree.member(template, "Globals")?;
    if tree.member(globals, "Function").is_some() {
        return None;
    }
    let is_near = |name: &&str| nearest(name, &mut ["Function"].into_iter()).is_some();
    tree.members(globals).map(|(name, _)| name).find(|&name| is_near(&tree.text(name)))
}

/// The properties of a function, with those of all functions.
pub(super) fn members(
    builder: &Builder<'_>,
    candidate: &Candidate<'_, '_>,
    template: NodeId,
    properties: Option<NodeId>,
) -> Vec<Merged> {
    let tree = candidate.tree;
    let globals = of_functions(tree, template).filter(|&function| builder.is_object(function));
    let properties = properties.filter(|&properties| builder.is_object(properties));
    let ignored = candidate.member("IgnoreGlobals");
    let is_ignored = |name: &str| {
        ignored.is_some_and(|ignored| match tree.kind(ignored) {
            NodeKind::List => tree.entries(ignored).any(|entry| tree.text(entry) == name),
            // all of them, or an unknown subset
            _ => true,
        })
    };
    // it is refused for all functions
    let is_in = |name: NodeId, object: Option<NodeId>| {
        object.is_some_and(|object| (object..tree.node(object).next).contains(&name))
    };
    let is_refused = |member: &Merged| is_in(member.name, globals) && SAM.not_global.contains(&tree.text(member.name));
    let mut members = match (properties, globals) {
        (Some(own), shared) => builder.merged(Source { own, shared }),
        (None, Some(globals)) => builder.merged(globals.into()),
        (None, None) => Vec::new(),
    };
    // templates of .NET have `"Role": null`, which their tool takes for not set
    let is_null_role =
        |member: &Merged| tree.text(member.name) == "Role" && builder.value(member.value.own) == Value::Null;
    members.retain(|member| !is_refused(member) && !is_null_role(member));
    if ignored.is_some() {
        members.retain(|member| is_in(member.name, properties) || !is_ignored(tree.text(member.name)));
        for member in &mut members {
            if is_ignored(tree.text(member.name)) {
                member.value.shared = None;
            }
        }
    }
    members
}

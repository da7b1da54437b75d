//! References of a template to its own parameters and resources.

use super::value::function;
use crate::fragments::{UNKNOWN, without_variables};
use crate::tables::Tables;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// A reference to a name of the template: `Ref`, `Fn::GetAtt`, or `Fn::Sub` with nothing but one variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NameReference<'t> {
    pub(crate) name: &'t str,
    /// `Ref` for the resource itself; `None` if it is missing.
    pub(crate) attribute: Option<&'t str>,
}

impl<'t> NameReference<'t> {
    /// Reads a value.
    pub(crate) fn new(tree: &'t Tree<'_>, value: NodeId) -> Option<Self> {
        let (function, argument) = function(tree, value)?;
        let text = text_of(tree, argument);
        match function {
            "Ref" => Some(NameReference { name: text?, attribute: Some("Ref") }),
            "Sub" => Some(NameReference::of_variable(text?.trim().strip_prefix("${")?.strip_suffix('}')?)),
            "GetAtt" => match text {
                Some(text) => Some(NameReference::of_path(text)),
                None if tree.is_open(argument) => None,
                None => {
                    let mut entries = tree.entries(argument);
                    let name = text_of(tree, entries.next()?)?;
                    match entries.next() {
                        None => Some(NameReference::of_path(name)),
                        // it may be the result of a function
                        Some(attribute) => Some(NameReference { name, attribute: Some(text_of(tree, attribute)?) }),
                    }
                }
            },
            _ => None,
        }
    }

    /// A variable of `Fn::Sub`.
    pub(super) fn of_variable(variable: &'t str) -> Self {
        let path = NameReference::of_path(variable);
        NameReference { attribute: path.attribute.or(Some("Ref")), ..path }
    }

    fn of_path(path: &'t str) -> Self {
        match path.split_once('.') {
            Some((name, attribute)) => {
                NameReference { name, attribute: Some(attribute).filter(|attribute| !attribute.is_empty()) }
            }
            None => NameReference { name: path, attribute: None },
        }
    }
}

pub(super) fn text_of<'t>(tree: &'t Tree<'_>, node: NodeId) -> Option<&'t str> {
    (tree.kind(node) == NodeKind::Text).then(|| tree.text(node))
}

/// The name that a `Ref` refers to, if it surely gives a single value. `template` contains the resources.
pub(crate) fn to_single_value<'t>(tables: &Tables<'t>, template: NodeId, value: NodeId) -> Option<&'t str> {
    let tree = tables.tree();
    let (_, argument) = function(tree, value).filter(|(name, _)| *name == "Ref")?;
    let name = text_of(tree, argument)?;
    let of = |section| tables.member(tables.member(template, section)?, name);
    let is_single = match of("Parameters") {
        Some(parameter) => tree.text_member(parameter, "Type").is_some_and(|kind| !kind.contains("List")),
        None => of("Resources").is_some_and(|resource| tree.text_member(resource, "Type").is_some()),
    };
    is_single.then_some(name)
}

/// The type of a resource of the template.
pub(crate) fn type_of<'t>(tables: &Tables<'t>, template: NodeId, name: &str) -> Option<&'t str> {
    let resource = tables.member(tables.member(template, "Resources")?, name)?;
    tables.tree().text_member(resource, "Type")
}

/// Whether a name is that of a parameter that is a list.
pub(crate) fn is_list(tables: &Tables<'_>, template: NodeId, name: &str) -> bool {
    let parameter = tables.member(template, "Parameters").and_then(|parameters| tables.member(parameters, name));
    parameter
        .and_then(|parameter| tables.tree().text_member(parameter, "Type"))
        .is_some_and(|kind| kind.contains("List"))
}

/// The text that `Fn::Sub` or `Fn::Join` makes, with its unknown parts replaced.
pub(crate) fn text_in(tree: &Tree<'_>, value: NodeId) -> Option<String> {
    let (function, argument) = function(tree, value)?;
    match function {
        "Sub" => {
            let text = text_of(tree, argument).or_else(|| text_of(tree, tree.entries(argument).next()?))?;
            (!text.contains("${!")).then(|| without_variables(text))
        }
        "Join" => {
            let mut entries = tree.entries(argument);
            let separator = text_of(tree, entries.next()?)?;
            let parts = entries.next().filter(|&parts| tree.kind(parts) == NodeKind::List && !tree.is_open(parts))?;
            let known = |part| text_of(tree, part).map_or_else(|| UNKNOWN.to_string(), without_variables);
            Some(tree.entries(parts).map(known).collect::<Vec<_>>().join(separator))
        }
        _ => None,
    }
}

//! Detects references to the wrong attribute: the URL of a queue for its ARN, or one value for a list.

use super::collect::{Group, Value};
use super::locals::expression;
use super::reference::Expression;
use super::{RESOURCE_TYPE, is_hcl};
use crate::fragments::{self, without_variables};
use crate::package_path::written;
use crate::reference::{self, IMAGE, Reference, TERRAFORM};
use crate::rules::{circular_reference, reference_to_other_value, single_value_for_list, unresolved_reference};
use lambda_lint::model::{Kind, Shape, Structure};
use lambda_lint::{CREATE_FUNCTION, DiagnosticBuilder};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Reports references to other values.
pub(super) fn check(tree: &Tree<'_>, group: &Group, own: Option<&str>) -> Vec<DiagnosticBuilder<'static>> {
    let mut walk = Walk { tree, own: own.map(|label| format!("{RESOURCE_TYPE}.{label}")), found: Vec::new() };
    walk.group(group, CREATE_FUNCTION.structure());
    walk.found
}

struct Walk<'w, 't> {
    tree: &'w Tree<'t>,
    /// The address of the resource itself.
    own: Option<String>,
    found: Vec<DiagnosticBuilder<'static>>,
}

impl Walk<'_, '_> {
    fn group(&mut self, group: &Group, structure: &'static Structure) {
        for member in &group.members {
            let Some(field) = structure.field(member.name) else { continue };
            match (&member.value, &field.shape.kind) {
                (Value::Node(node), _) => self.value(*node, field.name, field.shape),
                (Value::Group(inner), Kind::Structure(structure)) => self.group(inner, structure),
                (Value::List(groups), Kind::List { entry: Shape { kind: Kind::Structure(structure), .. }, .. }) => {
                    groups.iter().for_each(|inner| self.group(inner, structure));
                }
                _ => {}
            }
        }
    }

    fn value(&mut self, node: NodeId, name: &str, shape: &'static Shape) {
        let tree = self.tree;
        if self.is_special(node, shape) {
            return;
        }
        match (&shape.kind, tree.kind(node)) {
            (Kind::List { entry, .. }, NodeKind::List) => {
                for item in tree.entries(node) {
                    match expression(tree, item).filter(|text| is_splat(text)) {
                        Some(text) => self.found.push(single_value_for_list::splat(text, item)),
                        None => self.value(item, "", entry),
                    }
                }
            }
            (Kind::Map { value, .. }, NodeKind::Object) => {
                tree.members(node).for_each(|(_, item)| self.value(item, "", value));
            }
            (Kind::List { .. }, NodeKind::Unknown | NodeKind::Text) => self.found.extend(single_value(tree, node)),
            (Kind::Map { .. }, _) => {}
            _ => {
                let found = other_value(tree, node, name, shape);
                self.found.extend(found.or_else(|| fragment(tree, node, shape)));
            }
        }
    }
}

impl Walk<'_, '_> {
    /// Reports texts without quotes and references of the resource to itself.
    fn is_special(&mut self, node: NodeId, shape: &Shape) -> bool {
        let tree = self.tree;
        if tree.kind(node) != NodeKind::Unknown || !is_hcl(tree) {
            return false;
        }
        let Some(text) = written(tree, node) else { return false };
        if is_bare_word(text) {
            // the value of a variable may be a secret
            let shown = Some(text).filter(|_| shape.name != "EnvironmentVariableValue");
            self.found.push(unresolved_reference::bare_word(shown, node));
            return true;
        }
        let is_end = |at: usize| text[at..].starts_with(['.', '[']);
        let is_start = |at: usize| {
            !text[..at].ends_with(|before: char| before.is_ascii_alphanumeric() || matches!(before, '_' | '.'))
        };
        let own = self
            .own
            .as_deref()
            .filter(|own| text.match_indices(*own).any(|(at, _)| is_start(at) && is_end(at + own.len())));
        if let Some(own) = own {
            self.found.push(circular_reference::to_itself(own, node));
        }
        own.is_some()
    }
}

/// Whether an expression is a text without quotes: Terraform has nothing of this name.
fn is_bare_word(expression: &str) -> bool {
    const NAMES: [&str; 14] = [
        "count",
        "data",
        "each",
        "ephemeral",
        "false",
        "local",
        "module",
        "null",
        "path",
        "provider",
        "self",
        "terraform",
        "true",
        "var",
    ];
    let mut parts = expression.split('.');
    let first = parts.next().unwrap_or_default();
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    // types of resources have an underscore, and iterators of `dynamic` blocks have keys and values
    first.starts_with(|first: char| first.is_ascii_alphabetic())
        && is_part(first)
        && !NAMES.contains(&first)
        && (!first.contains('_') || !expression.contains('.'))
        && parts.clone().all(is_part)
        && !matches!(parts.next(), Some("key" | "value"))
}

/// Whether an expression is an attribute of all instances of a resource: `aws_subnet.a[*].id`.
fn is_splat(expression: &str) -> bool {
    let attribute = expression.split_once("[*].").or_else(|| expression.split_once(".*."));
    attribute.is_some_and(|(resource, attribute)| {
        let is_name =
            |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
        is_name(resource) && is_name(attribute) && !attribute.ends_with("s")
    })
}

/// Reports a template that is invalid for all values of its references.
fn fragment(tree: &Tree<'_>, node: NodeId, shape: &Shape) -> Option<DiagnosticBuilder<'static>> {
    let text = match (tree.kind(node), is_hcl(tree)) {
        (NodeKind::Unknown, true) => written(tree, node)?.strip_prefix('"')?.strip_suffix('"')?,
        (NodeKind::Text, false) => tree.text(node),
        _ => return None,
    };
    let is_plain = !text.contains("%{") && !text.contains("$${") && !text.contains('\\');
    is_plain.then(|| fragments::check(shape, &without_variables(text), node))?
}

/// A value that consists of a reference.
fn referred<'t>(tree: &'t Tree<'_>, value: NodeId) -> Option<(&'t str, Expression<'t>)> {
    let written = expression(tree, value)?;
    Some((written, Expression::new(written)?))
}

fn other_value(tree: &Tree<'_>, value: NodeId, name: &str, shape: &Shape) -> Option<DiagnosticBuilder<'static>> {
    let (written, Expression { kind, resource, attribute }) = referred(tree, value)?;
    let needed = if name == "ImageUri" { Some(IMAGE) } else { reference::needed(shape.name) };
    let attributes = reference::attributes_of(TERRAFORM, kind);
    let spell = |attribute: &str| format!("{resource}.{attribute}");
    match (attribute, attributes) {
        (None, _) => {
            let right = attributes.zip(needed).and_then(|(all, needed)| all.iter().find(|(_, given)| *given == needed));
            Some(reference_to_other_value::whole(written, right.map(|(name, _)| spell(name)).as_deref(), value))
        }
        (Some(attribute), Some(attributes)) => {
            reference_to_other_value::check(&Reference { written, attribute, attributes }, needed?, value, spell)
        }
        _ => None,
    }
}

fn single_value(tree: &Tree<'_>, value: NodeId) -> Option<DiagnosticBuilder<'static>> {
    let (written, Expression { kind, attribute, .. }) = referred(tree, value)?;
    let attributes = reference::attributes_of(TERRAFORM, kind)?;
    let is_known = attributes.iter().any(|(known, _)| Some(*known) == attribute);
    is_known.then(|| single_value_for_list::reference(written, value))
}

//! References to attributes that are not what a member takes: the URL of a queue for its ARN, or one value for a list.

use super::collect::{Group, Value};
use super::locals::expression;
use super::reference::Expression;
use crate::reference::{self, IMAGE, Reference, TERRAFORM};
use crate::rules::{reference_to_other_value, single_value_for_list};
use lambda_lint::model::{Kind, Shape, Structure};
use lambda_lint::{CREATE_FUNCTION, DiagnosticBuilder};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Reports references to other values.
pub(super) fn check(tree: &Tree<'_>, group: &Group) -> Vec<DiagnosticBuilder<'static>> {
    let mut walk = Walk { tree, found: Vec::new() };
    walk.group(group, CREATE_FUNCTION.structure());
    walk.found
}

struct Walk<'w, 't> {
    tree: &'w Tree<'t>,
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
        match (&shape.kind, tree.kind(node)) {
            (Kind::List { entry, .. }, NodeKind::List) => {
                tree.entries(node).for_each(|item| self.value(item, "", entry));
            }
            (Kind::Map { value, .. }, NodeKind::Object) => {
                tree.members(node).for_each(|(_, item)| self.value(item, "", value));
            }
            (Kind::List { .. }, NodeKind::Unknown | NodeKind::Text) => self.found.extend(single_value(tree, node)),
            (Kind::Map { .. }, _) => {}
            _ => self.found.extend(other_value(tree, node, name, shape)),
        }
    }
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
            Reference { written, attribute, attributes }.check(needed?, value, spell)
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

//! Collected members to the tree of a request, in the types of the API.

use super::collect::{Group, Member, Value};
use crate::coerce::coerce;
use lambda_lint::model::{Kind, Shape, Structure};
use lambda_lint_syntax::copy::Copier;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use std::borrow::Cow;

/// Members that are sent even where they are empty: the provider requires them.
const REQUIRED: &[&str] = &["FunctionName", "Role"];

/// Lists that Terraform takes for sets: of entries that repeat each other it sends one.
const SETS: &[&str] = &["SecurityGroupIds", "SubnetIds"];

/// How a document writes what is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As an expression of HCL, which its reader knows.
    Hcl,
    /// In Terraform's JSON syntax: as a template in a text.
    Json,
    /// Not at all: the plan leaves it out.
    Plan,
}

/// Adds a request.
pub(super) fn request<'t>(
    tree: &Tree<'t>,
    copier: &mut Copier<'_, 't>,
    group: &Group,
    form: Form,
    shape: &'static Shape,
) {
    if let Kind::Structure(structure) = &shape.kind {
        Emitter { tree, copier, form }.group(group, structure);
    }
}

struct Emitter<'e, 'f, 't> {
    tree: &'e Tree<'t>,
    copier: &'e mut Copier<'f, 't>,
    form: Form,
}

/// The known part of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Template {
    /// It has no template in it.
    None,
    /// It is nothing but one expression, which may be `null`.
    Whole,
    /// A text with something computed in it.
    Part,
}

/// The template in a text of Terraform's JSON syntax.
fn template_in(text: &str) -> Template {
    let bytes = text.as_bytes();
    // `$${` is text
    let begins = |at: usize| matches!(bytes.get(at), Some(b'$' | b'%')) && bytes.get(at + 1) == Some(&b'{');
    let is_escaped = |at: usize| at > 0 && bytes.get(at - 1) == bytes.get(at);
    if !(0..bytes.len()).any(|at| begins(at) && !is_escaped(at)) {
        return Template::None;
    }
    let is_whole = text.starts_with("${") && text.ends_with('}') && !text[2..].contains("${");
    if is_whole { Template::Whole } else { Template::Part }
}

impl Emitter<'_, '_, '_> {
    fn group(&mut self, group: &Group, structure: &'static Structure) {
        let object = self.copier.open(NodeKind::Object, group.origin);
        for member in &group.members {
            if let Some(field) = structure.field(member.name) {
                self.member(member, field.shape);
            }
        }
        self.copier.close(object);
    }

    fn member(&mut self, member: &Member, shape: &'static Shape) {
        if let Value::Node(value) = member.value
            && self.is_not_sent(member.name, value)
        {
            return;
        }
        self.copier.name(Cow::Borrowed(member.name), member.origin);
        match (&member.value, &shape.kind) {
            (Value::Node(value), Kind::Blob) if self.is_known_text(*value) => self.copier.foreign_text(*value),
            (Value::Node(value), _) => self.argument(member.name, *value, shape),
            (Value::Group(group), Kind::Structure(structure)) => self.group(group, structure),
            (Value::List(groups), Kind::List { entry: Shape { kind: Kind::Structure(structure), .. }, .. }) => {
                let list = self.copier.open(NodeKind::List, member.origin);
                groups.iter().for_each(|group| self.group(group, structure));
                self.copier.close(list);
            }
            _ => self.copier.optional(member.origin),
        }
    }

    /// Whether the provider leaves a member out: it takes what is empty for not set.
    fn is_not_sent(&self, name: &str, value: NodeId) -> bool {
        let is_empty = match self.tree.kind(value) {
            NodeKind::Null => return true,
            NodeKind::Text => self.tree.text(value).is_empty(),
            NodeKind::List => self.tree.entries(value).next().is_none() && !SETS.contains(&name),
            NodeKind::Object => self.tree.members(value).next().is_none(),
            _ => false,
        };
        is_empty && !self.tree.is_open(value) && !REQUIRED.contains(&name)
    }

    fn template(&self, value: NodeId) -> Template {
        let is_text = self.form == Form::Json && self.tree.kind(value) == NodeKind::Text;
        if is_text { template_in(self.tree.text(value)) } else { Template::None }
    }

    fn is_known_text(&self, value: NodeId) -> bool {
        self.tree.kind(value) == NodeKind::Text && self.template(value) == Template::None
    }

    fn argument(&mut self, name: &str, value: NodeId, shape: &'static Shape) {
        match self.tree.kind(value) {
            NodeKind::Unknown if self.tree.is_optional(value) => self.copier.optional(value),
            NodeKind::Text if self.template(value) == Template::Whole => self.copier.optional(value),
            NodeKind::List if SETS.contains(&name) => self.set(value, shape),
            _ => self.value(value, shape),
        }
    }

    fn value(&mut self, value: NodeId, shape: &'static Shape) {
        match (self.tree.kind(value), &shape.kind) {
            (NodeKind::Unknown, _) if self.tree.is_optional(value) => self.copier.optional(value),
            // in a list or a map, Terraform refuses it or leaves it out, which depends on the version of the provider
            (NodeKind::Unknown | NodeKind::Null, _) => self.copier.unknown(value),
            (NodeKind::Text, _) if self.template(value) != Template::None => self.copier.unknown(value),
            (NodeKind::List, Kind::List { entry, .. }) => {
                let list = self.copier.open(NodeKind::List, value);
                self.tree.entries(value).for_each(|id| self.value(id, entry));
                self.copier.close(list);
            }
            (NodeKind::Object, Kind::Map { value: inner, .. }) => {
                let object = self.copier.open(NodeKind::Object, value);
                // a plan leaves keys out whose values it does not know
                let mut is_open = self.form == Form::Plan;
                for (name, value) in self.tree.members(value) {
                    if self.template(name) != Template::None {
                        is_open = true;
                        continue;
                    }
                    self.copier.leaf(name);
                    self.value(value, inner);
                }
                if is_open {
                    self.copier.mark_open(object);
                }
                self.copier.close(object);
            }
            (NodeKind::List | NodeKind::Object, _) => self.copier.copy(value, |_| true),
            _ => coerce(self.tree, self.copier, value, Some(shape)),
        }
    }

    /// Of entries that are not known, several may be the same one.
    fn set(&mut self, value: NodeId, shape: &'static Shape) {
        let Kind::List { entry, .. } = &shape.kind else { return self.value(value, shape) };
        let list = self.copier.open(NodeKind::List, value);
        let mut is_counted = self.tree.entries(value).any(|id| self.tree.kind(id) != NodeKind::Unknown);
        for id in self.tree.entries(value) {
            if self.tree.kind(id) == NodeKind::Unknown && is_counted {
                self.copier.optional(id);
            } else {
                is_counted |= self.tree.kind(id) == NodeKind::Unknown && !self.tree.is_optional(id);
                self.value(id, entry);
            }
        }
        self.copier.close(list);
    }
}

//! Requests out of templates: values are copied under the names of the API, and what a later step decides is unknown.

pub(crate) mod inline;
pub(crate) mod reference;
pub(crate) mod settings;
pub(crate) mod unresolved;
pub(crate) mod value;
mod values;

use super::form::{Form, Property};
use crate::package_path::PackagePath;
use lambda_lint::CREATE_FUNCTION;
use lambda_lint::DiagnosticBuilder;
use lambda_lint::model::{Kind, Shape};
use lambda_lint_syntax::copy::Copier;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
pub(crate) use value::{Assumed, Language, Value, is_macro};

/// A value with the one that it goes over, if there are both: that of a function, and that of all functions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source {
    pub(super) own: NodeId,
    pub(super) shared: Option<NodeId>,
}

impl From<NodeId> for Source {
    fn from(own: NodeId) -> Self {
        Source { own, shared: None }
    }
}

/// A member of an object, or of two that are merged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Merged {
    pub(super) name: NodeId,
    pub(super) value: Source,
}

/// Builds the request of one function of a template.
#[derive(Debug)]
pub(super) struct Builder<'t> {
    pub(super) tree: &'t Tree<'t>,
    pub(super) copier: Copier<'t, 't>,
    pub(super) drafts: Vec<DiagnosticBuilder<'static>>,
    pub(super) language: Language,
    /// Whether something else may change the template: then names that are not known say nothing.
    pub(super) is_lenient: bool,
    /// The tool makes a list of a scalar where it expects a list.
    pub(super) wraps_scalars: bool,
    /// Values that a later step knows, with what is expected.
    pub(super) later: Vec<(NodeId, &'static Shape)>,
    /// The place of inline code.
    pub(super) inline: Option<NodeId>,
    /// Where the package is.
    pub(super) package: Option<PackagePath>,
    /// Properties that others were probably meant to be, and these.
    meant: Vec<(&'static str, NodeId)>,
}

impl<'t> Builder<'t> {
    pub(super) fn new(tree: &'t Tree<'t>, language: Language) -> Self {
        let copier = Copier::new(tree).of_template();
        Builder {
            tree,
            copier,
            drafts: Vec::new(),
            language,
            is_lenient: false,
            wraps_scalars: false,
            later: Vec::new(),
            inline: None,
            package: None,
            meant: Vec::new(),
        }
    }

    pub(super) fn value(&self, node: NodeId) -> Value {
        self.language.value(self.tree, node)
    }

    /// Whether a member is the property of this name, and is not removed with `AWS::NoValue`.
    pub(super) fn is_written(&self, member: &Merged, property: &str) -> bool {
        self.tree.text(member.name) == property && self.value(member.value.own) != Value::Absent
    }

    /// The text of a value that is known.
    pub(super) fn text(&self, node: NodeId) -> Option<String> {
        match self.value(node) {
            Value::Text(text) => Some(text),
            Value::Literal if self.tree.kind(node) == NodeKind::Text => Some(self.tree.text(node).to_owned()),
            _ => None,
        }
    }

    /// Whether a value is an object that is written as it is.
    pub(super) fn is_object(&self, node: NodeId) -> bool {
        self.tree.kind(node) == NodeKind::Object && self.value(node) == Value::Literal
    }

    /// The members of an object, after those of a shared one that it does not have itself.
    pub(super) fn merged(&self, source: Source) -> Vec<Merged> {
        let tree = self.tree;
        let resolve = |node| self.language.resolve(tree, node);
        let Some(shared) = source.shared.filter(|&shared| self.is_object(shared)) else {
            let members = tree.members(source.own);
            return members.map(|(name, value)| Merged { name, value: resolve(value).into() }).collect();
        };
        let own: HashSet<&str> = tree.members(source.own).map(|(name, _)| tree.text(name)).collect();
        let all: HashMap<&str, NodeId> = tree.members(shared).map(|(name, value)| (tree.text(name), value)).collect();
        let inherited = tree.members(shared).filter(|(name, _)| !own.contains(tree.text(*name)));
        let inherited = inherited.map(|(name, value)| Merged { name, value: resolve(value).into() });
        let own = tree.members(source.own).map(|(name, value)| {
            let shared = all.get(tree.text(name)).map(|&shared| resolve(shared));
            Merged { name, value: Source { own: resolve(value), shared } }
        });
        inherited.chain(own).collect()
    }

    /// Adds a member of an object, unless it counts as not written.
    pub(super) fn member(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        origin: NodeId,
        value: Source,
        shape: Option<&'static Shape>,
    ) {
        match self.value(value.own) {
            Value::Absent => {}
            Value::Null if !self.language.refuses_null => {}
            known => {
                self.copier.name(name.into(), origin);
                self.put(known, value, shape);
            }
        }
    }

    /// Adds a member of the request itself.
    pub(super) fn request_member(&mut self, name: &'static str, origin: NodeId, value: Source) {
        self.member(name, origin, value, shape_of(name));
    }

    /// Adds a member of the request that the tool supplies, or that nothing in the template shows.
    pub(super) fn supplied(&mut self, name: &'static str, origin: NodeId) {
        self.copier.name(name.into(), origin);
        self.copier.unknown(origin);
    }

    /// Reports a property of the function that the form does not have.
    pub(super) fn unknown_of_form(&mut self, request: NodeId, form: &Form, member: Merged) {
        // the service takes it, and the form may do so by now
        if let Some(name) = api_name(self.tree.text(member.name)).filter(|name| *name != "Publish" && !form.has(name)) {
            return self.request_member(name, member.name, member.value);
        }
        let meant = self.unknown_property(request, member.name, member.value.own, form.names());
        self.meant.extend(meant.map(|meant| (meant, member.name)));
    }

    /// Notes that a property is written in another place.
    pub(super) fn means(&mut self, form: &Form, property: &str, name: NodeId) {
        self.meant.extend(form.names().find(|known| *known == property).map(|known| (known, name)));
    }

    /// Adds the members that were misspelled, as far as they are not written: nothing is said of what they lack. Returns these.
    pub(super) fn add_meant(&mut self, form: &Form, members: &[Merged]) -> HashSet<&'static str> {
        let written: HashSet<&str> = members.iter().map(|member| self.tree.text(member.name)).collect();
        let mut added = HashSet::new();
        for (property, name) in std::mem::take(&mut self.meant) {
            if let Property::Member(member) = form.property(property)
                && !written.contains(property)
                && !member.contains('/')
                && added.insert(member)
            {
                self.copier.name(member.into(), name);
                self.copier.optional(name);
            }
        }
        added
    }

    /// Reports a property that the form does not have. Gives the one that was probably meant.
    pub(super) fn unknown_property(
        &mut self,
        object: NodeId,
        name: NodeId,
        value: NodeId,
        names: impl Iterator<Item = &'static str>,
    ) -> Option<&'static str> {
        if self.is_lenient {
            self.copier.mark_open(object);
            return None;
        }
        if self.value(value) == Value::Absent {
            return None;
        }
        let (draft, meant) = crate::rules::unknown_property::unknown_property(self.tree.text(name), name, names);
        self.drafts.push(draft);
        meant
    }
}

/// The name of a member of the request that is spelled so.
fn api_name(name: &str) -> Option<&'static str> {
    let structure = CREATE_FUNCTION.structure();
    structure.field(name).map(|field| field.name)
}

/// The shape of a member of the request.
pub(super) fn shape_of(name: &str) -> Option<&'static Shape> {
    let structure = CREATE_FUNCTION.structure();
    structure.field(name).map(|field| field.shape)
}

/// The shape of a member of a member of the request.
pub(super) fn field_of(outer: &str, inner: &str) -> Option<&'static Shape> {
    match shape_of(outer).map(|shape| &shape.kind) {
        Some(Kind::Structure(structure)) => structure.field(inner).map(|field| field.shape),
        _ => None,
    }
}

//! Copies the values of a template in the types of the API.

use super::{Builder, Merged, Source, Value, is_macro, shape_of};
use crate::coerce::coerce;
use crate::rules::malformed_tags;
use lambda_lint::Member;
use lambda_lint::model::{Kind, Shape, Structure};
use lambda_lint_syntax::{NodeId, NodeKind};
use std::collections::HashSet;

impl Builder<'_> {
    pub(super) fn put(&mut self, known: Value, value: Source, shape: Option<&'static Shape>) {
        let node = value.own;
        match known {
            Value::Unknown | Value::Absent => {
                self.later.extend(shape.map(|shape| (node, shape)));
                self.copier.unknown(node);
            }
            Value::Optional => self.copier.optional(node),
            Value::Null => {
                self.drafts.push(crate::rules::null_property::null_value(node));
                self.copier.optional(node);
            }
            Value::Text(text) => {
                let is_number =
                    matches!(shape.map(|shape| &shape.kind), Some(Kind::Integer { .. } | Kind::Double { .. }));
                let kind = if is_number && text.parse::<i64>().is_ok() { NodeKind::Number } else { NodeKind::Text };
                self.copier.scalar(kind, text.into(), node);
            }
            Value::Literal => match self.tree.kind(node) {
                NodeKind::Object => self.object(value, shape),
                NodeKind::List => self.list(value, shape),
                _ => match shape.map(|shape| &shape.kind) {
                    Some(Kind::List { entry, .. }) if self.wraps_scalars => {
                        let list = self.copier.open(NodeKind::List, node);
                        coerce(self.tree, &mut self.copier, node, Some(entry));
                        self.copier.close(list);
                    }
                    _ => coerce(self.tree, &mut self.copier, node, shape),
                },
            },
        }
    }

    fn object(&mut self, value: Source, shape: Option<&'static Shape>) {
        let object = self.copier.open(NodeKind::Object, value.own);
        let members = self.merged(value);
        match shape.map(|shape| &shape.kind) {
            Some(Kind::Structure(structure)) => self.structure(object, members, structure),
            kind => {
                let inner = if let Some(Kind::Map { value, .. }) = kind { Some(*value) } else { None };
                for Merged { name, value } in members {
                    let text = self.tree.text(name);
                    if is_macro(text) {
                        self.copier.mark_open(object);
                    } else {
                        self.member(text.to_owned(), name, value, inner);
                    }
                }
            }
        }
        self.copier.close(object);
    }

    fn structure(&mut self, object: NodeId, members: Vec<Merged>, structure: &'static Structure) {
        let mut meant = HashSet::new();
        let map = self.only_map(structure, &members);
        for &Merged { name, value } in &members {
            let text = self.tree.text(name);
            if is_macro(text) {
                self.copier.mark_open(object);
                continue;
            }
            if let Some(map) = map {
                if meant.insert(map) {
                    self.drafts.push(crate::rules::unknown_property::outside_of_map(text, name, map));
                }
                continue;
            }
            match structure.field(text) {
                Some(field) if field.member == Member::CodeZipFile => self.zip_file(name, value.own),
                Some(field) => self.member(field.name, name, value, Some(field.shape)),
                None => {
                    let names = structure.fields.iter().map(|field| field.name);
                    meant.extend(self.unknown_property(object, name, value.own, names));
                }
            }
        }
        for field in structure.fields.iter().filter(|field| meant.contains(field.name)) {
            if !members.iter().any(|member| self.tree.text(member.name) == field.name) {
                self.copier.name(field.name.into(), object_origin(&members));
                self.copier.optional(object_origin(&members));
            }
        }
    }

    /// The map that all members of an object belong in, if it is the only member that the object can have and is not written.
    fn only_map(&self, structure: &Structure, members: &[Merged]) -> Option<&'static str> {
        let [field] = structure.fields else { return None };
        let is_map = matches!(field.shape.kind, Kind::Map { .. });
        let is_unknown = |member: &Merged| {
            let text = self.tree.text(member.name);
            text != field.name && !is_macro(text) && self.value(member.value.own) != Value::Absent
        };
        // a single member may be a misspelling
        (is_map && !self.is_lenient && members.len() > 1 && members.iter().all(is_unknown)).then_some(field.name)
    }

    fn list(&mut self, value: Source, shape: Option<&'static Shape>) {
        let inner = match shape.map(|shape| &shape.kind) {
            Some(Kind::List { entry, .. }) => Some(*entry),
            _ => None,
        };
        let tree = self.tree;
        let list = self.copier.open(NodeKind::List, value.own);
        let is_list = |&node: &NodeId| tree.kind(node) == NodeKind::List;
        let shared = value.shared.filter(is_list);
        for entry in shared.into_iter().flat_map(|shared| tree.entries(shared)).chain(tree.entries(value.own)) {
            let entry = self.language.resolve(tree, entry);
            match self.value(entry) {
                Value::Absent => {}
                known => self.put(known, entry.into(), inner),
            }
        }
        self.copier.close(list);
    }

    /// Adds inline source code in place of an archive.
    pub(crate) fn zip_file(&mut self, name: NodeId, value: NodeId) {
        match self.value(value) {
            Value::Absent => {}
            Value::Optional | Value::Null => self.member("ZipFile", name, value.into(), None),
            _ => {
                self.inline = Some(value);
                self.copier.name("ZipFile".into(), name);
                self.copier.unknown(value);
            }
        }
    }

    /// Adds the tags of a list of keys and values.
    pub(crate) fn tag_list(&mut self, name: NodeId, value: NodeId) {
        let tree = self.tree;
        match self.value(value) {
            Value::Literal if tree.kind(value) == NodeKind::List => {}
            Value::Literal => {
                if !self.is_lenient {
                    self.drafts.push(malformed_tags::not_a_list(value));
                }
                return self.supplied("Tags", name);
            }
            _ => return self.request_member("Tags", name, value.into()),
        }
        self.copier.name("Tags".into(), name);
        let map = self.copier.open(NodeKind::Object, value);
        let mut keys = HashSet::new();
        for tag in tree.entries(value) {
            let tag = self.language.resolve(tree, tag);
            let key = tree.member(tag, "Key").filter(|_| self.is_object(tag)).map(|(_, key)| key);
            match key.and_then(|key| Some((key, self.text(key)?))) {
                Some((key, text)) if keys.insert(text.clone()) => {
                    self.copier.name(text.into(), key);
                    match tree.member(tag, "Value") {
                        Some((_, value)) => self.put(self.value(value), value.into(), tag_value()),
                        None => self.copier.unknown(key),
                    }
                }
                Some(_) => {}
                None if self.value(tag) == Value::Absent => {}
                None => {
                    let is_certain =
                        self.is_object(tag) && !tree.members(tag).any(|(name, _)| is_macro(tree.text(name)));
                    if is_certain && key.is_none() && !self.is_lenient {
                        self.drafts.push(malformed_tags::without_key(tag));
                    }
                    self.copier.mark_open(map);
                }
            }
        }
        self.copier.close(map);
    }
}

/// The place where the correctly spelled member would be.
fn object_origin(members: &[Merged]) -> NodeId {
    members.first().map_or(0, |member| member.name)
}

fn tag_value() -> Option<&'static Shape> {
    match shape_of("Tags").map(|shape| &shape.kind) {
        Some(Kind::Map { value, .. }) => Some(value),
        _ => None,
    }
}

//! Forms in which a function is one flat list of properties: `memory_size`, `vpc_subnet_ids`, `environment-variables`.

use super::aws_cli::rules::unparsable_input;
use super::form::{Form, Property};
use super::template::{Builder, field_of, shape_of};
use lambda_lint::model::{Kind, Shape};
use lambda_lint_syntax::json;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// How a form writes the value of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// As the API does.
    AsIs,
    /// As the only entry of a list.
    Entry,
    /// As the entries of a list, with commas between them.
    Commas,
    /// As `NAME=value` with semicolons between them.
    Pairs,
    /// As JSON.
    Json,
    /// As the path of a file.
    Path,
    /// By a name that only the tool knows.
    Supplied,
    /// Not at all: the tool does not send it.
    NotSent,
    /// It depends on something unknown whether the tool sends it.
    Maybe,
}

/// How a flat form writes its values.
pub(super) struct Flat<'f> {
    pub(super) form: &'static Form,
    /// How the member at this place of the request is written with this value.
    pub(super) written: &'f dyn Fn(&str, NodeId) -> Written,
}

impl Flat<'_> {
    /// Adds the members that the properties of an object set.
    pub(super) fn add_members(&self, builder: &mut Builder<'_>, request: NodeId, object: NodeId) {
        let tree = builder.tree;
        let mut done: Vec<&str> = Vec::new();
        for (name, value) in tree.members(object) {
            match self.form.property(tree.text(name)) {
                Property::Member(place) if !is_set(tree, value) || self.is_not_sent(place, value) => {}
                Property::Member(place) => match place.split_once('/') {
                    None => self.add(builder, (place, place), (name, value), shape_of(place)),
                    Some((outer, _)) if done.contains(&outer) => {}
                    Some((outer, _)) => {
                        done.push(outer);
                        self.add_object(builder, outer, name, object);
                    }
                },
                Property::Other => {}
                Property::Unknown => {
                    builder.unknown_property(request, name, value, self.form.names());
                }
            }
        }
    }

    fn is_not_sent(&self, place: &str, value: NodeId) -> bool {
        (self.written)(place, value) == Written::NotSent
    }

    /// Adds an object whose members are separate properties.
    fn add_object(&self, builder: &mut Builder<'_>, outer: &'static str, first: NodeId, object: NodeId) {
        let tree = builder.tree;
        builder.copier.name(outer.into(), first);
        let inner_object = builder.copier.open(NodeKind::Object, object);
        for (name, value) in tree.members(object) {
            let Property::Member(place) = self.form.property(tree.text(name)) else { continue };
            let Some((_, inner)) = place.split_once('/').filter(|(other, _)| *other == outer) else { continue };
            if is_set(tree, value) && !self.is_not_sent(place, value) {
                self.add(builder, (place, inner), (name, value), field_of(outer, inner));
            }
        }
        builder.copier.close(inner_object);
    }

    fn add(
        &self,
        builder: &mut Builder<'_>,
        (place, member): (&'static str, &'static str),
        (name, value): (NodeId, NodeId),
        shape: Option<&'static Shape>,
    ) {
        let tree = builder.tree;
        let text = if tree.kind(value) == NodeKind::Text { tree.text(value) } else { "" };
        let written = (self.written)(place, value);
        if written == Written::Json && text.trim_start().starts_with(['{', '[']) {
            return json_text(builder, member, (name, value), shape);
        }
        // a template may render to an empty value, which is not sent
        if !(builder.language.is_known)(text) || written == Written::Maybe {
            builder.copier.name(member.into(), name);
            builder.copier.optional(value);
            return;
        }
        match (written, tree.kind(value)) {
            (Written::Supplied, _) => builder.supplied(member, name),
            (Written::Path, _) => {
                builder.copier.name(member.into(), name);
                builder.copier.foreign_text(value);
            }
            (Written::Entry | Written::Commas, NodeKind::Text) => {
                builder.copier.name(member.into(), name);
                let list = builder.copier.open(NodeKind::List, value);
                let separator = if written == Written::Commas { ',' } else { '\0' };
                let entries = text.split(separator).map(str::trim).filter(|entry| !entry.is_empty());
                entries.for_each(|entry| builder.copier.scalar(NodeKind::Text, entry.to_owned().into(), value));
                builder.copier.close(list);
            }
            (Written::Pairs, NodeKind::Text) => {
                builder.copier.name(member.into(), name);
                pairs(builder, text, value);
            }
            (Written::Json, NodeKind::Text) => json_text(builder, member, (name, value), shape),
            _ => builder.member(member, name, value.into(), shape),
        }
    }
}

/// Whether a property is set. Empty values count as not set.
fn is_set(tree: &Tree<'_>, value: NodeId) -> bool {
    match tree.kind(value) {
        NodeKind::Null => false,
        NodeKind::Text => !tree.text(value).trim().is_empty(),
        _ => true,
    }
}

/// Adds the map that `NAME=value;NAME=value` is, where names and values may be in quotes.
fn pairs(builder: &mut Builder<'_>, text: &str, value: NodeId) {
    let map = builder.copier.open(NodeKind::Object, value);
    let bare = |text: &str| text.trim().trim_matches('"').to_owned();
    for pair in split_outside_quotes(text, ';') {
        match split_outside_quotes(pair, '=').next().filter(|name| name.len() < pair.len()) {
            Some(name) if !bare(name).is_empty() => {
                builder.copier.name(bare(name).into(), value);
                builder.copier.scalar(NodeKind::Text, bare(&pair[name.len() + 1..]).into(), value);
            }
            _ if pair.trim().is_empty() => {}
            _ => builder.copier.mark_open(map),
        }
    }
    builder.copier.close(map);
}

/// The parts of a text between separators that are not in quotes.
fn split_outside_quotes(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    text.split(move |c: char| {
        is_quoted ^= c == '"';
        c == separator && !is_quoted
    })
}

/// Adds a member that is written as JSON in a string.
fn json_text(
    builder: &mut Builder<'_>,
    member: &'static str,
    (name, value): (NodeId, NodeId),
    shape: Option<&'static Shape>,
) {
    let tree = builder.tree;
    match json::parse(tree.text(value)) {
        Ok(parsed) => {
            builder.copier.name(member.into(), name);
            add_parsed(builder, &parsed, 0, (value, shape));
        }
        Err(_) => {
            if (builder.language.is_known)(tree.text(value)) {
                builder.drafts.push(unparsable_input(tree.text(name), value));
            }
            builder.supplied(member, name);
        }
    }
}

/// Adds JSON in a string of the document, which all of its nodes come from.
fn add_parsed(
    builder: &mut Builder<'_>,
    parsed: &Tree<'_>,
    node: NodeId,
    (origin, shape): (NodeId, Option<&'static Shape>),
) {
    let kind = shape.map(|shape| &shape.kind);
    match parsed.kind(node) {
        NodeKind::Object => {
            let object = builder.copier.open(NodeKind::Object, origin);
            for (name, value) in parsed.members(node) {
                let inner = match kind {
                    Some(Kind::Structure(structure)) => structure.field(parsed.text(name)).map(|field| field.shape),
                    Some(Kind::Map { value, .. }) => Some(*value),
                    _ => None,
                };
                builder.copier.name(parsed.text(name).to_owned().into(), origin);
                add_parsed(builder, parsed, value, (origin, inner));
            }
            builder.copier.close(object);
        }
        NodeKind::List => {
            let inner = if let Some(Kind::List { entry, .. }) = kind { Some(*entry) } else { None };
            let list = builder.copier.open(NodeKind::List, origin);
            parsed.entries(node).for_each(|entry| add_parsed(builder, parsed, entry, (origin, inner)));
            builder.copier.close(list);
        }
        NodeKind::Text if !(builder.language.is_known)(parsed.text(node)) => builder.copier.unknown(origin),
        NodeKind::Unknown => builder.copier.unknown(origin),
        kind => builder.copier.scalar(kind, parsed.text(node).to_owned().into(), origin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_in_quotes_separate_nothing() {
        let parts: Vec<_> = split_outside_quotes(r#""A"="x;y";B=z;"#, ';').collect();
        assert_eq!(parts, [r#""A"="x;y""#, "B=z", ""]);
    }
}

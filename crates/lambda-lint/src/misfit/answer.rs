//! Answers of the service that were taken for a request.

use super::rules;
use crate::draft::{Draft, Edit, Place, PlaceKind};
use crate::path;
use crate::shape::model::{Kind, Shape, Structure};
use crate::shape::table::REQUEST;
use crate::source::{NodeId, NodeKind, Tree};

/// Members that only answers have.
pub(crate) const ONLY: &[&str] =
    &["FunctionArn", "CodeSha256", "CodeSize", "LastModified", "RevisionId", "Version", "State", "RepositoryType"];

/// An answer says where the code is, a request where it is to come from.
pub(crate) const LOCATION: &[&str] = &["RepositoryType", "Location"];

/// The finding, if a document is surely an answer: one member may have gone astray, several have not.
pub(super) fn find(tree: &Tree<'_>) -> Option<Draft<'static>> {
    let (configuration, call) = match member(tree, 0, "Configuration") {
        Some((_, configuration)) => (configuration, "GetFunction"),
        None => (0, "GetFunctionConfiguration"),
    };
    let code = member(tree, 0, "Code").map_or(0, |(_, code)| code);
    let of_code = LOCATION.iter().filter_map(|only| member(tree, code, only)).filter(|_| code != 0);
    let mut of_answer = ONLY.iter().filter_map(|only| member(tree, configuration, only)).peekable();
    // no request has a `Configuration`, which may be cut down to little; without one, a place of the code alone may be one that
    // somebody took over
    if configuration == 0 && of_answer.peek().is_none() {
        return None;
    }
    let mut telling = of_answer.chain(of_code);
    let (first, _) = telling.next()?;
    if telling.next().is_none() && configuration == 0 {
        return None;
    }
    member(tree, configuration, "FunctionName")?;
    let message = format!("this is an answer of {call} and not a request, which has no `{}`", tree.text(first));
    let mut draft = Draft::new(rules::ANSWER_FOR_REQUEST.meta(), Place(PlaceKind::Name(first)), message);
    draft.help("take over what a request has too, and add `Code`").param("answer", call);
    let mut edits = Vec::new();
    keep_request(tree, &REQUEST, configuration, &mut edits);
    if configuration != 0 {
        edits.push(Edit::Unwrap(Place::DOCUMENT, value(configuration)));
        edits.extend(beside(tree, configuration));
    }
    draft.unsafe_fix("make a request of it, to which `Code` is to be added", edits);
    Some(draft)
}

fn member(tree: &Tree<'_>, object: NodeId, wanted: &str) -> Option<(NodeId, NodeId)> {
    tree.members(object).find(|&(name, _)| tree.text(name) == wanted)
}

fn value(node: NodeId) -> Place {
    Place(PlaceKind::Value(node))
}

/// What makes a value fit the shape that it has in a request.
fn keep_request(tree: &Tree<'_>, shape: &'static Shape, node: NodeId, edits: &mut Vec<Edit>) {
    match &shape.kind {
        Kind::Structure(structure) => keep_members(tree, structure, node, edits),
        Kind::List { entry, .. } => {
            for part in tree.entries(node) {
                // an answer has layers with their sizes
                match (&entry.kind, member(tree, part, "Arn")) {
                    (Kind::Text(_), Some((_, arn))) => edits.push(Edit::Unwrap(value(part), value(arn))),
                    _ => keep_request(tree, entry, part, edits),
                }
            }
        }
        _ => {}
    }
}

fn keep_members(tree: &Tree<'_>, structure: &'static Structure, object: NodeId, edits: &mut Vec<Edit>) {
    for (name, inner) in tree.members(object) {
        let place = Place(PlaceKind::Name(name));
        let text = tree.text(name);
        match structure.field(text) {
            Some(field) if tree.kind(inner) != NodeKind::Null => keep_request(tree, field.shape, inner, edits),
            None if text == "ImageConfigResponse" && member(tree, inner, "ImageConfig").is_some() => {
                edits.push(Edit::Rename(place, "ImageConfig".to_owned()));
                edits.extend(
                    member(tree, inner, "ImageConfig").map(|(_, config)| Edit::Unwrap(value(inner), value(config))),
                );
            }
            _ => edits.push(Edit::Remove(place)),
        }
    }
}

/// What an answer has beside the configuration that a request has in it: tags, and the image that the code is.
fn beside(tree: &Tree<'_>, configuration: NodeId) -> impl Iterator<Item = Edit> {
    let written = |node: NodeId| {
        let node = tree.node(node);
        Some(tree.source()?.get(node.start as usize..node.end as usize)?.to_owned())
    };
    let tags = member(tree, 0, "Tags").filter(|&(_, tags)| tree.kind(tags) == NodeKind::Object);
    let tags = tags.and_then(|(_, tags)| Some(("Tags", written(tags)?)));
    let image = member(tree, 0, "Code").and_then(|(_, code)| member(tree, code, "ImageUri"));
    let image = image.map(|(_, uri)| ("Code", format!("{{\"ImageUri\": {}}}", path::quoted(tree.text(uri)))));
    let add = move |(name, json): (&str, String)| Edit::Add(value(configuration), name.to_owned(), json);
    tags.into_iter().chain(image).map(add)
}

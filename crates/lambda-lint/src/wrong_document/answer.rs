//! Answers of the service that were taken for a request.

use super::rules;
use crate::model::{Kind, Shape, Structure};
use crate::msg;
use crate::operation::CREATE_FUNCTION;
use crate::path;
use crate::place::{Edit, Place, PlaceKind};
use crate::reporter::DiagnosticBuilder;
use crate::source::{NodeId, NodeKind, Syntax, Tree};

/// Members that only answers have.
pub const ONLY: &[&str] =
    &["FunctionArn", "CodeSha256", "CodeSize", "LastModified", "RevisionId", "Version", "State", "RepositoryType"];

/// An answer says where the code is, a request where it is to come from.
pub const LOCATION: &[&str] = &["RepositoryType", "Location"];

/// Whether the code is to come from somewhere, which no answer says: what else an answer has was taken over by mistake.
pub fn has_source(tree: &Tree<'_>, object: NodeId) -> bool {
    let Some((_, code)) = tree.member(object, "Code") else { return false };
    ["S3Bucket", "S3Key", "ZipFile"].iter().any(|source| tree.member(code, source).is_some())
        && !LOCATION.iter().any(|only| tree.member(code, only).is_some())
}

/// The finding, if a document is surely an answer: one member may have gone astray, several have not.
pub(super) fn find(tree: &Tree<'_>) -> Option<DiagnosticBuilder<'static>> {
    let (configuration, call) = match tree.member(0, "Configuration") {
        Some((_, configuration)) => (configuration, "GetFunction"),
        None => (0, "GetFunctionConfiguration"),
    };
    let code = tree.member(0, "Code").map_or(0, |(_, code)| code);
    let of_code = LOCATION.iter().filter_map(|only| tree.member(code, only)).filter(|_| code != 0);
    let mut of_answer = ONLY.iter().filter_map(|only| tree.member(configuration, only)).peekable();
    // no request has a `Configuration`, which may be cut down to little; without one, a place of the code alone may be one that
    // somebody took over
    if configuration == 0 && (of_answer.peek().is_none() || has_source(tree, 0)) {
        return None;
    }
    let mut telling = of_answer.chain(of_code);
    let (first, _) = telling.next()?;
    if telling.next().is_none() && configuration == 0 {
        return None;
    }
    tree.member(configuration, "FunctionName")?;
    let message = msg!(
        "this is a response of {answer}, not a request: it has {member}",
        answer = Word(call),
        member = Text(tree.text(first))
    );
    let mut finding = DiagnosticBuilder::new(rules::ANSWER_FOR_REQUEST, Place(PlaceKind::Name(first)), message);
    finding.help(msg!("keep only the members of a request, and add {@Code}"));
    if let Some(edits) = to_request(tree, configuration) {
        finding.unsafe_fix("convert it to a request without `Code`", edits);
    }
    Some(finding)
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
                match (&entry.kind, tree.member(part, "Arn")) {
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
            None if text == "ImageConfigResponse" && tree.member(inner, "ImageConfig").is_some() => {
                edits.push(Edit::Rename(place, "ImageConfig".to_owned()));
                edits.extend(
                    tree.member(inner, "ImageConfig").map(|(_, config)| Edit::Unwrap(value(inner), value(config))),
                );
            }
            _ => edits.push(Edit::Remove(place)),
        }
    }
}

/// What makes a request of an answer with this configuration.
fn to_request(tree: &Tree<'_>, configuration: NodeId) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    keep_request(tree, CREATE_FUNCTION.input(), configuration, &mut edits);
    if configuration == 0 {
        return Some(edits);
    }
    edits.push(Edit::Unwrap(Place::DOCUMENT, value(configuration)));
    // a response has these next to the configuration, a request inside it: tags, and the image
    let is_lacking =
        |name| tree.member(configuration, name).is_none_or(|(_, value)| tree.kind(value) == NodeKind::Null);
    let beside = |name| tree.member(0, name).filter(|_| is_lacking(name));
    let mut add = |name: &str, json: String| edits.push(Edit::Add(value(configuration), name.to_owned(), json));
    if let Some((_, tags)) = beside("Tags").filter(|&(_, tags)| tree.kind(tags) == NodeKind::Object) {
        add("Tags", written(tree, tags)?);
    }
    if let Some((_, uri)) = beside("Code").and_then(|(_, code)| tree.member(code, "ImageUri")) {
        add("Code", format!("{{\"ImageUri\": {}}}", path::quoted(tree.text(uri))));
    }
    Some(edits)
}

/// How long a YAML name on the line of its value can be, with room for escapes.
#[cfg(feature = "yaml")]
const MAX_NAME: usize = 500;

/// Tags as JSON.
fn written(tree: &Tree<'_>, tags: NodeId) -> Option<String> {
    match tree.syntax() {
        Syntax::Json => {
            let node = tree.node(tags);
            Some(tree.source()?.get(node.start as usize..node.end as usize)?.to_owned())
        }
        #[cfg(feature = "hcl")]
        Syntax::Hcl => None,
        // they may have lines of their own, which fit nowhere else
        #[cfg(feature = "yaml")]
        Syntax::Yaml => {
            // readers of YAML take no longer names on a line, and these characters for line ends
            let is_plain = |text: &str| !text.contains(['\u{85}', '\u{2028}', '\u{2029}']);
            let member = |(name, value)| {
                let (name, is_text) = (tree.text(name), tree.kind(value) == NodeKind::Text);
                let fits = is_text && name.len() <= MAX_NAME && is_plain(name) && is_plain(tree.text(value));
                fits.then(|| format!("{}: {}", path::quoted(name), path::quoted(tree.text(value))))
            };
            let members = tree.members(tags).map(member).collect::<Option<Vec<_>>>()?;
            Some(format!("{{{}}}", members.join(", ")))
        }
        _ => None,
    }
}

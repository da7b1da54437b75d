//! HTTP: an object with `method`, `url` or `uri`, `headers` and `body`, as test tools and proxies write calls down.
//!
//! Whether the call makes a function is told by its method and path, or, where these are yet to be known or nearly right,
//! by a body that is surely a request.

use super::endpoint::{self, Address};
use super::recognize::{self, Kind};
use super::update;
use super::{Candidate, Extracted, Extractor, NoRequest, Wrapped};
use lambda_lint::internals::{CallField, HttpCall};
use lambda_lint_syntax::copy::{self, Copier};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

pub(super) static EXTRACTOR: Extractor = Extractor {
    anchors: &["url", "uri"],
    may_be_in,
    extract: |candidate| extract(candidate, is_known, |_| true),
    extract_text: None,
};

const ELSEWHERE: NoRequest = NoRequest::Elsewhere("its HTTP calls go elsewhere");
const WITHOUT_BODY: NoRequest = NoRequest::Elsewhere("its HTTP call has no body");

/// The property that clients and tools use for the body: usually `body`, `data` in axios, or `json`.
const BODIES: [&str; 3] = ["body", "data", "json"];

/// A call has the date of the API in its address, or a request in its body.
pub(super) fn may_be_in(text: &str) -> bool {
    text.contains("2015-03-31") || (text.contains("url") || text.contains("uri")) && recognize::may_be_in(text)
}

/// Templates of many kinds are filled in before a call is sent.
fn is_known(text: &str) -> bool {
    !text.contains("${") && !text.contains("{{")
}

/// Whether an object is such a call, in a language in which `is_known` tells texts from expressions. What is filled into a body
/// by no such language is a placeholder, of which a rule speaks.
pub(super) fn extract<'t>(
    candidate: &Candidate<'_, 't>,
    is_known: fn(&str) -> bool,
    is_known_in_body: fn(&str) -> bool,
) -> Extracted<'t> {
    let tree = candidate.tree;
    let field = |name| candidate.member(name).map(|node| CallField::of(tree, node, is_known));
    let is_text = |field: &CallField<'_>| tree.kind(field.node) == NodeKind::Text;
    let Some(url) = field("url").or_else(|| field("uri")).filter(is_text) else { return Extracted::Nothing };
    let method = field("method").filter(is_text);
    let body = body_of(candidate);
    if method.is_none() && body.is_none() {
        return Extracted::Nothing;
    }
    let address = Address::parse(tree.text(url.node), is_known);
    if let Some((operation, body)) = update::operation_of(method.and_then(|method| method.text), &address).zip(body) {
        return match update::extract_body(tree, body, operation, is_known_in_body) {
            Extracted::Request(wrapped) => {
                let region = address.endpoint().map(|endpoint| endpoint.region.to_owned());
                Extracted::Request(Box::new(Wrapped { region, ..*wrapped }))
            }
            other => other,
        };
    }
    let (is_create, is_unknown) = (address.is_create_function(), address.is_unknown());
    // most calls are told by their address, before their body is looked at
    if !is_create && !is_unknown && !is_near(&address) {
        return Extracted::Other(ELSEWHERE);
    }
    let wrapped = read_body(candidate, body, is_known_in_body);
    let is_request = wrapped.request.as_ref().is_ok_and(|request| recognize::kind(request, 0) == Kind::Request);
    let may_be_post = method.is_none_or(|method| method.text.is_none_or(|text| text.eq_ignore_ascii_case("POST")));
    let is_ours = match is_create {
        true => may_be_post && body.is_some() || is_request || method.is_some_and(|method| is_post(method.text)),
        false if is_unknown => may_be_post && is_request,
        false => is_request,
    };
    if !is_ours {
        return Extracted::Other(ELSEWHERE);
    }
    // nothing was read, so a clean report would be misleading
    if body.is_none() {
        return Extracted::Other(WITHOUT_BODY);
    }
    let call = HttpCall {
        tree,
        object: candidate.object,
        method,
        url,
        headers: headers(candidate, is_known),
        body_text: body
            .filter(|&body| tree.kind(body) == NodeKind::Text)
            .map(|body| tree.text(body))
            .filter(|text| is_known(text)),
        has_content_type: false,
        is_known,
    };
    Extracted::Request(Box::new(Wrapped {
        region: address.endpoint().map(|endpoint| endpoint.region.to_owned()),
        call: Some(call),
        ..wrapped
    }))
}

/// The body of a call. In an archive of HTTP (HAR) it is the text of `postData`.
fn body_of(candidate: &Candidate<'_, '_>) -> Option<NodeId> {
    let tree = candidate.tree;
    let posted = || candidate.member("postData").and_then(|posted| tree.member(posted, "text")).map(|(_, text)| text);
    let named = BODIES.iter().find_map(|name| candidate.member(name));
    named.or_else(posted).filter(|&body| tree.kind(body) != NodeKind::Null)
}

fn is_post(method: Option<&str>) -> bool {
    method.is_some_and(|method| method.eq_ignore_ascii_case("POST"))
}

/// Whether an address at Lambda is not that of another call: it ends in `functions`, or hardly has a path.
fn is_near(address: &Address<'_>) -> bool {
    let is_lambda = address.host.and_then(endpoint::aws_name).is_some_and(|name| name.service.starts_with("lambda"));
    let steps: Vec<_> = address.path.split('/').filter(|step| !step.is_empty()).collect();
    let is_date = |step: &str| step.starts_with("20") && step.contains('-');
    is_lambda
        && match steps.as_slice() {
            [] => true,
            [one] => is_date(one) || one.to_ascii_lowercase().starts_with("function"),
            [date, last] => is_date(date) && last.to_ascii_lowercase().starts_with("function"),
            // a POST to the URL of a single function is not a known call
            [date, functions, _] => is_date(date) && functions.eq_ignore_ascii_case("functions"),
            _ => false,
        }
}

fn read_body<'t>(candidate: &Candidate<'_, 't>, body: Option<NodeId>, is_known: fn(&str) -> bool) -> Wrapped<'t> {
    let tree = candidate.tree;
    let mut copier = Copier::new(tree);
    match body {
        Some(body) if tree.kind(body) == NodeKind::Text => {
            let text = tree.text(body);
            let mut wrapped = Wrapped::of_text(body, tree);
            match &mut wrapped.request {
                Ok(request) => copy::forget(request, is_known),
                // an expression in the place of a number or of an object
                Err(_) if !self::is_known(text) => {
                    copier.unknown(body);
                    return Wrapped::new(body, tree, copier);
                }
                Err(_) => {}
            }
            wrapped
        }
        Some(body) if tree.kind(body) != NodeKind::Null => {
            copier.copy(body, is_known);
            Wrapped::new(body, tree, copier)
        }
        _ => {
            copier.unknown(body.unwrap_or(candidate.object));
            Wrapped::new(body.unwrap_or(candidate.object), tree, copier)
        }
    }
}

/// The headers, as an object or as a list of objects with `name` or `key` and `value`. A list as a value has one entry mostly.
/// `None` if they are yet to be known.
fn headers<'t>(candidate: &Candidate<'_, 't>, is_known: fn(&str) -> bool) -> Option<Vec<(&'t str, CallField<'t>)>> {
    let tree = candidate.tree;
    let Some(headers) = candidate.member("headers") else { return Some(Vec::new()) };
    let field = |value| CallField::of(tree, tree.entries(value).next().unwrap_or(value), is_known);
    match tree.kind(headers) {
        NodeKind::Null => Some(Vec::new()),
        NodeKind::Object => Some(tree.members(headers).map(|(name, value)| (tree.text(name), field(value))).collect()),
        NodeKind::List => tree.entries(headers).map(|entry| pair(tree, entry, field)).collect(),
        _ => None,
    }
}

/// A header that is an object; `None` if it says something else.
fn pair<'t>(
    tree: &'t Tree<'t>,
    entry: NodeId,
    field: impl Fn(NodeId) -> CallField<'t>,
) -> Option<(&'t str, CallField<'t>)> {
    let member = |wanted: &[&str]| {
        let found = tree.members(entry).find(|&(name, _)| wanted.contains(&tree.text(name)));
        found.map(|(_, value)| value)
    };
    let name = member(&["name", "key"]).filter(|&name| tree.kind(name) == NodeKind::Text)?;
    Some((tree.text(name), field(member(&["value"])?)))
}

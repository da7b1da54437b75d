//! Updates of a function as they are sent: UpdateFunctionConfiguration and UpdateFunctionCode as JSON or YAML, and as HTTP calls.
//!
//! The members alone do not identify the operation, so the caller must name it. An HTTP call is told by its method and path.

use super::endpoint::Address;
use super::members::{self, Spelling};
use super::{Candidate, Extracted, Extractor, NoRequest, Wrapped};
use lambda_lint::facts::operations;
use lambda_lint::{Absence, Operation, UPDATE_FUNCTION_CODE, UPDATE_FUNCTION_CONFIGURATION};
use lambda_lint_syntax::copy::Copier;
use lambda_lint_syntax::{NodeId, NodeKind, Tree, json};

pub(super) static CONFIGURATION: Extractor = Extractor {
    anchors: operations::UPDATE_FUNCTION_CONFIGURATION,
    may_be_in: |_| true,
    extract: |candidate| extract(candidate, &UPDATE_FUNCTION_CONFIGURATION),
    extract_text: None,
};

pub(super) static CODE: Extractor = Extractor {
    anchors: operations::UPDATE_FUNCTION_CODE,
    may_be_in: |_| true,
    extract: |candidate| extract(candidate, &UPDATE_FUNCTION_CODE),
    extract_text: None,
};

/// The path of these calls, up to the name of the function.
const FUNCTIONS: &str = "/2015-03-31/functions/";

/// The whole document, or an entry of a list that is the whole document.
fn extract<'t>(candidate: &Candidate<'_, 't>, operation: &'static Operation) -> Extracted<'t> {
    let tree = candidate.tree;
    let is_whole = match candidate.trail {
        [_] => true,
        [list, _] => tree.kind(*list) == NodeKind::List,
        _ => false,
    };
    if !is_whole {
        return Extracted::Nothing;
    }
    let mut copier = Copier::new(tree);
    copy(tree, &mut copier, candidate.object, operation, |_| true);
    Extracted::Request(Box::new(request(Wrapped::new(candidate.object, tree, copier), operation)))
}

/// The operation of an HTTP call with this method and address, if it is one of the updates.
pub(super) fn operation_of(method: Option<&str>, address: &Address<'_>) -> Option<&'static Operation> {
    let (_, name) =
        address.path.split_once(FUNCTIONS).filter(|_| method.is_some_and(|it| it.eq_ignore_ascii_case("PUT")))?;
    match name.trim_end_matches('/').split_once('/')? {
        (_, "configuration") => Some(&UPDATE_FUNCTION_CONFIGURATION),
        (_, "code") => Some(&UPDATE_FUNCTION_CODE),
        _ => None,
    }
}

/// The request in the body of an HTTP call. Its address names the function.
pub(super) fn extract_body<'t>(
    tree: &'t Tree<'t>,
    body: NodeId,
    operation: &'static Operation,
    is_known: fn(&str) -> bool,
) -> Extracted<'t> {
    const UNKNOWN: NoRequest = NoRequest::Elsewhere("its body is not known");
    let wrapped = match tree.kind(body) {
        NodeKind::Object => {
            let mut copier = Copier::new(tree);
            copy(tree, &mut copier, body, operation, is_known);
            Wrapped::new(body, tree, copier)
        }
        NodeKind::Text => match json::parse(tree.text(body)) {
            Ok(parsed) if parsed.kind(0) == NodeKind::Object => {
                let mut copier = Copier::new(&parsed);
                copy(&parsed, &mut copier, 0, operation, is_known);
                let (request, _) = copier.finish();
                Wrapped::in_text(body, tree, Ok(request))
            }
            Err(fault) if is_known(tree.text(body)) => Wrapped::in_text(body, tree, Err(fault)),
            _ => return Extracted::Other(UNKNOWN),
        },
        _ => return Extracted::Other(UNKNOWN),
    };
    Extracted::Request(Box::new(request(wrapped, operation)))
}

fn copy(
    tree: &Tree<'_>,
    copier: &mut Copier<'_, '_>,
    object: NodeId,
    operation: &'static Operation,
    is_known: fn(&str) -> bool,
) {
    let mut add = |copier: &mut Copier<'_, '_>, _: &str, _, value| copier.copy(value, is_known);
    members::copy(tree, copier, object, (operation, Spelling::Api), &mut add);
}

fn request<'t>(mut wrapped: Wrapped<'t>, operation: &'static Operation) -> Wrapped<'t> {
    wrapped.operation = operation;
    wrapped.absence = Some(Absence::Unknown);
    wrapped.map.is_editable = false;
    wrapped
}

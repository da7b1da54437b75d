//! Step Functions: tasks of a state machine that call Lambda through the SDK integration
//! (`arn:aws:states:::aws-sdk:lambda:createFunction`).
//!
//! The members of the call are in `Parameters`, where a name that ends in `.$` has an expression as its value, or in `Arguments`,
//! where `{% … %}` is an expression. The integration spells some names in its own case, such as `KmsKeyArn`.

use super::members::{self, Spelling};
use super::{Candidate, Extracted, Extractor, NoRequest, Wrapped};
use lambda_lint::Absence;
use lambda_lint::model::{Kind, Shape};
use lambda_lint::{CREATE_FUNCTION, Operation, UPDATE_FUNCTION_CODE, UPDATE_FUNCTION_CONFIGURATION};
use lambda_lint_syntax::copy::Copier;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use std::borrow::Cow;

pub(super) static EXTRACTOR: Extractor =
    Extractor { anchors: &["Resource"], may_be_in: |text| text.contains(INTEGRATION), extract, extract_text: None };

/// A part of the ARN of each such task.
const INTEGRATION: &str = ":states:::aws-sdk:lambda:";

const WITHOUT_MEMBERS: NoRequest = NoRequest::Elsewhere("its task does not contain the parameters");

fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    let Some(operation) = candidate.text("Resource").and_then(operation) else { return Extracted::Nothing };
    let tree = candidate.tree;
    let arguments = candidate.member("Arguments").or_else(|| candidate.member("Parameters"));
    let Some(arguments) = arguments.filter(|&arguments| tree.kind(arguments) == NodeKind::Object) else {
        return Extracted::Other(WITHOUT_MEMBERS);
    };
    let mut copier = Copier::new(tree);
    let mut add = |copier: &mut Copier<'_, '_>, _: &str, shape, value| add(tree, copier, shape, value);
    members::copy(tree, &mut copier, arguments, (operation, Spelling::StateMachine), &mut add);
    let mut wrapped = Wrapped::new(arguments, tree, copier);
    // the name of an expression differs from that of a value
    wrapped.map.is_editable = false;
    wrapped.absence = Some(if operation.is_update() { Absence::Unknown } else { Absence::NotSent });
    wrapped.operation = operation;
    Extracted::Request(Box::new(wrapped))
}

/// The operation that a resource calls.
fn operation(resource: &str) -> Option<&'static Operation> {
    let (_, action) = resource.split_once(INTEGRATION)?;
    match action.split('.').next()? {
        "createFunction" => Some(&CREATE_FUNCTION),
        "updateFunctionConfiguration" => Some(&UPDATE_FUNCTION_CONFIGURATION),
        "updateFunctionCode" => Some(&UPDATE_FUNCTION_CODE),
        _ => None,
    }
}

/// Whether a string is a literal. `${…}` is replaced when the state machine is deployed.
fn is_known(text: &str) -> bool {
    !text.contains("{%") && !text.contains("${")
}

fn add(tree: &Tree<'_>, copier: &mut Copier<'_, '_>, shape: Option<&'static Shape>, value: NodeId) {
    let kind = shape.map(|shape| &shape.kind);
    match tree.kind(value) {
        NodeKind::Text if !is_known(tree.text(value)) => copier.unknown(value),
        NodeKind::Object => {
            let object = copier.open(NodeKind::Object, value);
            for (name, value) in tree.members(value) {
                let (text, is_expression) = Spelling::StateMachine.bare(tree.text(name));
                let (spelled, inner) = match kind {
                    Some(Kind::Structure(structure)) => match members::field(structure, text, Spelling::StateMachine) {
                        Some((name, shape)) => (Cow::Borrowed(name), Some(shape)),
                        None => (text.to_owned().into(), None),
                    },
                    Some(Kind::Map { value, .. }) => (text.to_owned().into(), Some(*value)),
                    _ => (text.to_owned().into(), None),
                };
                copier.name(spelled, name);
                if is_expression { copier.unknown(value) } else { add(tree, copier, inner, value) }
            }
            copier.close(object);
        }
        NodeKind::List => {
            let inner = if let Some(Kind::List { entry, .. }) = kind { Some(*entry) } else { None };
            let list = copier.open(NodeKind::List, value);
            tree.entries(value).for_each(|entry| add(tree, copier, inner, entry));
            copier.close(list);
        }
        _ => copier.leaf(value),
    }
}

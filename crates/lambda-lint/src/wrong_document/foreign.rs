//! Documents that have nothing of a request, and what they seem to be instead.

use super::rules;
use crate::msg;
use crate::place::{Place, PlaceKind};
use crate::reporter::DiagnosticBuilder;
use crate::schema::describe;
use crate::source::{NodeId, Tree};

/// Inputs of other calls of the API, by members that tell them from those of CreateFunction. The last one tells most.
const OTHER_CALLS: &[(&str, &[&str])] = &[
    ("Invoke", &["FunctionName", "InvocationType"]),
    ("Invoke", &["FunctionName", "Payload"]),
    ("AddPermission", &["FunctionName", "StatementId", "Principal"]),
    ("CreateEventSourceMapping", &["FunctionName", "EventSourceArn"]),
    ("CreateAlias", &["FunctionName", "FunctionVersion", "Name"]),
    ("CreateFunctionUrlConfig", &["FunctionName", "AuthType"]),
    ("PutFunctionConcurrency", &["FunctionName", "ReservedConcurrentExecutions"]),
    ("PutProvisionedConcurrencyConfig", &["FunctionName", "ProvisionedConcurrentExecutions"]),
    ("PutFunctionEventInvokeConfig", &["FunctionName", "MaximumRetryAttempts"]),
    ("PublishLayerVersion", &["LayerName", "Content"]),
    ("UpdateFunctionCode", &["FunctionName", "ZipFile"]),
    ("UpdateFunctionCode", &["FunctionName", "S3Bucket"]),
    ("UpdateFunctionCode", &["FunctionName", "ImageUri"]),
];

/// Documents of other kinds, by the members that such a one has at its top. The last one tells most.
const OTHER_DOCUMENTS: &[(&str, &[&str])] = &[
    ("an IAM policy", &["Statement"]),
    ("an OpenAPI document", &["openapi"]),
    ("an OpenAPI document", &["swagger"]),
    ("a CloudFormation template", &["AWSTemplateFormatVersion"]),
    ("a CloudFormation template", &["Resources"]),
    ("a state machine", &["StartAt", "States"]),
    ("a Terraform plan", &["planned_values"]),
    ("a Terraform plan", &["resource_changes"]),
    ("a Kubernetes manifest", &["apiVersion", "kind"]),
    ("a JSON Schema", &["$schema", "properties"]),
    ("a workflow", &["tasks"]),
    ("a CloudTrail record", &["eventSource", "eventName"]),
    ("an EventBridge event", &["detail-type", "detail"]),
    ("a list of records", &["Records"]),
    ("a response of ListFunctions", &["Functions"]),
    ("a recorded response of the service", &["status_code", "data"]),
    ("an npm package", &["name", "version", "dependencies"]),
    ("an HTTP call", &["method", "url"]),
    ("an HTTP call", &["method", "uri"]),
];

/// The members of a request that inputs of other calls do not have.
const OF_REQUESTS: &[&str] = &["Role", "Code", "Handler", "Runtime"];

/// The number of request members, including misspelled ones, that an unrelated document may have; many have `description`, `tags` and `version`.
const MAX_COMMON: usize = 2;

/// What an object seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// The input of this other call of the API.
    Call(&'static str),
    /// A document of this kind.
    Document(&'static str),
}

/// What an object is that has nothing of a request, if it is known, and the name of the member that tells.
pub fn what(tree: &Tree<'_>, object: NodeId) -> Option<(Foreign, NodeId)> {
    let member = |wanted: &str| tree.member(object, wanted).map(|(name, _)| name);
    if OF_REQUESTS.iter().any(|name| member(name).is_some()) {
        return None;
    }
    let tells = |names: &[&str]| names.iter().map(|name| member(name)).reduce(|one, other| one.and(other)).flatten();
    let call = OTHER_CALLS.iter().find_map(|(call, names)| Some((Foreign::Call(call), tells(names)?)));
    let document = || {
        let mut kinds = OTHER_DOCUMENTS.iter().filter(|_| member("FunctionName").is_none());
        kinds.find_map(|(what, names)| Some((Foreign::Document(what), tells(names)?)))
    };
    call.or_else(document).filter(|_| !is_much_like_a_request(tree, object))
}

/// Whether an object has so much of a request that it is rather one with something else in it.
fn is_much_like_a_request(tree: &Tree<'_>, object: NodeId) -> bool {
    let names = tree.members(object).map(|(name, _)| tree.text(name));
    names.filter(|name| *name != "FunctionName" && describe::is_like_member(name)).nth(MAX_COMMON).is_some()
}

/// The finding, if a document is surely something else.
pub(super) fn find(tree: &Tree<'_>) -> Option<DiagnosticBuilder<'static>> {
    let mut names = tree.members(0).map(|(name, _)| tree.text(name)).peekable();
    names.peek()?;
    let (place, seems) = match what(tree, 0) {
        Some((Foreign::Call(call), name)) => {
            (PlaceKind::Name(name), msg!(": it looks like the input of {call}", call = Word(call)))
        }
        Some((Foreign::Document(what), name)) => {
            (PlaceKind::Name(name), msg!(": it looks like {what}", what = Word(what)))
        }
        // a form may have one field, and a typing error in its name
        None if names.any(describe::is_like_member) => return None,
        None => (PlaceKind::Value(0), ": it has none of its members".into()),
    };
    let message = msg!("this is not a CreateFunction request{seems}", seems = Then(seems));
    let mut finding = DiagnosticBuilder::new(rules::NOT_A_REQUEST, Place(place), message);
    finding.help("pass the request itself, or a document that contains one");
    Some(finding)
}

//! CloudTrail: what the service recorded of a call. Records stand alone, in `Records`, in the `detail` of an event, in
//! lists and among the test data of rules: each is told by its own members, wherever it is. `aws cloudtrail lookup-events` has them
//! as JSON text in the `CloudTrailEvent` of its events.
//!
//! Members are spelled with a small first letter. Text that could hold secrets is taken out, and events in documentation
//! and tests are cut down to what they show: what is missing says nothing. Region, account and day of the call are those of the
//! record.

use super::call_context::Event;
use super::members::{self, Spelling};
use super::names::copy_lower_first;
use super::tables::Tables;
use super::wrapped::Recorded;
use super::{Candidate, Extracted, Extractor, NoRequest, Wrapped};
use lambda_lint::internals::{CallContext, PlaceKind};
use lambda_lint::{Absence, CREATE_FUNCTION, Operation, Place, UPDATE_FUNCTION_CODE, UPDATE_FUNCTION_CONFIGURATION};
use lambda_lint_syntax::copy::Copier;
use lambda_lint_syntax::{NodeId, NodeKind, Tree, json};

pub(super) static EXTRACTOR: Extractor = Extractor {
    anchors: &["eventName", AS_TEXT],
    may_be_in: |text| CALLS.iter().any(|(call, _)| text.contains(call)),
    extract,
    extract_text: Some(extract_text),
};

/// How the names of the events begin: the call and the year of its version.
const CALLS: &[(&str, &Operation)] = &[
    ("CreateFunction2015", &CREATE_FUNCTION),
    ("UpdateFunctionConfiguration2015", &UPDATE_FUNCTION_CONFIGURATION),
    ("UpdateFunctionCode2015", &UPDATE_FUNCTION_CODE),
];

/// The member of an event that is its record, as text.
const AS_TEXT: &str = "CloudTrailEvent";

/// The text that CloudTrail writes for a hidden string.
const HIDDEN: &str = "HIDDEN_DUE_TO_SECURITY_REASONS";

const OTHER_CALLS: NoRequest = NoRequest::Elsewhere("it records other calls");
fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    let document = candidate.tree;
    let text = candidate.member(AS_TEXT).filter(|&text| document.kind(text) == NodeKind::Text);
    if let Some(extracted) = text.and_then(|text| extract_text(document, text)) {
        return extracted;
    }
    let operation = match tell(candidate) {
        Ok(operation) => operation,
        Err(extracted) => return extracted,
    };
    let mut copier = Copier::new(document);
    let call = Call::read(candidate, operation, &mut copier, PlaceKind::Outside);
    let wrapped = Wrapped::new(call.body, document, copier);
    call.wraps(wrapped)
}

/// What an event is that has its record as text; `None` if the text is no record, for anything may have such a name.
fn extract_text<'t>(document: &'t Tree<'t>, text: NodeId) -> Option<Extracted<'t>> {
    let record = document.text(text);
    if !record.trim_start().starts_with('{')
        || !["\"eventName\"", "\"eventSource\""].iter().all(|name| record.contains(name))
    {
        return None;
    }
    // most are of other calls, and are not read for that
    if !CALLS.iter().any(|(call, _)| record.contains(call)) {
        return Some(Extracted::Other(OTHER_CALLS));
    }
    let record = match json::parse(record) {
        Ok(record) => record,
        Err(fault) => return Some(Extracted::Request(Box::new(Wrapped::in_text(text, document, Err(fault))))),
    };
    let candidate = Candidate { tree: &record, tables: &Tables::new(&record), trail: &[0], object: 0 };
    let operation = match tell(&candidate) {
        Ok(operation) => operation,
        Err(extracted) => return Some(extracted),
    };
    let mut copier = Copier::new(&record);
    let range = |node| PlaceKind::Range(record.node(node).start as usize, record.node(node).end as usize);
    let call = Call::read(&candidate, operation, &mut copier, range);
    let (request, _) = copier.finish();
    Some(call.wraps(Wrapped::in_text(text, document, Ok(request))))
}

/// The call that an object records, or what the object is otherwise.
fn tell(candidate: &Candidate<'_, '_>) -> Result<&'static Operation, Extracted<'static>> {
    let Some(event) = candidate.text("eventName") else { return Err(Extracted::Nothing) };
    match (candidate.text("eventSource"), operation(event)) {
        (None | Some("lambda.amazonaws.com"), Some(operation)) => Ok(operation),
        (Some(source), _) if source.ends_with(".amazonaws.com") => Err(Extracted::Other(OTHER_CALLS)),
        _ => Err(Extracted::Nothing),
    }
}

/// The operation of an event name: `CreateFunction20150331`, optionally with the version of the record format.
fn operation(event: &str) -> Option<&'static Operation> {
    let (version, operation) =
        CALLS.iter().find_map(|(call, operation)| Some((event.strip_prefix(call)?, *operation)))?;
    let (date, form) = version.split_at_checked(4).unwrap_or((version, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_form = form.is_empty() || form.strip_prefix('v').is_some_and(is_number);
    (is_number(date) && is_form).then_some(operation)
}

/// A recorded call, without its request.
struct Call {
    operation: &'static Operation,
    /// The request in the record, or the record if there is none.
    body: NodeId,
    context: CallContext,
    recorded: Option<Recorded>,
}

impl Call {
    /// Reads a record, and copies its request. `place` says where a node of the record is.
    fn read(
        candidate: &Candidate<'_, '_>,
        operation: &'static Operation,
        copier: &mut Copier<'_, '_>,
        place: impl Fn(NodeId) -> PlaceKind,
    ) -> Call {
        let event = Event::of(candidate);
        let parameters = candidate.member("requestParameters");
        match parameters.filter(|&id| candidate.tree.kind(id) == NodeKind::Object) {
            Some(parameters) => copy_parameters(candidate.tree, copier, (parameters, operation), &event),
            // a call that was refused early is recorded without them
            None => copier.unknown(parameters.unwrap_or(candidate.object)),
        }
        let body = parameters.unwrap_or(candidate.object);
        let recorded = candidate.text("errorCode").zip(candidate.member("errorCode")).map(|(code, node)| Recorded {
            place: Place(place(node)),
            code: code.to_owned(),
            message: candidate.text("errorMessage").map(str::to_owned),
        });
        Call { operation, body, context: event.context(candidate.tree, body), recorded }
    }

    fn wraps(self, wrapped: Wrapped<'_>) -> Extracted<'_> {
        let Call { operation, context, recorded, .. } = self;
        let mut wrapped = Wrapped { operation, absence: Some(Absence::Unknown), context, recorded, ..wrapped };
        wrapped.map.is_editable = false;
        Extracted::Request(Box::new(wrapped))
    }
}

fn copy_parameters(
    tree: &Tree<'_>,
    copier: &mut Copier<'_, '_>,
    (parameters, operation): (NodeId, &'static Operation),
    event: &Event<'_>,
) {
    let is_known = |value| match tree.kind(value) {
        NodeKind::Text => tree.text(value) != HIDDEN && event.is_as_sent(tree.text(value)),
        // this is all that is left of an object which was taken out
        NodeKind::Object => tree.members(value).next().is_some(),
        _ => true,
    };
    if !operation.is_update() {
        return copy_lower_first(tree, copier, parameters, Some(operation.input()), &is_known);
    }
    let mut add = |copier: &mut Copier<'_, '_>, _: &str, shape, value| match tree.kind(value) {
        NodeKind::Null => copier.optional(value),
        _ => copy_lower_first(tree, copier, value, shape, &is_known),
    };
    members::copy(tree, copier, parameters, (operation, Spelling::AnyCase), &mut add);
}

//! CloudTrail: what the service recorded of a call. Records stand alone, in `Records`, in the `detail` of an event, in
//! lists and among the test data of rules: each is told by its own members, wherever it is.
//!
//! Members are spelled with a small first letter. Text that could hold secrets is taken out, and events in documentation
//! and tests are cut down to what they show: what is missing says nothing. Region, account and day of the call are those of the
//! record.

use super::circumstances::Event;
use super::names::copy_lower_first;
use super::wrapped::Recorded;
use super::{Look, NoRequest, Site, Way, Wrapped};
use crate::completeness::Completeness;
use crate::shape::table::REQUEST;
use crate::source::copy::Copier;
use crate::source::{NodeId, NodeKind, Tree};

pub(super) static WAY: Way = Way { marks: &["eventName"], may_be_in: |text| text.contains(CALL), look };

/// How the name of the event begins: the call and the year of its version.
const CALL: &str = "CreateFunction2015";

/// What stands in the place of a text that is kept from the log.
const HIDDEN: &str = "HIDDEN_DUE_TO_SECURITY_REASONS";

fn look<'t>(site: &Site<'_, 't>) -> Look<'t> {
    let tree = site.tree;
    let (Some(event), source) = (site.text("eventName"), site.text("eventSource")) else { return Look::Nothing };
    if !is_create_function(event) || source.is_some_and(|source| source != "lambda.amazonaws.com") {
        return match source {
            Some(source) if source.ends_with(".amazonaws.com") => {
                Look::Other(NoRequest::Elsewhere("it records other calls"))
            }
            _ => Look::Nothing,
        };
    }
    let recorded = site.text("errorCode").zip(site.member("errorCode"));
    let recorded = recorded.map(|(code, place)| Recorded { place, code, message: site.text("errorMessage") });
    let parameters = site.member("requestParameters");
    let event = Event::of(site);
    let mut copier = Copier::new(tree);
    match parameters.filter(|&id| tree.kind(id) == NodeKind::Object) {
        Some(parameters) => copy_parameters(tree, &mut copier, parameters, &event),
        // a call that was refused early is recorded without them
        None => copier.unknown(parameters.unwrap_or(site.object)),
    }
    let mut wrapped = Wrapped::new(parameters.unwrap_or(site.object), tree, copier);
    wrapped.completeness = Some(Completeness::Open);
    wrapped.circumstances = event.circumstances(tree, parameters.unwrap_or(site.object));
    wrapped.outer.is_editable = false;
    wrapped.recorded = recorded;
    Look::Wraps(Box::new(wrapped))
}

/// `CreateFunction20150331`, and with the number of a later form of the record behind it.
fn is_create_function(event: &str) -> bool {
    let Some(version) = event.strip_prefix(CALL) else { return false };
    let (date, form) = version.split_at_checked(4).unwrap_or((version, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    is_number(date) && (form.is_empty() || form.strip_prefix('v').is_some_and(is_number))
}

fn copy_parameters<'t>(tree: &'t Tree<'t>, copier: &mut Copier<'t>, parameters: NodeId, event: &Event<'_>) {
    copy_lower_first(tree, copier, parameters, Some(&REQUEST), &|value| match tree.kind(value) {
        NodeKind::Text => tree.text(value) != HIDDEN && event.is_as_sent(tree.text(value)),
        // this is all that is left of an object which was taken out
        NodeKind::Object => tree.members(value).next().is_some(),
        _ => true,
    });
}

//! Conductor: HTTP tasks of workflow definitions, in `inputParameters.http_request` or directly in `inputParameters`.
//!
//! Tasks lie in `tasks`, in the cases of decisions, in forks and in loops; definitions lie in lists, in the `workflowDef` of
//! a request that starts one, and next to the tasks of a run. A task is recognized by its members, at any depth.

use super::http;
use super::{Candidate, Extracted, Extractor, NoRequest};

pub(super) static EXTRACTOR: Extractor =
    Extractor { anchors: &["uri"], may_be_in: http::may_be_in, extract, extract_text: None };

fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    // the tasks of a run have what their parameters came to
    let is_task = matches!(candidate.name_of(1), Some("http_request" | "inputParameters" | "inputData"));
    if !is_task {
        return Extracted::Nothing;
    }
    if is_copy(candidate) {
        return Extracted::Other(NoRequest::Foreign);
    }
    let is_known = |text: &str| !text.contains("${");
    match http::extract(candidate, is_known, is_known) {
        Extracted::Request(mut wrapped) => {
            if let Some(call) = &mut wrapped.call {
                // the task has a parameter for it, which defaults to JSON
                call.has_content_type = true;
            }
            Extracted::Request(wrapped)
        }
        other => other,
    }
}

/// Whether it is one of the copies of its definition's tasks that a run keeps.
fn is_copy(candidate: &Candidate<'_, '_>) -> bool {
    let is_in_copy = (1..candidate.trail.len()).any(|up| candidate.name_of(up) == Some("workflowTask"));
    // a run has some thirty members
    let mut members = candidate.tree.members(0).take(100);
    is_in_copy && members.any(|(name, _)| candidate.tree.text(name) == "workflowDefinition")
}

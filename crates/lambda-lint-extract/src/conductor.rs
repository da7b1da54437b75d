//! Conductor: HTTP tasks of workflow definitions, in `inputParameters.http_request` or directly in `inputParameters`.
//!
//! Tasks lie in `tasks`, in the cases of decisions, in forks and in loops; definitions lie in lists, in the `workflowDef` of
//! a request that starts one, and beside the tasks of a run. A task is told by its own members, wherever it is.

use super::http;
use super::{Look, NoRequest, Site, Way};

pub(super) static WAY: Way = Way { marks: &["uri"], may_be_in: http::may_be_in, look, look_into: None };

fn look<'t>(site: &Site<'_, 't>) -> Look<'t> {
    // the tasks of a run have what their parameters came to
    let is_task = matches!(site.name_of(1), Some("http_request" | "inputParameters" | "inputData"));
    if !is_task {
        return Look::Nothing;
    }
    if is_copy(site) {
        return Look::Other(NoRequest::Foreign);
    }
    let is_known = |text: &str| !text.contains("${");
    match http::look(site, is_known, is_known) {
        Look::Wraps(mut wrapped) => {
            if let Some(call) = &mut wrapped.call {
                // the task has a parameter for it, which is JSON if nothing else is said
                call.has_content_type = true;
            }
            Look::Wraps(wrapped)
        }
        other => other,
    }
}

/// Whether it is one of the copies of its definition's tasks that a run keeps.
fn is_copy(site: &Site<'_, '_>) -> bool {
    let is_in_copy = (1..site.trail.len()).any(|up| site.name_of(up) == Some("workflowTask"));
    // a run has some thirty members
    let mut members = site.tree.members(0).take(100);
    is_in_copy && members.any(|(name, _)| site.tree.text(name) == "workflowDefinition")
}

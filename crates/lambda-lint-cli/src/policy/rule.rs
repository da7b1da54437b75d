//! Policies as rules of the engine, one for each id.

use super::Policy;
use lambda_lint::{Diagnostics, Meta, Request, Rule, Severity};
use std::sync::Arc;

/// What policies ask for under one id.
#[derive(Debug)]
pub(super) struct PolicyRule {
    meta: Meta,
    policies: Vec<Arc<Policy>>,
}

impl PolicyRule {
    pub(super) fn new(id: &str, policies: Vec<Arc<Policy>>) -> Self {
        let titles: Vec<_> = policies.iter().map(|policy| policy.title.as_str()).collect();
        let summary = format!("A policy of the team is broken: {}.", titles.join(", "));
        PolicyRule { meta: Meta::new(id.to_owned(), Severity::Error, summary), policies }
    }
}

impl Rule for PolicyRule {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn check(&self, request: &Request<'_>, out: &mut Diagnostics<'_>) {
        for policy in &self.policies {
            for finding in policy.findings(request.value()) {
                // the archive beside the request is its code
                let is_beside = request.zip_file().is_some() && finding.pointer.starts_with("/Code");
                // a value that the service does not take, or that is not known yet, is no matter for a team
                let counts = finding.is_about_names || request.is_settled(&finding.pointer);
                if finding.id != self.meta.id || is_beside || !counts {
                    continue;
                }
                let severity = finding.note.severity();
                let draft = out.at_pointer(request, &finding.pointer, finding.message);
                draft.severity(severity).help(finding.note.help.unwrap_or_default());
                if let Some(url) = finding.note.url {
                    draft.url(url);
                }
            }
        }
    }
}

//! Policies as rules of the engine, one for each id.

use super::Policy;
use super::findings::Finding;
use lambda_lint::{Member, Meta, Reporter, Request, Rule, Severity};
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
        let summary = format!("The request violates a policy: {}.", titles.join(", "));
        PolicyRule { meta: Meta::new(id.to_owned(), Severity::Error, summary), policies }
    }
}

impl Rule for PolicyRule {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
        for policy in &self.policies {
            for finding in policy.shared_findings(request.value()).iter().filter(|finding| finding.id == self.meta.id) {
                // the archive beside the request is its code
                let is_beside = request.zip_file().is_some() && is_archive(finding, request.has(Member::Code));
                // a value that the service does not take, or that is not known yet, is no matter for a team
                let is_misspelled = finding.is_about_names && is_misspelled(request, &finding.pointer);
                if is_beside || is_misspelled || !finding.is_about_names && !request.is_settled(&finding.pointer) {
                    continue;
                }
                let draft = out.at_pointer(request, &finding.pointer, finding.message.clone());
                draft.severity(finding.note.severity()).help(finding.note.help.clone().unwrap_or_default());
                if let Some(url) = &finding.note.url {
                    draft.url(url.clone());
                }
            }
        }
    }
}

/// Whether a member that seems to be missing is there under another name, which is reported already.
fn is_misspelled(request: &Request<'_>, pointer: &str) -> bool {
    let member = Member::ALL.iter().copied().find(|member| member.pointer() == pointer);
    member.is_some_and(|member| !request.is_absent(member)) && request.value().pointer(pointer).is_none()
}

/// Whether a finding is about what an archive beside the request stands in for: where the code comes from.
fn is_archive(finding: &Finding, has_code: bool) -> bool {
    const SOURCES: [Member; 6] = [
        Member::CodeZipFile,
        Member::CodeS3Bucket,
        Member::CodeS3Key,
        Member::CodeS3ObjectVersion,
        Member::CodeS3ObjectStorageMode,
        Member::CodeImageUri,
    ];
    match finding.pointer.as_str() {
        // of a `Code` that is there, that it lacks one of several sources
        "/Code" => !has_code || !finding.is_about_names,
        pointer => SOURCES.iter().any(|source| source.pointer() == pointer),
    }
}

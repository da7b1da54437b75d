//! The policies of a team as a pass of the engine, which reports a rule for each id.

use super::Policy;
use super::findings::Finding;
use lambda_lint::{Member, Meta, Pass, Reporter, Request, Severity};
use std::sync::Arc;

/// Checks a request against policies. Each policy runs once, even if it has several ids.
#[derive(Debug)]
pub(super) struct PolicyPass {
    /// One rule for each id that is on.
    rules: Vec<Meta>,
    policies: Vec<Arc<Policy>>,
}

impl PolicyPass {
    /// A pass that reports these ids of some policies.
    pub(super) fn new(ids: &[&str], policies: &[Arc<Policy>]) -> Self {
        let rule = |id: &&str| {
            let own = policies.iter().filter(|policy| policy.ids.contains(*id));
            let titles: Vec<_> = own.map(|policy| policy.title.as_str()).collect();
            let summary = format!("The request violates a policy: {}.", titles.join(", "));
            Meta::new((*id).to_owned(), Severity::Error, summary)
        };
        PolicyPass { rules: ids.iter().map(rule).collect(), policies: policies.to_vec() }
    }
}

impl Pass for PolicyPass {
    fn rules(&self) -> Vec<&Meta> {
        self.rules.iter().collect()
    }

    fn run(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
        for finding in self.policies.iter().flat_map(|policy| policy.findings(request.value())) {
            let Some(rule) = self.rules.iter().position(|meta| meta.id == finding.id) else { continue };
            // an archive that is sent with the request is its code
            let is_archive = request.zip_file().is_some() && is_archive(&finding, request.has(Member::Code));
            // other rules report values that are invalid or unknown
            let is_misspelled = finding.is_about_names && is_misspelled(request, &finding.pointer);
            if is_archive || is_misspelled || !finding.is_about_names && !request.is_settled(&finding.pointer) {
                continue;
            }
            let draft = out.rule(rule).at_pointer(request, &finding.pointer, finding.message);
            draft.severity(finding.note.severity()).help(finding.note.help.unwrap_or_default());
            if let Some(url) = finding.note.url {
                draft.url(url);
            }
        }
    }
}

/// Whether a member that seems to be missing is there under another name, which is reported already.
fn is_misspelled(request: &Request<'_>, pointer: &str) -> bool {
    let member = Member::ALL.iter().copied().find(|member| member.pointer() == pointer);
    member.is_some_and(|member| !request.is_absent(member)) && request.value().pointer(pointer).is_none()
}

/// Whether a finding is about the source of the code, which an archive passed with the request replaces.
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

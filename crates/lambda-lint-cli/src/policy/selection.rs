//! Which rules of policies are on: `--select`, `--ignore` and `--severity` take their ids, and `policy` for all of them.

use super::rule::PolicyPass;
use super::{Policy, is_own};
use lambda_lint::{BuildError, LinterBuilder, Severity};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The ids of some policies.
fn ids(policies: &[Arc<Policy>]) -> BTreeSet<&str> {
    policies.iter().flat_map(|policy| policy.ids.iter().map(String::as_str)).collect()
}

/// What is selected, of everything.
#[derive(Debug)]
pub(crate) struct Choice<'a> {
    pub(crate) select: Option<&'a [String]>,
    pub(crate) ignore: &'a [String],
    pub(crate) severity: &'a [(String, Severity)],
}

impl Choice<'_> {
    fn is_on(&self, id: &str) -> bool {
        let names = |name: &str| name == id || name == "policy";
        let is_selected = self
            .select
            .is_none_or(|select| select.iter().any(|name| names(name) || matches!(name.as_str(), "all" | "default")));
        is_selected && !self.ignore.iter().any(|name| names(name))
    }
}

/// Adds what is on. The builder has heard of all names but those for policies.
pub(crate) fn add_to(mut builder: LinterBuilder, policies: &[Arc<Policy>], choice: &Choice<'_>) -> LinterBuilder {
    let on: Vec<_> = ids(policies).into_iter().filter(|id| choice.is_on(id)).collect();
    for id in &on {
        for (_, severity) in choice.severity.iter().filter(|(name, _)| name == id || name == "policy") {
            builder = builder.severity(*id, *severity);
        }
    }
    if on.is_empty() { builder } else { builder.pass(PolicyPass::new(&on, policies)) }
}

/// A name for policies has to be one of theirs.
pub(crate) fn check_known(name: &str, policies: &[Arc<Policy>]) -> Result<(), BuildError> {
    let ids = ids(policies);
    if !is_own(name) || name == "policy" || ids.contains(name) {
        return Ok(());
    }
    let nearest = ids.iter().map(|id| (strsim::osa_distance(name, id), *id)).min();
    let nearest = nearest.filter(|(distance, id)| *distance <= 1 + id.len() / 4).map(|(_, id)| id.to_owned());
    Err(BuildError::UnknownRule { id: name.to_owned(), nearest })
}

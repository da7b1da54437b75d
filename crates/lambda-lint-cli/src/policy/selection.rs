//! Which rules of policies are on: `--select`, `--ignore` and `--severity` take their ids, and `policy` for all of them.

use super::rule::PolicyPass;
use super::{Policy, is_own};
use lambda_lint::{BuildError, LinterBuilder, Settings};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The ids of some policies.
fn ids(policies: &[Arc<Policy>]) -> BTreeSet<&str> {
    policies.iter().flat_map(|policy| policy.ids.iter().map(String::as_str)).collect()
}

/// Whether the settings turn on the rule of a policy.
fn is_on(id: &str, settings: &Settings) -> bool {
    let names = |name: &String| name == id || name == "policy";
    let selects = |name: &String| names(name) || matches!(name.as_str(), "all" | "default");
    let is_selected = settings.select.as_ref().is_none_or(|select| select.iter().any(selects))
        || settings.extend_select.iter().any(selects);
    let level = settings.severity.iter().rfind(|(name, _)| names(name));
    is_selected && !settings.ignore.iter().any(names) && level.is_none_or(|(_, level)| level.is_some())
}

/// Adds what is on.
pub(crate) fn add_to(mut builder: LinterBuilder, policies: &[Arc<Policy>], settings: &Settings) -> LinterBuilder {
    let on: Vec<_> = ids(policies).into_iter().filter(|id| is_on(id, settings)).collect();
    for id in &on {
        for (_, severity) in settings.severity.iter().filter(|(name, _)| name == id || name == "policy") {
            if let Some(severity) = severity {
                builder = builder.severity(*id, *severity);
            }
        }
    }
    if on.is_empty() { builder } else { builder.pass(PolicyPass::new(&on, policies)) }
}

/// The settings without names for policies, which the engine does not know.
pub(crate) fn without_names(mut settings: Settings) -> Settings {
    let is_known = |name: &String| !is_own(name);
    for names in [&mut settings.extend_select, &mut settings.ignore].into_iter().chain(&mut settings.select) {
        names.retain(is_known);
    }
    settings.severity.retain(|(name, _)| is_known(name));
    settings
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

//! From options to a linter.

use crate::args::Check;
use crate::clock;
use crate::config::Layer;
use crate::error::Error;
use lambda_lint::{BuildError, Linter, Quotas};

/// A quota that an account may have another value of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quota {
    Memory,
    Timeout,
    Storage,
    Layers,
    Tags,
    Environment,
}

/// What the quotas are called on the command line.
const NAMES: &[(&str, Quota)] = &[
    ("memory", Quota::Memory),
    ("timeout", Quota::Timeout),
    ("storage", Quota::Storage),
    ("layers", Quota::Layers),
    ("tags", Quota::Tags),
    ("environment", Quota::Environment),
];

/// Reads `NAME=MAX`.
pub(crate) fn parse_quota(text: &str) -> Result<(Quota, u32), String> {
    let (name, max) = text.split_once('=').ok_or("expected NAME=MAX, such as memory=3008")?;
    let Some((_, quota)) = NAMES.iter().find(|(known, _)| *known == name) else {
        let names: Vec<_> = NAMES.iter().map(|(name, _)| *name).collect();
        return Err(format!("there is no quota `{name}`: expected one of {}", names.join(", ")));
    };
    let max = max.parse().map_err(|_| format!("`{max}` is no whole number"))?;
    Ok((*quota, max))
}

/// The linter that the options ask for, and the configuration where they say nothing.
pub(crate) fn build(check: &Check, layer: &Layer) -> Result<Linter, Error> {
    let quotas: Vec<_> = layer.quotas.iter().chain(&check.quota).copied().collect();
    let mut builder = Linter::builder()
        .as_of(check.as_of.or(layer.as_of).unwrap_or_else(clock::today))
        .advice(check.advice || layer.advice.unwrap_or(false))
        .partial(layer.partial.unwrap_or(check.partial))
        .quotas(self::quotas(&quotas))
        .ignore(layer.ignore.iter().chain(&check.ignore).cloned());
    if !check.select.is_empty() {
        builder = builder.select(check.select.iter().cloned());
    } else if let Some(select) = &layer.select {
        builder = builder.select(select.iter().cloned());
    }
    for (rule, severity) in layer.severity.iter().chain(&check.severity) {
        builder = builder.severity(rule, *severity);
    }
    if let Some(region) = check.region.as_ref().or(layer.region.as_ref()) {
        builder = builder.region(region);
    }
    if let Some(account) = check.account.as_ref().or(layer.account.as_ref()) {
        builder = builder.account(account);
    }
    builder.build().map_err(|source| Error::Linter { option: option_of(&source, check), source })
}

/// The option that a name came from.
fn option_of(error: &BuildError, check: &Check) -> &'static str {
    match error {
        BuildError::UnknownRule { id, .. } if check.select.contains(id) => "--select",
        BuildError::UnknownRule { id, .. } if check.ignore.contains(id) => "--ignore",
        BuildError::UnknownRule { .. } => "--severity",
        BuildError::UnknownRegion { .. } => "--region",
        BuildError::InvalidAccount(_) => "--account",
        _ => "",
    }
}

fn quotas(given: &[(Quota, u32)]) -> Quotas {
    let mut quotas = Quotas::default();
    for &(quota, max) in given {
        match quota {
            Quota::Memory => quotas.memory_mb = max.into(),
            Quota::Timeout => quotas.timeout_seconds = max.into(),
            Quota::Storage => quotas.ephemeral_storage_mb = max.into(),
            Quota::Layers => quotas.layers = max as usize,
            Quota::Tags => quotas.tags = max as usize,
            Quota::Environment => quotas.environment_bytes = max as usize,
        }
    }
    quotas
}

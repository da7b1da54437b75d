//! From options to a linter.

use super::Layer;
use crate::args::{Check, Level};
use crate::clock;
use crate::error::Error;
use crate::policy;
use crate::quota;
use lambda_lint::{BuildError, Linter, LinterBuilder};

/// The linter that the options ask for, and the configuration where they say nothing.
pub(crate) fn build(check: &Check, layer: &Layer) -> Result<Linter, Error> {
    let quotas: Vec<_> = layer.quotas.iter().chain(&check.quota).copied().collect();
    // a folder is not compressed yet, and a package alone may go to S3
    let is_unpacked = check.is_package || check.zip_file.as_deref().is_some_and(|path| path.is_dir());
    let mut builder = lambda_lint_extract::builder()
        .today(clock::today())
        .advice(check.advice || layer.advice.unwrap_or(false))
        .partial(layer.partial.unwrap_or(check.partial))
        .quotas(quota::quotas(&quotas, is_unpacked));
    builder =
        choose(builder, check, layer).map_err(|source| Error::Linter { option: option_of(&source, check), source })?;
    if let Some(day) = check.as_of.or(layer.as_of) {
        builder = builder.as_of(day);
    }
    if let Some(region) = check.region.as_ref().or(layer.region.as_ref()) {
        builder = builder.region(region);
    }
    if let Some(account) = check.account.as_ref().or(layer.account.as_ref()) {
        builder = builder.account(account);
    }
    builder.build().map_err(|source| Error::Linter { option: option_of(&source, check), source })
}

/// Which rules are on: those of the engine, and those of policies, which the engine has not heard of.
fn choose(mut builder: LinterBuilder, check: &Check, layer: &Layer) -> Result<LinterBuilder, BuildError> {
    let named = check.select.iter().chain(&check.extend_select).chain(&check.ignore);
    for name in named.chain(check.severity.iter().map(|(name, _)| name)) {
        policy::check_known(name, &layer.policies)?;
    }
    let select = if check.select.is_empty() { layer.select.as_ref() } else { Some(&check.select) };
    let off = check.severity.iter().filter(|(_, level)| *level == Level::Off).map(|(name, _)| name);
    let ignore: Vec<_> = layer.ignore.iter().chain(&check.ignore).chain(off).cloned().collect();
    let on = check.severity.iter().filter_map(|(name, level)| match level {
        Level::On(severity) => Some((name.clone(), *severity)),
        Level::Off => None,
    });
    let on: Vec<_> = on.collect();
    let severity: Vec<_> = layer.severity.iter().chain(&on).cloned().collect();
    let is_known = |name: &&String| !policy::is_own(name);
    if let Some(select) = select {
        builder = builder.select(select.iter().filter(is_known).cloned());
    }
    let more: Vec<_> = layer.extend_select.iter().chain(&check.extend_select).filter(is_known).cloned().collect();
    if !more.is_empty() {
        let usual: &[&str] = match (select, check.advice || layer.advice.unwrap_or(false)) {
            (Some(_), _) => &[],
            (None, true) => &["default", "advice"],
            (None, false) => &["default"],
        };
        builder = builder.select(usual.iter().copied()).select(more);
    }
    builder = builder.ignore(ignore.iter().filter(is_known).cloned());
    for (placeholders, severity) in [(layer.placeholders, &layer.severity), (check.placeholders, &on)] {
        builder = placeholders.into_iter().fold(builder, LinterBuilder::placeholders);
        for (rule, level) in severity.iter().filter(|(rule, _)| is_known(&rule)) {
            builder = builder.severity(rule, *level);
        }
    }
    let choice = policy::Choice { select: select.map(Vec::as_slice), ignore: &ignore, severity: &severity };
    Ok(policy::add_to(builder, &layer.policies, &choice))
}

/// The option that a name came from.
fn option_of(error: &BuildError, check: &Check) -> &'static str {
    match error {
        BuildError::UnknownRule { id, .. } if check.select.contains(id) => "--select",
        BuildError::UnknownRule { id, .. } if check.extend_select.contains(id) => "--extend-select",
        BuildError::UnknownRule { id, .. } if check.ignore.contains(id) => "--ignore",
        BuildError::UnknownRule { .. } => "--severity",
        BuildError::UnknownRegion { .. } => "--region",
        BuildError::InvalidAccount(_) => "--account",
        _ => "",
    }
}

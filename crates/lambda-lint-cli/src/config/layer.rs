//! Settings, checked: each value is one that the engine takes.

use super::file::{Names, RawLayer};
use crate::error::Error;
use crate::policy::{self, Policy};
use crate::quota::{Quota, parse_quota};
use crate::toml_source::Source;
use lambda_lint::{BuildError, Date, Linter, Placeholders, Severity, facts};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use toml::{Spanned, Value};

/// Settings of a file, of a part of it, or of several on top of each other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layer {
    pub(crate) region: Option<String>,
    pub(crate) account: Option<String>,
    pub(crate) as_of: Option<Date>,
    pub(crate) quotas: Vec<(Quota, u32)>,
    pub(crate) select: Option<Vec<String>>,
    pub(crate) extend_select: Vec<String>,
    pub(crate) ignore: Vec<String>,
    pub(crate) advice: Option<bool>,
    pub(crate) placeholders: Option<Placeholders>,
    pub(crate) severity: Vec<(String, Severity)>,
    pub(crate) policies: Vec<Arc<Policy>>,
    pub(crate) partial: Option<bool>,
    pub(crate) complete: Option<bool>,
    pub(crate) packages: Option<bool>,
}

impl Layer {
    /// These settings with others on top: one value goes, lists are added to, and a selection is a new one.
    pub(crate) fn with(&self, top: &Layer) -> Layer {
        let mut both = self.clone();
        both.region = top.region.clone().or(both.region);
        both.account = top.account.clone().or(both.account);
        both.as_of = top.as_of.or(both.as_of);
        both.quotas.extend(&top.quotas);
        both.select = top.select.clone().or(both.select);
        both.extend_select.extend(top.extend_select.iter().cloned());
        both.ignore.extend(top.ignore.iter().cloned());
        both.advice = top.advice.or(both.advice);
        both.placeholders = top.placeholders.or(both.placeholders);
        both.severity.extend(top.severity.iter().cloned());
        both.policies.extend(top.policies.iter().cloned());
        both.packages = top.packages.or(both.packages);
        // who says one thing of the two takes the other back
        if top.partial.is_some() || top.complete.is_some() {
            (both.partial, both.complete) = (top.partial, top.complete);
        }
        both
    }

    /// `policies` are those that the file names above this part.
    pub(super) fn new(raw: RawLayer, source: &Source, folder: &Path, policies: &[Arc<Policy>]) -> Result<Self, Error> {
        let Severities { on, off } = severities(&raw.severity, source)?;
        let layer = Layer {
            as_of: raw.as_of.as_ref().map(|day| date(day, source)).transpose()?,
            quotas: quotas(&raw.quotas, source)?,
            severity: on,
            advice: raw.advice,
            placeholders: raw.placeholders.as_ref().map(|choice| placeholders(choice, source)).transpose()?,
            policies: raw.policy.iter().map(|path| load(path, source, folder)).collect::<Result<_, _>>()?,
            partial: raw.partial,
            packages: raw.packages,
            complete: raw.complete.as_ref().map(|complete| *complete.get_ref()),
            region: raw.region.as_ref().map(|region| region.get_ref().clone()),
            account: raw.account.as_ref().map(|account| account.get_ref().clone()),
            select: raw.select.as_ref().map(|names| names.iter().map(|name| name.get_ref().clone()).collect()),
            extend_select: raw.extend_select.iter().map(|name| name.get_ref().clone()).collect(),
            ignore: raw.ignore.iter().map(|name| name.get_ref().clone()).chain(off).collect(),
        };
        if let (Some(true), Some(true), Some(complete)) = (layer.partial, layer.complete, &raw.complete) {
            return Err(source.error(complete.span(), "`complete` conflicts with `partial`"));
        }
        // report what the engine rejects at its place in the file
        let names = raw.select.iter().flatten().chain(&raw.extend_select).chain(&raw.ignore).chain(raw.severity.keys());
        let policies: Vec<_> = policies.iter().chain(&layer.policies).cloned().collect();
        for name in names {
            rule(name, source, &policies)?;
        }
        if let Some(region) = &raw.region {
            built(lambda_lint_extract::builder().region(region.get_ref()).build(), region.span(), source)?;
            known_region(region, source)?;
        }
        if let Some(account) = &raw.account {
            built(lambda_lint_extract::builder().account(account.get_ref()).build(), account.span(), source)?;
        }
        Ok(layer)
    }
}

/// A policy, whose path is relative to the configuration.
fn load(path: &Spanned<String>, source: &Source, folder: &Path) -> Result<Arc<Policy>, Error> {
    match Policy::load(&folder.join(path.get_ref())) {
        Err(error @ Error::Read { .. }) => Err(source.error(path.span(), error.to_string())),
        policy => policy.map(Arc::new),
    }
}

/// A rule or a group has to exist. Where the file names no policy, one may be named on the command line.
pub(super) fn rule(name: &Spanned<String>, source: &Source, policies: &[Arc<Policy>]) -> Result<(), Error> {
    if policy::is_own(name.get_ref()) {
        let known = if policies.is_empty() { Ok(()) } else { policy::check_known(name.get_ref(), policies) };
        return known.map_err(|error| source.error(name.span(), error.to_string()));
    }
    built(lambda_lint_extract::builder().select([name.get_ref()]).build(), name.span(), source)
}

/// A region that does not exist is a fault of the configuration, not of every request.
fn known_region(region: &Spanned<String>, source: &Source) -> Result<(), Error> {
    let name = region.get_ref();
    if facts::region(name).is_some() {
        return Ok(());
    }
    let nearest = facts::regions().min_by_key(|known| strsim::osa_distance(name, known));
    let nearest = nearest.filter(|known| strsim::osa_distance(name, known) <= 2);
    let hint = nearest.map_or_else(String::new, |nearest| format!("; did you mean `{nearest}`?"));
    Err(source.error(region.span(), format!("unknown region `{name}`{hint}")))
}

fn built(linter: Result<Linter, BuildError>, span: Range<usize>, source: &Source) -> Result<(), Error> {
    linter.map(drop).map_err(|error| source.error(span, error.to_string()))
}

/// A day, with or without quotes.
pub(super) fn date(value: &Spanned<Value>, source: &Source) -> Result<Date, Error> {
    let text = match value.get_ref() {
        Value::String(text) => text.clone(),
        Value::Datetime(day) => day.to_string(),
        _ => String::new(),
    };
    Date::parse(&text).map_err(|_| source.error(value.span(), "expected a date such as 2026-11-30 (YYYY-MM-DD)"))
}

pub(super) fn severity(value: &Spanned<Value>, source: &Source) -> Result<Severity, Error> {
    let level = value.get_ref().as_str().and_then(|text| text.parse().ok());
    level.ok_or_else(|| source.error(value.span(), "expected \"error\", \"warning\" or \"advice\""))
}

fn placeholders(value: &Spanned<Value>, source: &Source) -> Result<Placeholders, Error> {
    let choice = value.get_ref().as_str().and_then(|text| text.parse().ok());
    choice.ok_or_else(|| source.error(value.span(), "expected \"allow\", \"warn\" or \"error\""))
}

/// The rules with a severity, and those that are off.
#[derive(Default)]
struct Severities {
    on: Vec<(String, Severity)>,
    off: Vec<String>,
}

fn severities(names: &Names, source: &Source) -> Result<Severities, Error> {
    let Severities { mut on, mut off } = Severities::default();
    for (rule, level) in names {
        let text = level.get_ref().as_str();
        match text.and_then(|text| text.parse().ok()) {
            Some(severity) => on.push((rule.get_ref().clone(), severity)),
            None if text == Some("off") => off.push(rule.get_ref().clone()),
            None => {
                return Err(source.error(level.span(), "expected \"error\", \"warning\", \"advice\" or \"off\""));
            }
        }
    }
    Ok(Severities { on, off })
}

fn quotas(names: &Names, source: &Source) -> Result<Vec<(Quota, u32)>, Error> {
    let quota = |(name, max): (&Spanned<String>, &Spanned<Value>)| {
        let given = format!("{}={}", name.get_ref(), max.get_ref().as_integer().unwrap_or(-1));
        parse_quota(&given).map_err(|error| {
            let is_name = parse_quota(&format!("{}=1", name.get_ref())).is_err();
            if is_name { source.error(name.span(), error) } else { source.error(max.span(), "expected an integer") }
        })
    };
    names.iter().map(quota).collect()
}

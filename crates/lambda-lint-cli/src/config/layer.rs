//! The settings of a configuration or of a part of it. Each value is one that the engine accepts.

use super::table::{Table, Text, Value};
use crate::error::Error;
use crate::policy::{self, Policy};
use crate::toml_source::Source;
use lambda_lint::{Date, SettingError, SettingKind, Settings, Severity, facts};
use std::path::Path;
use std::sync::Arc;

/// The keys of the program itself that each part of a configuration can have.
const KEYS: &[&str] = &["policy", "packages"];

/// Settings of a file, of a part of it, or of several on top of each other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layer {
    pub(crate) settings: Settings,
    pub(crate) policies: Vec<Arc<Policy>>,
    pub(crate) packages: Option<bool>,
}

impl Layer {
    /// These settings with others on top.
    pub(crate) fn with(mut self, top: &Layer) -> Layer {
        self.settings = self.settings.with(top.settings.clone());
        self.policies.extend(top.policies.iter().cloned());
        self.packages = top.packages.or(self.packages);
        self
    }

    /// Takes the settings out of a table. `policies` are those that the file names above this part.
    pub(super) fn read(table: &mut Table<'_>, folder: &Path, policies: &[Arc<Policy>]) -> Result<Self, Error> {
        let source = table.source;
        let complete = table.span_of("complete");
        let own =
            table.texts("policy")?.iter().map(|path| load(path, source, folder)).collect::<Result<Vec<_>, _>>()?;
        let known: Vec<_> = policies.iter().chain(&own).cloned().collect();
        let mut settings = Settings::default();
        for &(name, kind) in Settings::ALL {
            let Some(values) = table.setting(name, kind)? else { continue };
            if name == "select" {
                settings.select = Some(Vec::new());
            }
            for value in values {
                set(&mut settings, name, kind, &value, source, &known)?;
            }
        }
        if let (Some(true), Some(true), Some(complete)) = (settings.partial, settings.complete, complete) {
            return Err(source.error(complete, "`complete` conflicts with `partial`"));
        }
        Ok(Layer { settings, policies: own, packages: table.flag("packages")? })
    }

    /// The keys of a table that has settings and these keys of its own.
    pub(super) fn keys(own: &[&'static str]) -> Vec<&'static str> {
        Settings::ALL.iter().map(|(name, _)| name).chain(KEYS).chain(own).copied().collect()
    }
}

/// Sets a value. What the engine rejects is reported at its place in the file.
fn set(
    settings: &mut Settings,
    name: &str,
    kind: SettingKind,
    value: &Value,
    source: &Source,
    policies: &[Arc<Policy>],
) -> Result<(), Error> {
    let Value { name: key, text } = value;
    match (key, kind) {
        (Some(name), SettingKind::Severities) => rule(name, source, policies)?,
        (None, SettingKind::Names) => rule(text, source, policies)?,
        _ => {}
    }
    let (place, text) = match key {
        Some(key) => (key, format!("{}={}", key.get_ref(), text.get_ref())),
        None => (text, text.get_ref().clone()),
    };
    settings.set(name, &text).map_err(|error| {
        let is_about_key = matches!(error, SettingError::UnknownQuota(_));
        let place = if is_about_key { place } else { &value.text };
        source.error(place.span(), error.to_string())
    })?;
    if kind == SettingKind::Text {
        let mut alone = Settings::default();
        alone.set(name, &text).map_err(|error| source.error(place.span(), error.to_string()))?;
        check(alone, place, source)?;
    }
    if name == "region" { known_region(place, source) } else { Ok(()) }
}

/// A policy, whose path is relative to the configuration.
fn load(path: &Text, source: &Source, folder: &Path) -> Result<Arc<Policy>, Error> {
    match Policy::load(&folder.join(path.get_ref())) {
        Err(error @ Error::Read { .. }) => Err(source.error(path.span(), error.to_string())),
        policy => policy.map(Arc::new),
    }
}

/// A rule or a group has to exist. Where the file names no policy, one may be named on the command line.
pub(super) fn rule(name: &Text, source: &Source, policies: &[Arc<Policy>]) -> Result<(), Error> {
    if policy::is_own(name.get_ref()) {
        let known = if policies.is_empty() { Ok(()) } else { policy::check_known(name.get_ref(), policies) };
        return known.map_err(|error| source.error(name.span(), error.to_string()));
    }
    let mut alone = Settings::default();
    alone.ignore.push(name.get_ref().clone());
    check(alone, name, source)
}

/// A region that does not exist is a fault of the configuration, not of every request.
fn known_region(region: &Text, source: &Source) -> Result<(), Error> {
    let name = region.get_ref();
    if facts::region(name).is_some() {
        return Ok(());
    }
    let nearest = facts::regions().min_by_key(|known| strsim::osa_distance(name, known));
    let nearest = nearest.filter(|known| strsim::osa_distance(name, known) <= 2);
    let hint = nearest.map_or_else(String::new, |nearest| format!("; did you mean `{nearest}`?"));
    Err(source.error(region.span(), format!("unknown region `{name}`{hint}")))
}

/// Fails if no linter can be built with these settings.
fn check(settings: Settings, place: &Text, source: &Source) -> Result<(), Error> {
    let built = lambda_lint_extract::builder().settings(settings).build();
    built.map(drop).map_err(|error| source.error(place.span(), error.to_string()))
}

/// A day, with or without quotes.
pub(super) fn date(value: &Text, source: &Source) -> Result<Date, Error> {
    let text = value.get_ref();
    let invalid = || source.error(value.span(), SettingError::InvalidDate(text.clone()).to_string());
    Date::parse(text).map_err(|_| invalid())
}

pub(super) fn severity(value: &Text, source: &Source) -> Result<Severity, Error> {
    value
        .get_ref()
        .parse()
        .map_err(|error: lambda_lint::ParseSeverityError| source.error(value.span(), error.to_string()))
}

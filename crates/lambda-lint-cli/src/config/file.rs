//! What stands in `lambda-lint.toml`, as it is read.

use super::Config;
use crate::error::Error;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use toml::{Spanned, Value};

pub(super) type Names = BTreeMap<Spanned<String>, Spanned<Value>>;

/// The settings that the file has as a whole, and that a part of the files may have otherwise. A macro, because serde
/// cannot refuse unknown keys in a flattened structure.
macro_rules! section {
    ($(#[$doc:meta])* $name:ident { $($key:ident: $kind:ty),* }) => {
        $(#[$doc])*
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
        pub(super) struct $name {
            region: Option<Spanned<String>>,
            account: Option<Spanned<String>>,
            as_of: Option<Spanned<Value>>,
            quotas: Names,
            select: Option<Vec<Spanned<String>>>,
            extend_select: Vec<Spanned<String>>,
            ignore: Vec<Spanned<String>>,
            advice: Option<bool>,
            placeholders: Option<Spanned<Value>>,
            severity: Names,
            policy: Vec<Spanned<String>>,
            partial: Option<bool>,
            complete: Option<Spanned<bool>>,
            $(pub(super) $key: $kind,)*
        }

        impl $name {
            /// The settings without what they are for.
            pub(super) fn layer(&mut self) -> RawLayer {
                RawLayer {
                    region: self.region.take(),
                    account: self.account.take(),
                    as_of: self.as_of.take(),
                    quotas: std::mem::take(&mut self.quotas),
                    select: self.select.take(),
                    extend_select: std::mem::take(&mut self.extend_select),
                    ignore: std::mem::take(&mut self.ignore),
                    advice: self.advice,
                    placeholders: self.placeholders.take(),
                    severity: std::mem::take(&mut self.severity),
                    policy: std::mem::take(&mut self.policy),
                    partial: self.partial,
                    complete: self.complete.take(),
                }
            }
        }
    };
}

section! {
    /// The whole file.
    Root { fail_on: Option<Spanned<Value>>, files: Vec<Files>, suppress: Vec<Spanned<Suppress>> }
}
section! {
    /// Settings for some files.
    Files { paths: Vec<Spanned<String>> }
}

/// The settings, not looked at yet.
#[derive(Debug, Default)]
pub(super) struct RawLayer {
    pub(super) region: Option<Spanned<String>>,
    pub(super) account: Option<Spanned<String>>,
    pub(super) as_of: Option<Spanned<Value>>,
    pub(super) quotas: Names,
    pub(super) select: Option<Vec<Spanned<String>>>,
    pub(super) extend_select: Vec<Spanned<String>>,
    pub(super) ignore: Vec<Spanned<String>>,
    pub(super) advice: Option<bool>,
    pub(super) placeholders: Option<Spanned<Value>>,
    pub(super) severity: Names,
    pub(super) policy: Vec<Spanned<String>>,
    pub(super) partial: Option<bool>,
    pub(super) complete: Option<Spanned<bool>>,
}

/// A finding that the team lives with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Suppress {
    pub(super) rule: Spanned<String>,
    pub(super) reason: Spanned<String>,
    pub(super) path: Option<Spanned<String>>,
    pub(super) pointer: Option<Spanned<String>>,
    pub(super) expires: Option<Spanned<Value>>,
}

/// The text of a configuration, and where it stands: what an error needs to say its place.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Source {
    /// Line and column, from 1.
    pub(crate) fn position(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    pub(crate) fn error(&self, span: Range<usize>, message: impl Into<String>) -> Error {
        let (line, column) = self.position(span.start);
        Error::Config { path: self.name.clone(), line, column, message: message.into() }
    }
}

/// Reads and checks a configuration.
pub(super) fn load(path: &Path) -> Result<Config, Error> {
    let name = crate::input::name(path);
    let text = std::fs::read_to_string(path).map_err(|source| Error::Read { path: name.clone(), source })?;
    let source = Source { name, text };
    let root: Root = toml::from_str(&source.text)
        .map_err(|error| source.error(error.span().unwrap_or_default(), meant(error.message())))?;
    Config::new(path, source, root)
}

/// serde lists every key that there is; the one that was meant says more.
pub(crate) fn meant(message: &str) -> String {
    let Some(rest) = message.strip_prefix("unknown field ") else { return message.replace('\n', " ") };
    let mut quoted = rest.split('`').skip(1).step_by(2);
    let Some(unknown) = quoted.next() else { return message.to_owned() };
    let distance = |known: &str| strsim::osa_distance(&unknown.replace('_', "-"), known);
    let known: Vec<_> = quoted.collect();
    match known
        .iter()
        .copied()
        .min_by_key(|known| distance(known))
        .filter(|known| distance(known) <= 1 + known.len() / 4)
    {
        Some(nearest) => format!("there is no key `{unknown}`; did you mean `{nearest}`?"),
        None => format!("there is no key `{unknown}` here; there are {}", known.join(", ")),
    }
}

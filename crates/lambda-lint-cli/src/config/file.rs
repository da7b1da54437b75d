//! The contents of `lambda-lint.toml`.

use super::Config;
use crate::error::Error;
use crate::toml_source::{Source, meant};
use serde::Deserialize;
use std::collections::BTreeMap;
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
            packages: Option<bool>,
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
                    packages: self.packages,
                }
            }
        }
    };
}

section! {
    /// The whole file.
    Root { fail_on: Option<Spanned<Value>>, exclude: Vec<Spanned<String>>, files: Vec<Files>, suppress: Vec<Spanned<Suppress>> }
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
    pub(super) packages: Option<bool>,
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

/// Reads and checks a configuration.
pub(super) fn load(path: &Path) -> Result<Config, Error> {
    let name = crate::input::name(path);
    let text = std::fs::read_to_string(path).map_err(|source| Error::Read { path: name.clone(), source })?;
    let source = Source { name, text };
    let root: Root = toml::from_str(&source.text)
        .map_err(|error| source.error(error.span().unwrap_or_default(), meant(error.message())))?;
    Config::new(path, source, root)
}

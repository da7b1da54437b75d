//! Patterns that a person translated.

use anyhow::{Result, ensure};
use serde::Deserialize;

use crate::model::{Kind, Model, Shape};
use crate::pattern;

/// Patterns that a person translated, because [`pattern::portable`] cannot: the file `schema/pattern-overrides.json`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Overrides {
    #[serde(rename = "$comment")]
    _comment: Option<String>,
    overrides: Vec<Override>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Override {
    java: String,
    portable: String,
    #[serde(rename = "reason")]
    _reason: String,
    #[serde(rename = "reviewed")]
    _reviewed: String,
}

impl Overrides {
    /// An error if an override is for a pattern that the model does not have any more.
    pub(super) fn all_used(&self, model: &Model) -> Result<()> {
        for Override { java, .. } in &self.overrides {
            let used =
                |shape: &Shape| matches!(&shape.kind, Kind::Text { pattern: Some(pattern), .. } if pattern == java);
            ensure!(model.shapes.values().any(used), "no shape has the pattern {java:?} of the override: remove it");
        }
        Ok(())
    }

    /// The portable form of a Java pattern, the reviewed one if there is one.
    pub(super) fn portable(&self, java: &str) -> Result<String> {
        match self.overrides.iter().find(|entry| entry.java == java) {
            Some(entry) => {
                let anchored = entry.portable.starts_with("^(?:") && entry.portable.ends_with(")$");
                ensure!(anchored, "the override {:?} is not of the form ^(?:…)$", entry.portable);
                Ok(entry.portable.clone())
            }
            None => pattern::portable(java),
        }
    }
}

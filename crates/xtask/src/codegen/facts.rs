//! Shared code for all fact files.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Where a datum is from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    what: String,
    date: String,
    confidence: String,
}

/// The sources of a file, by the key that its entries use.
pub(crate) type Sources = BTreeMap<String, Source>;

/// A file of `schema/`.
pub(crate) fn read<T: DeserializeOwned>(name: &str) -> Result<T> {
    serde_json::from_str(&crate::read_schema_file(name)?).with_context(|| format!("schema/{name}"))
}

/// An error unless each entry names a source, each source says what it is, and each is used.
pub(crate) fn check<'e>(sources: &Sources, used: impl Iterator<Item = &'e str>) -> Result<()> {
    let mut unused: Vec<&str> = sources.keys().map(String::as_str).collect();
    for key in used {
        ensure!(sources.contains_key(key), "an entry names the source `{key}`, which is not there");
        unused.retain(|other| *other != key);
    }
    ensure!(unused.is_empty(), "no entry uses the sources {unused:?}");
    for (key, source) in sources {
        date(&source.date).with_context(|| format!("source `{key}`"))?;
        let said = !source.what.is_empty() && ["high", "medium", "low"].contains(&source.confidence.as_str());
        ensure!(said, "source `{key}` says too little");
    }
    Ok(())
}

/// The expression of a date; the engine's own type refuses days that do not exist.
pub(crate) fn date(text: &str) -> Result<String> {
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { anyhow::bail!("{text:?} is not YYYY-MM-DD") };
    ensure!(digits(year, 4) && digits(month, 2) && digits(day, 2), "{text:?} is not YYYY-MM-DD");
    let number = |part: &str| part.trim_start_matches('0').to_owned();
    Ok(format!("Date::new({}, {}, {})", number(year), number(month), number(day)))
}

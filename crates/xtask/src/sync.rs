//! `cargo xtask sync`: the committed schema from a published model, or what a model would change in it.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use pico_args::Arguments;

use crate::diff;
use crate::read::{self, ModelSource, Published};
use crate::schema::{self, Overrides, Schema};
use crate::updates;

const SCHEMA: &str = "create-function.schema.json";
const OVERRIDES: &str = "pattern-overrides.json";

pub(crate) fn run(mut arguments: Arguments) -> Result<ExitCode> {
    let check = arguments.contains("--check");
    let against: Option<PathBuf> = arguments.opt_value_from_str("--against")?;
    let mut told = ModelSource {
        version: arguments.opt_value_from_str("--version")?,
        date: arguments.opt_value_from_str("--date")?,
    };
    if check {
        // Only what is written must say where it is from.
        told = ModelSource { version: told.version.or(Some("?".into())), date: told.date.or(Some("?".into())) };
    }
    let path: PathBuf = arguments.free_from_str().context("which model?")?;
    crate::nothing_left(arguments)?;
    ensure!(check || against.is_none(), "--against is for --check");

    let new = read::published(&path, &told)?;
    let written = overrides().and_then(|overrides| schema::write(&new.create, &overrides));
    if !check {
        write(SCHEMA, &(serde_json::to_string_pretty(&written?)? + "\n"))?;
        write(updates::FILE, &new.updates.text()?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let old = match against {
        Some(path) => read::published(&path, &ModelSource { version: Some("?".into()), ..told })?,
        None => Published { create: committed()?.model, updates: updates::committed()? },
    };
    print!("{}", diff::render(&old.create, &new.create));
    let changed_updates = old.updates.changes(&new.updates);
    changed_updates.iter().for_each(|line| println!("{line}"));
    if let Err(error) = written {
        println!("`cargo xtask sync` would stop here: {error:#}");
    }
    let is_same = diff::changes(&old.create, &new.create).is_empty() && changed_updates.is_empty();
    Ok(ExitCode::from(u8::from(!is_same)))
}

/// Writes a file of `schema/`.
fn write(name: &str, text: &str) -> Result<()> {
    let place = crate::root().join("schema").join(name);
    std::fs::write(&place, text).with_context(|| format!("writing {}", place.display()))
}

/// The text of the committed schema.
pub(crate) fn text() -> Result<String> {
    crate::read_schema_file(SCHEMA)
}

/// The committed schema.
pub(crate) fn committed() -> Result<Schema> {
    let value = serde_json::from_str(&text()?)?;
    schema::read(&value).with_context(|| format!("schema/{SCHEMA}"))
}

/// The committed overrides.
pub(crate) fn overrides() -> Result<Overrides> {
    serde_json::from_str(&crate::read_schema_file(OVERRIDES)?).with_context(|| format!("schema/{OVERRIDES}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_schema_is_what_sync_writes() {
        let text = text().unwrap();
        let written = schema::write(&committed().unwrap().model, &overrides().unwrap()).unwrap();
        let written = serde_json::to_string_pretty(&written).unwrap() + "\n";
        assert!(written == text, "schema/{SCHEMA} was edited: run `cargo xtask sync` with the model it names");
    }

    #[test]
    fn the_committed_schema_is_a_json_schema() {
        let schema = serde_json::from_str(&text().unwrap()).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let role = "arn:aws:iam::123456789012:role/lambda";
        let request = serde_json::json!({ "FunctionName": "f", "Role": role, "Code": { "ZipFile": "UEsFBgAA" } });
        assert!(validator.is_valid(&request));
        assert!(!validator.is_valid(&serde_json::json!({ "FunctionName": "f", "Role": role })));
    }

    #[test]
    fn every_portable_pattern_is_a_regex_of_rust() {
        for (shape, pattern) in committed().unwrap().patterns {
            regex::Regex::new(&pattern).unwrap_or_else(|error| panic!("{shape}: {error}"));
        }
    }
}

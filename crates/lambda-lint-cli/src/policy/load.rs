//! From a file to a policy, or to what is wrong with the file and where.

use super::note::{Notes, each_member};
use super::{NAMESPACE, Policy, explanation, size, vocabulary};
use crate::error::Error;
use crate::json_scan;
use crate::toml_source::Source;
use jsonschema::{Retrieve, Uri, ValidationError, error::ValidationErrorKind};
use serde_json::Value;
use std::ops::Range;
use std::path::Path;

impl Policy {
    /// Reads a policy.
    pub(crate) fn load(path: &Path) -> Result<Self, Error> {
        let name = crate::input::name(path);
        let text = std::fs::read_to_string(path).map_err(|source| Error::Read { path: name.clone(), source })?;
        // offsets are counted from after it
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let source = Source { name, text };
        let schema = parse(&source)?;
        let id = format!("{NAMESPACE}{}", named(path));
        let notes = Notes::of(&schema, &source)?;
        let ids = notes.ids().map(str::to_owned).chain([id.clone()]).collect();
        let options = jsonschema::options().with_retriever(Nothing).should_validate_formats(true);
        let validator = options.build(&schema).map_err(|error| fault(&error, &source))?;
        vocabulary::check(&schema, &source)?;
        size::check(&schema, &source)?;
        let title = schema["title"].as_str().unwrap_or(&source.name).to_owned();
        Ok(Policy { id, title, validator, notes, ids })
    }
}

fn parse(source: &Source) -> Result<Value, Error> {
    let schema: Value = serde_json::from_str(&source.text).map_err(|error| {
        let message = error.to_string();
        // the place comes in front
        let message = message.split(" at line ").next().unwrap_or_default();
        Error::Config {
            path: source.name.clone(),
            line: error.line().max(1),
            column: error.column().max(1),
            message: format!("invalid JSON; a policy must be a JSON Schema: {message}"),
        }
    })?;
    if schema.is_object() {
        return Ok(schema);
    }
    Err(source.error(0..0, "a policy must be a JSON Schema, which is an object"))
}

/// The name of the file as that of a rule: `Team Limits.schema.json` is `team-limits`.
fn named(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let stem = name.strip_suffix(".json").unwrap_or(&name);
    let stem = stem.strip_suffix(".schema").unwrap_or(stem);
    let words = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    if name.is_empty() { "team".to_owned() } else { name }
}

/// Why a schema is none.
fn fault(error: &ValidationError<'_>, source: &Source) -> Error {
    let pointer = error.instance_path().as_str();
    let place = json_scan::find(&source.text, pointer).unwrap_or_default();
    if let ValidationErrorKind::Referencing(error) = error.kind() {
        let (place, message) = unresolved(source, &error.to_string());
        return source.error(place.unwrap_or_default(), message);
    }
    let keyword = pointer.rsplit('/').next().unwrap_or_default();
    let message = match (keyword, error.kind()) {
        ("type", _) => format!("expected one of {TYPES}, or a list of them"),
        ("pattern", ValidationErrorKind::Format { .. }) => "invalid regular expression".to_owned(),
        (_, ValidationErrorKind::Format { format }) => format!("invalid `{format}`"),
        _ => explanation::message(error, pointer),
    };
    let named = format!("`{keyword}`");
    let of = if message.contains(&named) { String::new() } else { format!("{named}: ") };
    source.error(place, format!("invalid JSON Schema: {of}{message}"))
}

const TYPES: &str = "`string`, `integer`, `number`, `boolean`, `array`, `object`, `null`";

/// The reference that leads nowhere. The error has no place; but it names the target.
fn unresolved(source: &Source, error: &str) -> (Option<Range<usize>>, &'static str) {
    let mut found = None;
    let schema = parse(source).unwrap_or_default();
    each_member(&schema, &mut String::new(), &mut |pointer, name, value| {
        let (true, Some(target)) = (matches!(name, "$schema" | "$ref" | "$dynamicRef"), value.as_str()) else { return };
        let document = target.split('#').find(|part| !part.is_empty()).unwrap_or(target);
        if found.is_none() && error.contains(document) {
            let message = match name {
                "$schema" => "unknown `$schema`; expected draft 4 to draft 2020-12",
                _ if target.starts_with('#') => "this `$ref` points to nothing",
                _ => "this `$ref` points outside the file; put shared parts under `$defs`",
            };
            found = Some((json_scan::find(&source.text, pointer), message));
        }
    });
    found.unwrap_or((None, "a `$ref` of this policy points to nothing"))
}

/// Fetches nothing: a policy must be self-contained.
struct Nothing;

impl Retrieve for Nothing {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        Err(format!("{uri} is outside the file").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_names_the_rule() {
        for (file, name) in
            [("limits.json", "limits"), ("a/Team Limits_2.schema.json", "team-limits-2"), ("ü.json", "team")]
        {
            assert_eq!(named(Path::new(file)), name);
        }
    }
}

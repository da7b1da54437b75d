//! `x-lambda-lint`: settings that a team adds to parts of its policy. Each member applies to everything below, until a more
//! specific one overrides it.

use super::NAMESPACE;
use crate::error::Error;
use crate::json_scan;
use crate::toml_source::{Source, meant};
use jsonschema::ValidationError;
use lambda_lint::Severity;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

const KEYWORD: &str = "x-lambda-lint";

/// The settings at one place.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Note {
    pub(super) id: Option<String>,
    severity: Option<String>,
    pub(super) message: Option<String>,
    pub(super) help: Option<String>,
    pub(super) url: Option<String>,
}

impl Note {
    pub(super) fn severity(&self) -> Severity {
        self.severity.as_deref().and_then(|level| level.parse().ok()).unwrap_or(Severity::Error)
    }

    /// Merges this note with a fallback.
    fn or(self, further: &Note) -> Note {
        Note {
            id: self.id.or_else(|| further.id.clone()),
            severity: self.severity.or_else(|| further.severity.clone()),
            message: self.message.or_else(|| further.message.clone()),
            help: self.help.or_else(|| further.help.clone()),
            url: self.url.or_else(|| further.url.clone()),
        }
    }

    fn check(&mut self) -> Result<(), (&'static str, String)> {
        if let Some(id) = &self.id {
            let name = id.strip_prefix(NAMESPACE).unwrap_or(id);
            let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
            if !name.split('-').all(|word| !word.is_empty() && word.bytes().all(is_letter)) {
                return Err((
                    "id",
                    "expected lower-case words with `-` between them, such as memory-above-limit".to_owned(),
                ));
            }
            self.id = Some(format!("{NAMESPACE}{name}"));
        }
        if self.severity.as_ref().is_some_and(|level| level.parse::<Severity>().is_err()) {
            return Err(("severity", "expected \"error\", \"warning\" or \"advice\"".to_owned()));
        }
        Ok(())
    }
}

/// The notes of a policy, by the JSON Pointer to the schema that they belong to.
#[derive(Debug)]
pub(super) struct Notes(BTreeMap<String, Note>);

impl Notes {
    /// Collects them.
    pub(super) fn of(schema: &Value, source: &Source) -> Result<Self, Error> {
        let mut found = Vec::new();
        each_member(schema, &mut String::new(), &mut |pointer, name, value| {
            if name == KEYWORD {
                found.push((pointer.to_owned(), value.clone()));
            }
        });
        let mut notes = BTreeMap::new();
        for (pointer, value) in found {
            let error = |member: &str, message: &str| {
                let pointer = if member.is_empty() { pointer.clone() } else { format!("{pointer}/{member}") };
                source.error(json_scan::find(&source.text, &pointer).unwrap_or_default(), message)
            };
            if !value.is_object() {
                return Err(error("", &format!("{KEYWORD} must be an object with id, severity, message, help or url")));
            }
            let mut note: Note = serde_json::from_value(value)
                .map_err(|fault| error("", &format!("{KEYWORD}: {}", meant(&fault.to_string()))))?;
            note.check().map_err(|(member, message)| error(member, &message))?;
            let schema = pointer.strip_suffix(KEYWORD).and_then(|above| above.strip_suffix('/')).unwrap_or_default();
            notes.insert(schema.to_owned(), note);
        }
        Ok(Notes(notes))
    }

    /// The ids in use.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.values().filter_map(|note| note.id.as_deref())
    }

    /// What is said of a finding: where the broken keyword stands, then where it was referred to, then at the top.
    pub(super) fn for_error(&self, error: &ValidationError<'_>) -> Note {
        let (stands, came_by) = (error.schema_path().as_str(), error.evaluation_path().as_str());
        let mut note = Note::default();
        for pointer in above(stands).chain(above(came_by)).chain([""]) {
            if let Some(further) = self.0.get(pointer) {
                note = note.or(further);
            }
        }
        note
    }
}

/// All schemas that hold what a pointer points to, the nearest first, without the outermost.
fn above(pointer: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(pointer), |pointer| pointer.rfind('/').map(|at| &pointer[..at]))
        .filter(|pointer| !pointer.is_empty())
}

/// Calls `see` with pointer, name and value of each member of a schema; not of values that stand in it as data.
pub(super) fn each_member(value: &Value, at: &mut String, see: &mut dyn FnMut(&str, &str, &Value)) {
    let length = at.len();
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                at.push('/');
                at.push_str(&name.replace('~', "~0").replace('/', "~1"));
                see(at, name, value);
                if !matches!(name.as_str(), "const" | "enum" | "default" | "examples" | KEYWORD) {
                    each_member(value, at, see);
                }
                at.truncate(length);
            }
        }
        Value::Array(entries) => {
            for (index, value) in entries.iter().enumerate() {
                at.push_str(&format!("/{index}"));
                each_member(value, at, see);
                at.truncate(length);
            }
        }
        _ => {}
    }
}

//! The size of a policy once its references are followed. Each reference is validated where it is used, so a few references to
//! schemas with references take exponential time.

use super::note::each_member;
use crate::error::Error;
use crate::json_scan;
use crate::toml_source::Source;
use serde_json::Value;
use std::collections::HashMap;

/// The most schemas that may apply to a request, with repetitions.
const MAX_SCHEMAS: u64 = 20_000;

/// Refuses a policy that takes too long.
pub(super) fn check(schema: &Value, source: &Source) -> Result<(), Error> {
    let mut counter = Counter { root: schema, anchors: anchors(schema), counted: HashMap::new(), too_large: None };
    if counter.count(schema, "") <= MAX_SCHEMAS {
        return Ok(());
    }
    let place = counter.too_large.and_then(|at| json_scan::find(&source.text, &at)).unwrap_or_default();
    let message =
        format!("with its references, the policy has more than {MAX_SCHEMAS} schemas; use each reference once");
    Err(source.error(place, message))
}

/// The schemas with a name that a reference may have, with their places.
fn anchors(schema: &Value) -> HashMap<String, String> {
    let mut anchors = HashMap::new();
    each_member(schema, &mut String::new(), &mut |pointer, name, value| {
        let Some(text) = value.as_str() else { return };
        let reference = match name {
            "$anchor" | "$dynamicAnchor" => format!("#{text}"),
            "$id" | "id" => text.to_owned(),
            _ => return,
        };
        let schema = pointer.rsplit_once('/').map(|(above, _)| above).unwrap_or_default();
        anchors.insert(reference, schema.to_owned());
    });
    anchors
}

struct Counter<'a> {
    root: &'a Value,
    anchors: HashMap<String, String>,
    /// The size of each schema that was referred to. One that is being counted refers to itself, and counts once.
    counted: HashMap<String, u64>,
    /// The first reference with which the policy is too large.
    too_large: Option<String>,
}

impl<'a> Counter<'a> {
    /// How many schemas apply where this value of a policy does.
    fn count(&mut self, value: &'a Value, at: &str) -> u64 {
        match value {
            Value::Object(members) => {
                let inner = members.iter().map(|(name, value)| {
                    let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                    match (name.as_str(), value) {
                        ("$ref" | "$dynamicRef" | "$recursiveRef", Value::String(target)) => {
                            self.reference(target, &at)
                        }
                        ("const" | "enum" | "default" | "examples" | "$defs" | "definitions", _) => 0,
                        _ => self.count(value, &at),
                    }
                });
                inner.fold(1, u64::saturating_add)
            }
            Value::Array(entries) => {
                let inner =
                    entries.iter().enumerate().map(|(index, entry)| self.count(entry, &format!("{at}/{index}")));
                inner.fold(0, u64::saturating_add)
            }
            _ => 0,
        }
    }

    fn reference(&mut self, target: &str, at: &str) -> u64 {
        let pointer = match self.anchors.get(target) {
            Some(pointer) => pointer.clone(),
            None => target.strip_prefix('#').unwrap_or_default().to_owned(),
        };
        if let Some(&count) = self.counted.get(&pointer) {
            return count;
        }
        self.counted.insert(pointer.clone(), 1);
        let count = self.root.pointer(&pointer).map_or(0, |schema| self.count(schema, &pointer));
        if count > MAX_SCHEMAS {
            self.too_large.get_or_insert_with(|| at.to_owned());
        }
        self.counted.insert(pointer, count);
        count
    }
}

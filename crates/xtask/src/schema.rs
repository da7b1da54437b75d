//! The facts as JSON Schema, and back: `schema/create-function.schema.json` is the committed form of a [`Model`].

mod overrides;
mod read;
mod write;

use std::collections::BTreeMap;

use crate::model::Model;

pub(crate) use overrides::Overrides;
pub(crate) use read::read;
pub(crate) use write::write;

/// The committed schema, read back.
#[derive(Debug)]
pub(crate) struct Schema {
    /// The facts, patterns in Java's dialect.
    pub(crate) model: Model,
    /// The portable pattern of each shape that has one.
    pub(crate) patterns: BTreeMap<String, String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ROOT;
    use anyhow::Result;
    use serde_json::{Value, json};

    /// A model with one member of each type, `text` being the shape of the string.
    fn service(text: Value) -> Value {
        json!({
            "metadata": { "endpointPrefix": "lambda", "apiVersion": "2015-03-31" },
            "shapes": {
                "CreateFunctionRequest": {
                    "type": "structure",
                    "documentation": "prose",
                    "required": ["Text"],
                    "members": {
                        "Text": { "shape": "Text", "documentation": "prose" },
                        "Whole": { "shape": "Whole" },
                        "Range": { "shape": "Range" },
                        "Number": { "shape": "Number" },
                        "Flag": { "shape": "Flag" },
                        "Bytes": { "shape": "Bytes" },
                        "List": { "shape": "List" },
                        "Map": { "shape": "Map" },
                    },
                },
                "Text": text,
                "Whole": { "type": "integer", "box": true },
                "Range": { "type": "integer", "min": 1, "max": 5 },
                "Number": { "type": "double", "min": 2, "max": 8 },
                "Flag": { "type": "boolean" },
                "Bytes": { "type": "blob", "sensitive": true },
                "List": { "type": "list", "member": { "shape": "Text" }, "min": 0, "max": 3 },
                "Map": { "type": "map", "key": { "shape": "Text" }, "value": { "shape": "Text" }, "max": 7 },
                "Elsewhere": { "type": "timestamp" },
            },
        })
    }

    fn model(text: Value) -> Result<Model> {
        Model::from_service(&service(text), "1.2.3", "2026-01-02")
    }

    #[test]
    fn writes_facts_and_no_prose() {
        let text = json!({ "type": "string", "min": 1, "max": 9, "pattern": "\\d+", "enum": ["1", "2"] });
        let schema = write(&model(text).unwrap(), &Overrides::default()).unwrap();
        let text = json!({
            "type": "string", "minLength": 1, "maxLength": 9,
            "pattern": "^(?:[0-9]+)$", "x-java-pattern": "\\d+", "enum": ["1", "2"],
        });
        let defs = &schema["$defs"];
        assert_eq!(defs["Text"], text);
        assert_eq!(defs["Whole"], json!({ "type": "integer", "minimum": i32::MIN, "maximum": i32::MAX }));
        assert_eq!(defs["Range"], json!({ "type": "integer", "minimum": 1, "maximum": 5 }));
        let bytes = json!({ "type": "string", "contentEncoding": "base64", "writeOnly": true, "x-sensitive": true });
        assert_eq!(defs["Bytes"], bytes);
        assert_eq!(defs[ROOT]["required"], json!(["Text"]));
        assert_eq!(defs[ROOT]["additionalProperties"], json!(false));
        assert_eq!(defs.get("Elsewhere"), None, "it is not under the request");
        assert_eq!(schema["x-source"]["botocore"], "1.2.3");
        assert!(!schema.to_string().contains("prose"));
    }

    #[test]
    fn reads_what_it_wrote() {
        let model = model(json!({ "type": "string", "pattern": "a|b", "sensitive": true })).unwrap();
        let back = read(&write(&model, &Overrides::default()).unwrap()).unwrap();
        assert_eq!(back.model, model);
        assert_eq!(back.patterns, BTreeMap::from([("Text".to_owned(), "^(?:a|b)$".to_owned())]));
    }

    #[test]
    fn what_it_does_not_know_stops_it() {
        let said = |text: Value| {
            let written = model(text).and_then(|model| write(&model, &Overrides::default()));
            format!("{:#}", written.expect_err("it is not known"))
        };
        let message = said(json!({ "type": "string", "pattern": "a(?<!b)" }));
        assert!(message.contains("shape `Text`") && message.contains("pattern-overrides.json"), "{message}");
        let message = said(json!({ "type": "timestamp" }));
        assert!(message.contains("type `timestamp` is new"), "{message}");
        let message = said(json!({ "type": "string", "step": 5 }));
        assert!(message.contains("`step` of a string is new"), "{message}");
    }

    #[test]
    fn an_override_is_for_exactly_its_pattern() {
        let overrides = |java: &str, portable: &str| -> Overrides {
            let entry = json!({ "java": java, "portable": portable, "reason": "", "reviewed": "2026-01-02" });
            serde_json::from_value(json!({ "overrides": [entry] })).unwrap()
        };
        let model = model(json!({ "type": "string", "pattern": "a(?<!b)" })).unwrap();
        let schema = write(&model, &overrides("a(?<!b)", "^(?:a)$")).unwrap();
        assert_eq!(schema["$defs"]["Text"]["pattern"], "^(?:a)$");
        assert!(write(&model, &overrides("a(?<!c)", "^(?:a)$")).is_err(), "it is for another pattern");
        assert!(write(&model, &overrides("a(?<!b)", "a")).is_err(), "it is not anchored");
    }
}

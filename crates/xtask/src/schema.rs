//! The facts as JSON Schema, and back: `schema/create-function.schema.json` is the committed form of a [`Model`].

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::model::{Kind, Model, ROOT, Shape, Source};
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
    fn all_used(&self, model: &Model) -> Result<()> {
        for Override { java, .. } in &self.overrides {
            let used =
                |shape: &Shape| matches!(&shape.kind, Kind::Text { pattern: Some(pattern), .. } if pattern == java);
            ensure!(model.shapes.values().any(used), "no shape has the pattern {java:?} of the override: remove it");
        }
        Ok(())
    }

    /// The portable form of a Java pattern, the reviewed one if there is one.
    fn portable(&self, java: &str) -> Result<String> {
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

/// The schema of a model. An error if a pattern has no portable form.
pub(crate) fn write(model: &Model, overrides: &Overrides) -> Result<Value> {
    overrides.all_used(model)?;
    let mut defs = Map::new();
    for (name, shape) in &model.shapes {
        defs.insert(name.clone(), write_shape(shape, overrides).with_context(|| format!("shape `{name}`"))?);
    }
    let Source { service, api_version, botocore, date } = &model.source;
    Ok(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://raw.githubusercontent.com/lambda-lint/lambda-lint/main/schema/create-function.schema.json",
        "title": "AWS Lambda CreateFunction request",
        "$comment": "Written by `cargo xtask sync` from the published service model; do not edit.",
        "x-source": { "service": service, "apiVersion": api_version, "botocore": botocore, "date": date },
        "$ref": format!("#/$defs/{ROOT}"),
        "$defs": defs,
    }))
}

fn write_shape(shape: &Shape, overrides: &Overrides) -> Result<Value> {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        if !value.is_null() {
            out.insert(key.to_owned(), value);
        }
    };
    match &shape.kind {
        Kind::Structure { members, required } => {
            put("type", json!("object"));
            let members: Map<_, _> = members.iter().map(|(name, shape)| (name.clone(), reference(shape))).collect();
            put("properties", Value::Object(members));
            if !required.is_empty() {
                put("required", json!(required));
            }
            put("additionalProperties", json!(false));
        }
        Kind::List { entry, min, max } => {
            put("type", json!("array"));
            put("items", reference(entry));
            put("minItems", json!(min));
            put("maxItems", json!(max));
        }
        Kind::Map { key, value, min, max } => {
            put("type", json!("object"));
            put("propertyNames", reference(key));
            put("additionalProperties", reference(value));
            put("minProperties", json!(min));
            put("maxProperties", json!(max));
        }
        Kind::Text { min, max, pattern, values } => {
            put("type", json!("string"));
            put("minLength", json!(min));
            put("maxLength", json!(max));
            if let Some(java) = pattern {
                put("pattern", json!(overrides.portable(java)?));
                put("x-java-pattern", json!(java));
            }
            if !values.is_empty() {
                put("enum", json!(values));
            }
        }
        Kind::Integer { min, max } => {
            put("type", json!("integer"));
            // The service's integers have 32 bits.
            put("minimum", json!(min.unwrap_or(i32::MIN.into())));
            put("maximum", json!(max.unwrap_or(i32::MAX.into())));
        }
        Kind::Double { min, max } => {
            put("type", json!("number"));
            put("minimum", json!(min));
            put("maximum", json!(max));
        }
        Kind::Boolean => put("type", json!("boolean")),
        Kind::Blob => {
            put("type", json!("string"));
            put("contentEncoding", json!("base64"));
        }
    }
    if shape.sensitive {
        put("writeOnly", json!(true));
        put("x-sensitive", json!(true));
    }
    Ok(Value::Object(out))
}

fn reference(shape: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{shape}") })
}

/// The committed schema, read back.
#[derive(Debug)]
pub(crate) struct Schema {
    /// The facts, patterns in Java's dialect.
    pub(crate) model: Model,
    /// The portable pattern of each shape that has one.
    pub(crate) patterns: BTreeMap<String, String>,
}

/// The model that [`write()`] was given, and the portable patterns it found.
pub(crate) fn read(schema: &Value) -> Result<Schema> {
    let said = |key: &str| {
        let value = schema["x-source"][key].as_str();
        value.map(str::to_owned).with_context(|| format!("no `{key}` in `x-source`"))
    };
    let source = Source {
        service: said("service")?,
        api_version: said("apiVersion")?,
        botocore: said("botocore")?,
        date: said("date")?,
    };
    let mut shapes = BTreeMap::new();
    let mut patterns = BTreeMap::new();
    for (name, def) in schema["$defs"].as_object().context("no `$defs`")? {
        let def = serde_json::from_value::<Def>(def.clone()).with_context(|| format!("`$defs/{name}`"))?;
        if let Some(pattern) = &def.pattern {
            patterns.insert(name.clone(), pattern.clone());
        }
        let sensitive = def.x_sensitive;
        let kind = read_shape(def).with_context(|| format!("`$defs/{name}`"))?;
        shapes.insert(name.clone(), Shape { sensitive, kind });
    }
    Ok(Schema { model: Model { source, shapes }, patterns })
}

/// All keywords that [`write_shape`] uses.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Def {
    r#type: String,
    #[serde(default)]
    properties: BTreeMap<String, Ref>,
    #[serde(default)]
    required: Vec<String>,
    additional_properties: Option<Value>,
    items: Option<Ref>,
    min_items: Option<u32>,
    max_items: Option<u32>,
    property_names: Option<Ref>,
    min_properties: Option<u32>,
    max_properties: Option<u32>,
    min_length: Option<u32>,
    max_length: Option<u32>,
    pattern: Option<String>,
    #[serde(rename = "x-java-pattern")]
    x_java_pattern: Option<String>,
    #[serde(default)]
    r#enum: Vec<String>,
    minimum: Option<serde_json::Number>,
    maximum: Option<serde_json::Number>,
    content_encoding: Option<String>,
    #[serde(default, rename = "writeOnly")]
    _write_only: bool,
    #[serde(default, rename = "x-sensitive")]
    x_sensitive: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ref {
    #[serde(rename = "$ref")]
    to: String,
}

impl Ref {
    fn name(self) -> Result<String> {
        Ok(self.to.strip_prefix("#/$defs/").context("a `$ref` that leaves `$defs`")?.to_owned())
    }
}

fn read_shape(def: Def) -> Result<Kind> {
    let integer = |number: &serde_json::Number| number.as_i64().context("not an integer");
    Ok(match def.r#type.as_str() {
        "object" => match def.property_names {
            Some(key) => {
                let value = def.additional_properties.context("a map without values")?;
                let value: Ref = serde_json::from_value(value)?;
                Kind::Map { key: key.name()?, value: value.name()?, min: def.min_properties, max: def.max_properties }
            }
            None => {
                let members = def.properties.into_iter().map(|(name, shape)| Ok((name, shape.name()?)));
                Kind::Structure {
                    members: members.collect::<Result<_>>()?,
                    required: def.required.into_iter().collect(),
                }
            }
        },
        "array" => {
            Kind::List { entry: def.items.context("no `items`")?.name()?, min: def.min_items, max: def.max_items }
        }
        "string" if def.content_encoding.is_some() => Kind::Blob,
        "string" => {
            Kind::Text { min: def.min_length, max: def.max_length, pattern: def.x_java_pattern, values: def.r#enum }
        }
        "integer" => Kind::Integer {
            min: def.minimum.as_ref().map(integer).transpose()?.filter(|&min| min != i64::from(i32::MIN)),
            max: def.maximum.as_ref().map(integer).transpose()?.filter(|&max| max != i64::from(i32::MAX)),
        },
        "number" => Kind::Double {
            min: def.minimum.and_then(|number| number.as_f64()),
            max: def.maximum.and_then(|number| number.as_f64()),
        },
        "boolean" => Kind::Boolean,
        other => anyhow::bail!("type `{other}`"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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

//! From a model to its schema.

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::Overrides;
use crate::model::{Kind, Model, ROOT, Shape, Source};

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

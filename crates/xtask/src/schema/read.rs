//! From a schema back to its model.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

use super::Schema;
use crate::model::{Kind, Model, Shape, Source};

/// The model that [`write()`](super::write()) was given, and the portable patterns it found.
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

/// All keywords that a written schema uses.
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

//! `model/annotations.rs` from `schema/annotations.json`.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Result, ensure};
use serde::Deserialize;

use super::facts;
use super::table::screaming;
use crate::schema::Schema;

/// The name of the file.
pub(crate) const FROM: &str = "annotations.json";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Annotations {
    #[serde(rename = "$comment")]
    _comment: String,
    as_of: String,
    shapes: BTreeMap<String, Annotation>,
    members: Members,
    value_aliases: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Annotation {
    unit: Option<String>,
    usual_max: Option<UsualMax>,
    description: Option<String>,
    placeholder: Option<String>,
    prefix: Option<String>,
    #[serde(default)]
    in_list: bool,
    too_long: Option<String>,
    too_many: Option<String>,
    arn: Option<ArnForm>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct UsualMax {
    limit: String,
    raised_by: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ArnForm {
    names: String,
    services: Vec<String>,
    regional: bool,
    prefixes: Vec<String>,
    resource: String,
    example: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Members {
    aliases: BTreeMap<String, String>,
    only_in_responses: Vec<String>,
    elsewhere: BTreeMap<String, String>,
}

/// The committed annotations. An error if a shape is unknown.
pub(crate) fn committed(schema: &Schema) -> Result<Annotations> {
    let annotations: Annotations = facts::read(FROM)?;
    facts::date(&annotations.as_of)?;
    for shape in annotations.shapes.keys() {
        ensure!(schema.model.shapes.contains_key(shape), "schema/{FROM}: the model has no shape `{shape}`");
    }
    Ok(annotations)
}

impl Annotations {
    /// The static with the annotation of a shape.
    pub(crate) fn reference(&self, shape: &str) -> String {
        match self.shapes.contains_key(shape) {
            true => format!("annotations::{}", screaming(shape)),
            false => "Annotation::NONE".to_owned(),
        }
    }
}

/// The text of the file.
pub(crate) fn text(schema: &Schema) -> Result<String> {
    let Annotations { shapes, members, value_aliases, .. } = committed(schema)?;
    let mut out = String::from(
        "//! What messages say about shapes and members.\n\n\
         use super::annotation::{Annotation, ArnForm, UsualMax};\nuse crate::facts::limits;\n\n",
    );
    for (shape, annotation) in &shapes {
        writeln!(out, "pub(super) static {}: Annotation = {};\n", screaming(shape), annotation.initializer()?)?;
    }
    let pairs = |map: &BTreeMap<String, String>| format!("{:?}", map.iter().collect::<Vec<_>>());
    let lists = [
        ("Other names of members.", "ALIASES: &[(&str, &str)]", pairs(&members.aliases)),
        ("Members of responses.", "ONLY_IN_RESPONSES: &[&str]", format!("{:?}", members.only_in_responses)),
        (
            "Members of other calls and formats, and what to use instead.",
            "ELSEWHERE: &[(&str, &str)]",
            pairs(&members.elsewhere),
        ),
        ("Other names of values.", "VALUE_ALIASES: &[(&str, &str)]", pairs(&value_aliases)),
    ];
    for (doc, declaration, value) in lists {
        writeln!(out, "/// {doc}\npub(crate) static {declaration} = &{value};\n")?;
    }
    Ok(out)
}

impl Annotation {
    fn initializer(&self) -> Result<String> {
        let mut fields = String::new();
        let texts = [
            ("unit", &self.unit),
            ("description", &self.description),
            ("placeholder", &self.placeholder),
            ("prefix", &self.prefix),
            ("too_long", &self.too_long),
            ("too_many", &self.too_many),
        ];
        for (name, text) in texts {
            if text.is_some() {
                write!(fields, "{name}: {text:?}, ")?;
            }
        }
        if self.in_list {
            fields.push_str("in_list: true, ");
        }
        if let Some(UsualMax { limit, raised_by }) = &self.usual_max {
            let limit = limit.to_uppercase().replace('-', "_");
            write!(fields, "usual_max: Some(UsualMax {{ max: limits::{limit}, raised_by: {raised_by:?} }}), ")?;
        }
        if let Some(ArnForm { names, services, regional, prefixes, resource, example }) = &self.arn {
            write!(
                fields,
                "arn: Some(&ArnForm {{ names: {names:?}, services: &{services:?}, regional: {regional}, \
                 prefixes: &{prefixes:?}, resource: {resource:?}, example: {example:?} }}), "
            )?;
        }
        ensure!(!fields.is_empty(), "schema/{FROM}: an annotation says nothing");
        Ok(format!("Annotation {{ {fields}..Annotation::NONE }}"))
    }
}

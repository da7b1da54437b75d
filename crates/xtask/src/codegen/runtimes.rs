//! `facts/runtime_data.rs` from `schema/runtimes.json`.

use std::fmt::Write;

use anyhow::{Result, bail, ensure};
use serde::Deserialize;

use super::facts::{self, Sources};
use crate::model::Kind;
use crate::schema::Schema;

/// The name of the file.
pub(crate) const FROM: &str = "runtimes.json";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Runtimes {
    #[serde(rename = "$comment")]
    _comment: String,
    as_of: String,
    sources: Sources,
    runtimes: Vec<Runtime>,
    container_only: Vec<ContainerOnly>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Runtime {
    identifier: String,
    family: String,
    deprecation: Option<String>,
    block_create: Option<String>,
    block_update: Option<String>,
    architectures: Vec<String>,
    snap_start: String,
    durable: String,
    managed_instances: String,
    os: Option<String>,
    successor: Option<String>,
    preview: bool,
    source: String,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ContainerOnly {
    identifier: String,
    #[serde(rename = "family")]
    _family: String,
    #[serde(rename = "deprecation")]
    _deprecation: Option<String>,
    source: String,
    #[serde(rename = "note")]
    _note: Option<String>,
}

/// The text of the file. An error unless the identifiers are exactly the model's.
pub(crate) fn text(schema: &Schema) -> Result<String> {
    let Runtimes { as_of, sources, mut runtimes, container_only, .. } = facts::read(FROM)?;
    let used = runtimes.iter().map(|runtime| &runtime.source).chain(container_only.iter().map(|only| &only.source));
    facts::check(&sources, used.map(String::as_str).chain(["abilities"]))?;
    if let Some(Kind::Text { values, .. }) = schema.model.shapes.get("Runtime").map(|shape| &shape.kind) {
        let listed: Vec<&String> = runtimes.iter().map(|runtime| &runtime.identifier).collect();
        let missing: Vec<&String> = values.iter().filter(|value| !listed.contains(value)).collect();
        let extra: Vec<&&String> = listed.iter().filter(|value| !values.contains(value)).collect();
        ensure!(missing.is_empty(), "schema/{FROM} does not have {missing:?}, which the model has");
        ensure!(extra.is_empty(), "schema/{FROM} has {extra:?}, which the model does not have");
    }

    runtimes.sort_by(|a, b| (a.identifier.len(), &a.identifier).cmp(&(b.identifier.len(), &b.identifier)));
    let mut out =
        String::from("//! The runtimes.\n\nuse super::{Family, Runtime, Support};\nuse crate::date::Date;\n\n");
    writeln!(
        out,
        "/// The day on which the facts were collected.\npub const AS_OF: Date = {};\n",
        facts::date(&as_of)?
    )?;
    let only: Vec<&String> = container_only.iter().map(|only| &only.identifier).collect();
    writeln!(
        out,
        "/// Names that people take for runtimes although only base images have them.\npub static CONTAINER_ONLY: &[&str] = &{only:?};\n"
    )?;
    writeln!(
        out,
        "/// Every value of `Runtime`, sorted by length and then by name.\npub static RUNTIMES: &[Runtime] = &["
    )?;
    for runtime in &runtimes {
        writeln!(
            out,
            "Runtime {{ identifier: {:?}, family: Family::{}, deprecation: {}, block_create: {}, block_update: {}, \
             architectures: &{:?}, snap_start: {}, durable: {}, managed_instances: {}, os: {:?}, successor: {:?}, preview: {} }},",
            runtime.identifier,
            family(&runtime.family)?,
            date(runtime.deprecation.as_deref())?,
            date(runtime.block_create.as_deref())?,
            date(runtime.block_update.as_deref())?,
            runtime.architectures,
            support(&runtime.snap_start)?,
            support(&runtime.durable)?,
            support(&runtime.managed_instances)?,
            runtime.os,
            runtime.successor,
            runtime.preview,
        )?;
    }
    writeln!(out, "];\n")?;
    let longest = runtimes.last().map_or(0, |runtime| runtime.identifier.len());
    let by_length = (0..=longest).map(|length| runtimes.partition_point(|runtime| runtime.identifier.len() < length));
    let by_length: Vec<usize> = by_length.collect();
    writeln!(
        out,
        "/// The index of the first identifier of each length or a greater one.\npub(super) static BY_LENGTH: &[u8] = &{by_length:?};"
    )?;
    Ok(out)
}

fn date(text: Option<&str>) -> Result<String> {
    text.map_or(Ok("None".to_owned()), |text| Ok(format!("Some({})", facts::date(text)?)))
}

fn support(text: &str) -> Result<&'static str> {
    Ok(match text {
        "yes" => "Support::Yes",
        "no" => "Support::No",
        "unknown" | "inferred" => "Support::Unknown",
        other => bail!("`{other}` is neither yes, no, unknown nor inferred"),
    })
}

pub(super) fn family(text: &str) -> Result<&'static str> {
    Ok(match text {
        "nodejs" => "Nodejs",
        "java" => "Java",
        "python" => "Python",
        "dotnet" => "Dotnet",
        "go" => "Go",
        "ruby" => "Ruby",
        "provided" => "Provided",
        "custom" => "Custom",
        other => bail!("the family `{other}` is new"),
    })
}

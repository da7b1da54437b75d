//! `facts/limits.rs` from `schema/limits.json`.

use std::fmt::Write;

use anyhow::{Result, bail, ensure};
use serde::Deserialize;
use serde_json::Value;

use super::facts::{self, Sources};

/// The name of the file.
pub(crate) const FROM: &str = "limits.json";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Limits {
    #[serde(rename = "$comment")]
    _comment: String,
    as_of: String,
    sources: Sources,
    limits: Vec<Limit>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    name: String,
    value: Value,
    unit: String,
    source: String,
    date: String,
    note: Option<String>,
}

/// The text of the file.
pub(crate) fn text() -> Result<String> {
    let Limits { as_of, sources, limits, .. } = facts::read(FROM)?;
    facts::date(&as_of)?;
    facts::check(&sources, limits.iter().map(|limit| limit.source.as_str()))?;

    let mut out = String::from("//! Limits and defaults beyond the service model.\n\n");
    for Limit { name, value, unit, date, note, .. } in &limits {
        facts::date(date)?;
        // What is counted in memory, what is subtracted from a date, what is compared with a number of the request.
        let kind = match unit.as_str() {
            "bytes" | "characters" | "entries" => "usize",
            "days" => "i32",
            "s" | "MB" | "GB" | "requests" => "i64",
            "GiB per vCPU" => "f64",
            "words" => "&str",
            other => bail!("the unit `{other}` of `{name}` is new"),
        };
        let literal = |value: &Value| {
            ensure!(if kind == "&str" { value.is_string() } else { value.is_u64() }, "`{name}` is not in {unit}");
            Ok(if kind == "f64" { format!("{value}.0") } else { value.to_string() })
        };
        let (kind, value) = match value {
            Value::Array(values) => {
                let values = values.iter().map(literal).collect::<Result<Vec<_>>>()?;
                (format!("&[{kind}]"), format!("&[{}]", values.join(", ")))
            }
            value => (kind.to_owned(), literal(value)?),
        };
        let note = note.as_ref().map(|note| format!("; {note}")).unwrap_or_default();
        let title = name.replace('-', " ");
        let constant = name.replace('-', "_").to_uppercase();
        writeln!(out, "/// `{title}`, in {unit}{note}.\npub const {constant}: {kind} = {value};\n")?;
    }
    Ok(out)
}

//! `facts/environment.rs` from `schema/environment.json`.

use std::fmt::Write;

use anyhow::Result;
use serde::Deserialize;

use super::facts::{self, Sources};

/// The name of the file.
pub(crate) const FROM: &str = "environment.json";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Environment {
    #[serde(rename = "$comment")]
    _comment: String,
    as_of: String,
    sources: Sources,
    reserved: Vec<Name>,
    reserved_newer: Vec<Name>,
    overridable: Vec<Name>,
    read_by_runtimes: Vec<Name>,
    settings: Vec<Name>,
    setting_prefixes: Vec<Name>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    name: String,
    source: String,
}

/// The text of the file.
pub(crate) fn text() -> Result<String> {
    let file: Environment = facts::read(FROM)?;
    facts::date(&file.as_of)?;
    let lists = [
        ("RESERVED", "Lambda refuses a request that sets one of these", &file.reserved),
        ("RESERVED_NEWER", "The documentation reserves these; no rejection has been recorded", &file.reserved_newer),
        ("OVERRIDABLE", "Lambda sets these unless the request does", &file.overridable),
        ("READ_BY_RUNTIMES", "The runtimes obey these", &file.read_by_runtimes),
        ("SETTINGS", "SDKs, tools and runtimes of AWS read these, so a name with `AWS_` is right", &file.settings),
        ("SETTING_PREFIXES", "How families of such settings begin", &file.setting_prefixes),
    ];
    let names = lists.iter().flat_map(|(_, _, names)| names.iter());
    facts::check(&file.sources, names.map(|name| name.source.as_str()))?;

    let mut out = String::from("//! Names of environment variables that mean something to Lambda.\n\n");
    for (constant, says, names) in lists {
        let mut names: Vec<&str> = names.iter().map(|name| name.name.as_str()).collect();
        names.sort_unstable();
        writeln!(out, "/// {says}.\npub static {constant}: &[&str] = &{names:?};\n")?;
    }
    Ok(out)
}

//! `terraform/names.rs` from `schema/terraform.json`.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Result, ensure};
use serde::Deserialize;

use super::facts::{self, Sources};

/// The name of the file.
pub(crate) const FROM: &str = "terraform.json";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Terraform {
    #[serde(rename = "$comment")]
    _comment: String,
    as_of: String,
    sources: Sources,
    resource: Resource,
    meta_arguments: MetaArguments,
    module: Module,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Resource {
    source: String,
    members: BTreeMap<String, String>,
    others: Vec<String>,
    computed: Vec<String>,
    blocks: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MetaArguments {
    source: String,
    arguments: Vec<String>,
    blocks: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Module {
    source: String,
    address: String,
    repository: String,
    members: BTreeMap<String, String>,
}

/// The text of the file.
pub(crate) fn text() -> Result<String> {
    let Terraform { as_of, sources, resource, meta_arguments: meta, module, .. } = facts::read(FROM)?;
    facts::date(&as_of)?;
    let used = [&resource.source, &meta.source, &module.source];
    facts::check(&sources, used.into_iter().map(String::as_str))?;
    for (argument, member) in resource.members.iter().chain(&module.members) {
        ensure!(member.starts_with('/'), "`{argument}` is not mapped to a JSON Pointer: {member}");
    }
    for argument in resource.members.keys().filter_map(|argument| argument.split_once('.')).map(|(block, _)| block) {
        ensure!(resource.blocks.iter().any(|block| block == argument), "`{argument}` is not among the blocks");
    }
    let mut out = String::from("//! The names that Terraform has for members of a request.\n\n");
    for (constant, says, members) in [
        ("RESOURCE", "Arguments of `aws_lambda_function`, and the members that they set", &resource.members),
        ("MODULE", "Inputs of the module, and the members that they set", &module.members),
    ] {
        let pairs: Vec<(&String, &String)> = members.iter().collect();
        writeln!(out, "/// {says}.\npub(super) static {constant}: &[(&str, &str)] = &{pairs:?};\n")?;
    }
    for (constant, says, names) in [
        ("OTHERS", "Arguments that set no member of the request", &resource.others),
        ("COMPUTED", "Attributes that only the provider sets", &resource.computed),
        ("BLOCKS", "Arguments that are written as blocks", &resource.blocks),
        ("META_ARGUMENTS", "Arguments of every resource", &meta.arguments),
        ("META_BLOCKS", "Blocks of every resource", &meta.blocks),
    ] {
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        names.sort_unstable();
        writeln!(out, "/// {says}.\npub(super) static {constant}: &[&str] = &{names:?};\n")?;
    }
    writeln!(
        out,
        "/// The address of the module in the registry.\npub(super) const MODULE_ADDRESS: &str = {:?};\n",
        module.address
    )?;
    writeln!(out, "/// Its repository.\npub(super) const MODULE_REPOSITORY: &str = {:?};\n", module.repository)?;
    writeln!(out, "/// The day on which the names were read.\npub(crate) const AS_OF: &str = {as_of:?};")?;
    Ok(out)
}

//! `facts/operations.rs` from `schema/operations.json`.

use std::fmt::Write;

use anyhow::{Result, ensure};
use serde::Deserialize;

use super::facts::{self, Sources};

/// The name of the file.
pub(crate) const FROM: &str = "operations.json";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Operations {
    #[serde(rename = "$comment")]
    _comment: String,
    as_of: String,
    sources: Sources,
    operations: Vec<Operation>,
    cli_options: Vec<CliOption>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Operation {
    name: String,
    source: String,
    members: Vec<String>,
    own: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CliOption {
    name: String,
    value: bool,
}

/// The text of the file.
pub(crate) fn text() -> Result<String> {
    let Operations { as_of, sources, operations, cli_options, .. } = facts::read(FROM)?;
    facts::date(&as_of)?;
    let used = operations.iter().map(|operation| operation.source.as_str());
    facts::check(&sources, used.chain(["cli"]))?;

    let mut out = String::from("//! The operations that update a function, and the global options of the AWS CLI.\n\n");
    for Operation { name, members, own, .. } in &operations {
        ensure!(members.is_sorted() && own.is_sorted(), "the members of {name} are not sorted");
        let constant = constant(name);
        writeln!(out, "/// The members of CreateFunction that `{name}` has, sorted.")?;
        writeln!(out, "pub static {constant}: &[&str] = &{members:?};\n")?;
        writeln!(out, "/// The other members of `{name}`, sorted.")?;
        writeln!(out, "pub static {constant}_OWN: &[&str] = &{own:?};\n")?;
    }
    let options: Vec<_> = cli_options.iter().map(|option| (&option.name, option.value)).collect();
    writeln!(out, "/// The global options of the AWS CLI, and whether each takes a value.")?;
    writeln!(out, "pub static CLI_OPTIONS: &[(&str, bool)] = &{options:?};")?;
    Ok(out)
}

/// `UPDATE_FUNCTION_CODE` for `UpdateFunctionCode`.
fn constant(name: &str) -> String {
    let mut constant = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !constant.is_empty() {
            constant.push('_');
        }
        constant.push(letter.to_ascii_uppercase());
    }
    constant
}

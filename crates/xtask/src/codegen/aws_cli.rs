//! `aws_cli/global_options.rs` of the extractors from `schema/aws-cli.json`.

use anyhow::Result;
use serde::Deserialize;

use super::facts::{self, Sources};

/// The name of the file.
pub(crate) const FROM: &str = "aws-cli.json";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AwsCli {
    #[serde(rename = "$comment")]
    _comment: String,
    as_of: String,
    sources: Sources,
    global_options: Vec<GlobalOption>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GlobalOption {
    name: String,
    value: bool,
}

/// The text of the file.
pub(crate) fn text() -> Result<String> {
    let AwsCli { as_of, sources, global_options, .. } = facts::read(FROM)?;
    facts::date(&as_of)?;
    facts::check(&sources, ["cli"].into_iter())?;
    let options: Vec<_> = global_options.iter().map(|option| (&option.name, option.value)).collect();
    Ok(format!(
        "//! The global options of the AWS CLI.\n\n\
         /// The global options, and whether each takes a value.\n\
         pub(super) static GLOBAL_OPTIONS: &[(&str, bool)] = &{options:?};\n"
    ))
}

//! `input/forms.rs` from `schema/forms.json`.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use serde::Deserialize;

use super::facts::{self, Sources};

/// The name of the file.
pub(crate) const FROM: &str = "forms.json";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Forms {
    #[serde(rename = "$comment")]
    _comment: String,
    as_of: String,
    sources: Sources,
    cloudformation: Form,
    sam: Form,
    serverless: Form,
    ansible: Form,
    lambda_tools: Form,
    lambda_deploy: Form,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Form {
    source: String,
    members: BTreeMap<String, String>,
    other: Vec<String>,
    #[serde(default)]
    not_global: Vec<String>,
    #[serde(default)]
    shared: Vec<String>,
    #[serde(default)]
    foreign: Vec<String>,
}

/// The text of the file.
pub(crate) fn text() -> Result<String> {
    let file: Forms = facts::read(FROM)?;
    facts::date(&file.as_of)?;
    let forms = [
        ("CLOUDFORMATION", file.cloudformation),
        ("SAM", file.sam),
        ("SERVERLESS", file.serverless),
        ("ANSIBLE", file.ansible),
        ("LAMBDA_TOOLS", file.lambda_tools),
        ("LAMBDA_DEPLOY", file.lambda_deploy),
    ];
    facts::check(&file.sources, forms.iter().map(|(_, form)| form.source.as_str()))?;
    let mut text = "//! How the forms in which functions are defined name the members of a request.\n\n\
                    use super::form::Form;\n"
        .to_owned();
    for (name, form) in forms {
        let Form { members, other, not_global, shared, foreign, .. } = form;
        let twice = members.keys().find(|name| other.contains(name));
        ensure!(twice.is_none(), "`{}` is in two lists of {name}", twice.map_or("", String::as_str));
        let members: Vec<_> = members.iter().collect();
        text += &format!(
            "\npub(super) static {name}: Form = Form {{ members: &{members:?}, other: &{other:?}, \
             not_global: &{not_global:?}, shared: &{shared:?}, foreign: &{foreign:?} }};\n"
        );
    }
    Ok(text)
}

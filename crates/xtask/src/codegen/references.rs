//! `reference/attributes.rs` from `schema/references.json`.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use serde::Deserialize;

use super::facts::{self, Sources};

/// The name of the file.
pub(crate) const FROM: &str = "references.json";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct References {
    #[serde(rename = "$comment")]
    _comment: String,
    as_of: String,
    sources: Sources,
    cloudformation: Language,
    terraform: Language,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    source: String,
    resources: BTreeMap<String, BTreeMap<String, String>>,
}

/// The text of the file.
pub(crate) fn text() -> Result<String> {
    let file: References = facts::read(FROM)?;
    facts::date(&file.as_of)?;
    let languages = [("CLOUDFORMATION", file.cloudformation), ("TERRAFORM", file.terraform)];
    facts::check(&file.sources, languages.iter().map(|(_, language)| language.source.as_str()))?;
    let mut out = String::from(
        "//! What references to other resources give.\n\nuse crate::reference::Given::{self, *};\n\n\
         /// Types of resources, with what each of their attributes is.\n\
         pub(crate) type Attributes = &'static [(&'static str, &'static [(&'static str, Given)])];\n",
    );
    for (name, language) in languages {
        let mut resources = String::new();
        for (kind, attributes) in &language.resources {
            let entries: Result<Vec<_>> = attributes.iter().map(|(name, what)| Ok((name, given(what)?))).collect();
            let entries: Vec<_> = entries?.into_iter().map(|(name, given)| format!("({name:?}, {given})")).collect();
            resources += &format!("({kind:?}, &[{}]),", entries.join(", "));
        }
        out += &format!("\npub(crate) static {name}: Attributes = &[{resources}];\n");
    }
    Ok(out)
}

/// The expression of what an attribute is.
fn given(what: &str) -> Result<String> {
    Ok(match what {
        "access-point-arn" => "AccessPointArn".to_owned(),
        "bucket" => "Bucket".to_owned(),
        "key-arn" => "KeyArn".to_owned(),
        "layer-arn" => "LayerArn".to_owned(),
        "log-group" => "LogGroup".to_owned(),
        "role-arn" => "RoleArn".to_owned(),
        "security-group" => "SecurityGroup".to_owned(),
        "signing-arn" => "SigningArn".to_owned(),
        "subnet" => "Subnet".to_owned(),
        "target-arn" => "TargetArn".to_owned(),
        other => {
            ensure!(other.starts_with("the "), "`{other}` is neither a kind nor a description");
            format!("Other({other:?})")
        }
    })
}

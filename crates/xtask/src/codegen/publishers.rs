//! `facts/layer_data.rs` from `schema/layer-publishers.json`.

use std::fmt::Write as _;

use anyhow::{Result, ensure};
use serde::Deserialize;

use super::facts::{self, Sources};

/// The name of the file.
pub(crate) const FROM: &str = "layer-publishers.json";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Publishers {
    #[serde(rename = "$comment")]
    _comment: String,
    as_of: String,
    sources: Sources,
    accounts: Vec<Account>,
    names: Vec<Naming>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Account {
    account: String,
    publishes: String,
    source: String,
}

/// How a publisher names layers by architecture.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Naming {
    publisher: String,
    /// Absent for AWS, whose accounts are those with this `publisher`.
    #[serde(default)]
    accounts: Vec<String>,
    layers: Vec<String>,
    arm64: String,
    source: String,
}

/// The text of the file.
pub(crate) fn text() -> Result<String> {
    let file: Publishers = facts::read(FROM)?;
    facts::date(&file.as_of)?;
    let sources = file.accounts.iter().map(|account| &account.source).chain(file.names.iter().map(|name| &name.source));
    facts::check(&file.sources, sources.map(String::as_str))?;
    let mut accounts = Vec::new();
    for Account { account, publishes, .. } in &file.accounts {
        let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
        ensure!(
            is_account && !publishes.is_empty(),
            "`{account}` is not an account, or does not list what it publishes"
        );
        accounts.push(account.as_str());
    }
    accounts.sort_unstable();
    ensure!(accounts.windows(2).all(|pair| pair[0] < pair[1]), "duplicate account");
    let mut namings = String::new();
    for naming in &file.names {
        let own = file.accounts.iter().filter(|account| account.publishes == naming.publisher);
        let accounts: Vec<_> = own.map(|account| &account.account).chain(&naming.accounts).collect();
        let Naming { publisher, layers, arm64, .. } = naming;
        ensure!(!accounts.is_empty() && !layers.is_empty() && !arm64.is_empty(), "`{publisher}` is incomplete");
        writeln!(namings, "    LayerNaming {{ accounts: &{accounts:?}, layers: &{layers:?}, arm64: {arm64:?} }},")?;
    }
    Ok(format!(
        "//! Publishers of layers.\n\nuse super::LayerNaming;\n\n\
         /// The accounts from which AWS publishes layers, sorted.\n\
         pub static LAYER_PUBLISHERS: &[&str] = &{accounts:?};\n\n\
         /// How publishers name layers by architecture.\n\
         pub static LAYER_NAMINGS: &[LayerNaming] = &[\n{namings}];\n"
    ))
}

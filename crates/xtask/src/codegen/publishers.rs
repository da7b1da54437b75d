//! `facts/publishers.rs` from `schema/layer-publishers.json`.

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
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Account {
    account: String,
    publishes: String,
    source: String,
}

/// The text of the file.
pub(crate) fn text() -> Result<String> {
    let file: Publishers = facts::read(FROM)?;
    facts::date(&file.as_of)?;
    facts::check(&file.sources, file.accounts.iter().map(|account| account.source.as_str()))?;
    let mut accounts = Vec::new();
    for Account { account, publishes, .. } in &file.accounts {
        let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
        ensure!(is_account && !publishes.is_empty(), "`{account}` is no account, or nobody says what it publishes");
        accounts.push(account.as_str());
    }
    accounts.sort_unstable();
    ensure!(accounts.windows(2).all(|pair| pair[0] < pair[1]), "an account stands twice");
    Ok(format!(
        "//! Accounts of AWS.\n\n/// AWS publishes layers from these; sorted.\n\
         pub static LAYER_PUBLISHERS: &[&str] = &{accounts:?};\n"
    ))
}

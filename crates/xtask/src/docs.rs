//! `docs/catalogue.md` from `schema/catalogue/`: what the service is known to refuse, and which rule says so.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The sections of the catalogue, each of them a file.
pub(crate) const SECTIONS: &[(&str, &str)] = &[
    ("1.1", "Name and role"),
    ("1.2", "Package type and code"),
    ("1.3", "Runtime"),
    ("1.4", "Handler"),
    ("1.5", "Memory, time, storage, accelerator"),
    ("1.6", "Managed instances"),
    ("1.7", "Durable functions"),
    ("1.8", "SnapStart"),
    ("1.9", "Tenant isolation"),
    ("1.10", "VPC and file systems"),
    ("1.11", "Layers"),
    ("1.12", "Environment variables and keys"),
    ("1.13", "Logs, traces, failed events, tags, signing"),
    ("1.14", "The request as a whole, and the archive"),
    ("2.1", "The HTTP call around the request"),
];

/// One constraint beyond the service model.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    /// Its name, unique in the catalogue.
    pub(crate) row: String,
    /// What the service makes of it.
    pub(crate) kind: Kind,
    /// The condition, in a few words.
    pub(crate) about: String,
    /// The rules that speak of it.
    #[serde(default)]
    pub(crate) rules: Vec<String>,
    /// Why none does.
    pub(crate) why: Option<String>,
}

/// What the service makes of such a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// It refuses it.
    Reject,
    /// It takes it, and it hurts later.
    Warn,
    /// It is good practice not to send it.
    Advice,
}

/// The rows of a section; none if its file is not there yet.
pub(crate) fn rows(root: &Path, section: &str) -> Result<Vec<Row>> {
    let path = root.join("schema/catalogue").join(format!("{section}.json"));
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = std::fs::read_to_string(&path)?;
    let rows: Vec<Row> = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
    for row in &rows {
        ensure!(!row.rules.is_empty() || row.why.is_some(), "`{}` has no answer in {}", row.row, path.display());
    }
    Ok(rows)
}

/// Writes the page, or only looks at it; gives whether it was as it should be.
pub(crate) fn run(root: &Path, check: bool) -> Result<bool> {
    let (path, page) = (root.join("docs/catalogue.md"), page(root)?);
    let fresh = std::fs::read_to_string(&path).is_ok_and(|old| old == page);
    if !fresh && !check {
        std::fs::create_dir_all(root.join("docs"))?;
        std::fs::write(&path, page).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(fresh)
}

fn page(root: &Path) -> Result<String> {
    let mut page = String::from(
        "<!-- Written by `cargo xtask docs` from schema/catalogue/; do not edit. -->\n\n\
         # Catalogue of constraints\n\n\
         What is known of CreateFunction beyond its service model. *reject*: the service refuses the request. *warn*: it \
         takes it, and it fails or hurts later, or the evidence for a refusal is not firm. *advice*: good practice. Each row \
         names the rules that speak of it, or says why none does. `lambda-lint explain RULE` has the rest.\n",
    );
    for (section, title) in SECTIONS {
        let rows = rows(root, section)?;
        if rows.is_empty() {
            continue;
        }
        write!(page, "\n## {title}\n\n| row | kind | what | rules |\n| --- | --- | --- | --- |\n")?;
        for Row { row, kind, about, rules, why } in rows {
            let kind = format!("{kind:?}").to_lowercase();
            let mut answer = rules.iter().map(|rule| format!("`{rule}`")).collect::<Vec<_>>().join(", ");
            if let Some(why) = why {
                let gap = if answer.is_empty() { "" } else { ". " };
                write!(answer, "{gap}{why}")?;
            }
            writeln!(page, "| {row} | {kind} | {} | {} |", cell(&about), cell(&answer))?;
        }
    }
    Ok(page)
}

/// Text as a cell of a table takes it.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

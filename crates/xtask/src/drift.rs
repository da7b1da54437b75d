//! `cargo xtask drift`: compares our model and facts with the newest botocore and cfn-lint.
//!
//! A workflow runs it every night. pip downloads the wheels; their code is not executed.

use crate::diff::{self, ChangeKind};
use crate::read::{self, ModelSource};
use crate::root::root;
use crate::{read_schema_file, sync, updates};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use zip::ZipArchive;

const LIFE_CYCLE: &str = "cfnlint/data/AdditionalSpecs/LmbdRuntimeLifecycle.json";
const ENDPOINTS: &str = "botocore/data/endpoints.json";

/// Our names of the dates of a runtime, and those of cfn-lint.
const DATES: &[(&str, &str)] =
    &[("deprecation", "deprecated"), ("blockCreate", "create-block"), ("blockUpdate", "update-block")];

/// One difference, and the edit that removes it.
#[derive(Debug, PartialEq)]
struct Row {
    what: String,
    ours: String,
    newest: String,
    edit: String,
}

/// Prints the differences as a table in Markdown. The status is 1 if there are any.
pub(crate) fn run() -> Result<ExitCode> {
    let folder = root().join("target/drift");
    let botocore = download(&folder, "botocore")?;
    let cfn_lint = download(&folder, "cfn-lint")?;
    let mut rows = model(&botocore)?;
    rows.extend(runtimes(&parsed(&read_schema_file("runtimes.json")?)?, &entry(&cfn_lint, LIFE_CYCLE)?)?);
    rows.extend(regions(&parsed(&read_schema_file("regions.json")?)?, &entry(&botocore, ENDPOINTS)?)?);
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    println!("Compared with {} and {}.\n", name(&botocore), name(&cfn_lint));
    print!("{}", table(&rows));
    Ok(ExitCode::from(u8::from(!rows.is_empty())))
}

/// The newest wheel of a package.
fn download(folder: &Path, package: &str) -> Result<PathBuf> {
    let folder = folder.join(package);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let status = Command::new("python3")
        .args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"])
        .arg("--dest")
        .arg(&folder)
        .arg(package)
        .status()
        .context("starting pip")?;
    ensure!(status.success(), "pip cannot download {package}");
    let wheel = fs::read_dir(&folder)?.next().with_context(|| format!("pip downloaded nothing for {package}"))??;
    Ok(wheel.path())
}

/// A JSON file in a wheel.
fn entry(wheel: &Path, name: &str) -> Result<Value> {
    let mut archive = ZipArchive::new(Cursor::new(fs::read(wheel)?))?;
    let mut text = String::new();
    archive.by_name(name).with_context(|| format!("no {name} in {}", wheel.display()))?.read_to_string(&mut text)?;
    parsed(&text)
}

fn parsed(text: &str) -> Result<Value> {
    Ok(serde_json::from_str(text)?)
}

/// What a newer service model changes.
fn model(wheel: &Path) -> Result<Vec<Row>> {
    let (old, published) = (sync::committed()?.model, read::published(wheel, &ModelSource::default())?);
    let new = published.create;
    let ours = format!("botocore {}", old.source.botocore);
    let edit = "`cargo xtask sync` with the new wheel, then `cargo xtask codegen`";
    let row = |change: diff::Change| {
        let newest = match change.what {
            ChangeKind::New(lines) => format!("new: {}", lines.join("; ")),
            ChangeKind::Changed(lines) => lines.join("; "),
            ChangeKind::Gone => "gone".to_owned(),
        };
        Row { what: format!("shape `{}`", change.shape), ours: ours.clone(), newest, edit: edit.to_owned() }
    };
    let updates = updates::committed()?.changes(&published.updates).into_iter();
    let updates = updates.map(|newest| Row {
        what: "updates of functions".to_owned(),
        ours: ours.clone(),
        newest,
        edit: edit.to_owned(),
    });
    Ok(diff::changes(&old, &new).into_iter().map(row).chain(updates).collect())
}

/// Runtimes and dates that differ.
fn runtimes(ours: &Value, theirs: &Value) -> Result<Vec<Row>> {
    let listed = |key: &str| ours[key].as_array().into_iter().flatten();
    // identifiers for images only, which the service never accepted
    let images: BTreeSet<&str> =
        listed("containerOnly").filter_map(|it| it.as_str().or(it["identifier"].as_str())).collect();
    let mut rows = Vec::new();
    for (identifier, dates) in object(theirs)? {
        if images.contains(identifier.as_str()) {
            continue;
        }
        let Some(known) = listed("runtimes").find(|runtime| runtime["identifier"] == *identifier) else {
            rows.push(Row {
                what: format!("runtime `{identifier}`"),
                ours: "unknown".to_owned(),
                newest: dates.to_string(),
                edit: "add it to `schema/runtimes.json`".to_owned(),
            });
            continue;
        };
        for (our_name, their_name) in DATES {
            // a newer source of ours may have a date that cfn-lint does not have
            if dates[their_name].is_null() || known[our_name] == dates[their_name] {
                continue;
            }
            rows.push(Row {
                what: format!("`{our_name}` of runtime `{identifier}`"),
                ours: shown(&known[our_name]),
                newest: shown(&dates[their_name]),
                edit: format!("set `{our_name}` in `schema/runtimes.json`, unless its source is newer"),
            });
        }
    }
    Ok(rows)
}

/// Regions of Lambda that only one side has.
fn regions(ours: &Value, theirs: &Value) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for partition in theirs["partitions"].as_array().context("endpoints.json without partitions")? {
        let Some(name) = partition["partition"].as_str() else { bail!("a partition without a name") };
        let known = ours["partitions"].as_array().into_iter().flatten().find(|partition| partition["name"] == name);
        let known = known.and_then(|partition| partition["regions"].as_array());
        let known: BTreeSet<&str> = known.into_iter().flatten().filter_map(Value::as_str).collect();
        let newest = partition["services"]["lambda"]["endpoints"].as_object();
        let newest = newest.into_iter().flatten().map(|(region, _)| region.as_str());
        let newest: BTreeSet<&str> = newest.filter(|region| !region.contains("fips")).collect();
        for region in known.symmetric_difference(&newest) {
            let (is_known, in_partition) = (known.contains(region), format!("`{name}` of `schema/regions.json`"));
            rows.push(Row {
                what: format!("region `{region}`"),
                ours: if is_known { "known" } else { "unknown" }.to_owned(),
                newest: if is_known { "not listed" } else { "listed" }.to_owned(),
                edit: if is_known { format!("check {in_partition}") } else { format!("add it to {in_partition}") },
            });
        }
    }
    Ok(rows)
}

fn object(value: &Value) -> Result<&Map<String, Value>> {
    value.as_object().context("expected an object")
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| "no date".to_owned(), str::to_owned)
}

fn table(rows: &[Row]) -> String {
    if rows.is_empty() {
        return "Nothing differs.\n".to_owned();
    }
    let mut table = String::from("| what | ours | newest | edit |\n| --- | --- | --- | --- |\n");
    for Row { what, ours, newest, edit } in rows {
        let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
        let cells = [what, ours, newest, edit].map(|text| cell(text));
        let _ = writeln!(table, "| {} |", cells.join(" | "));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn new_runtimes_and_other_dates_are_found() {
        let ours = json!({
            "runtimes": [
                {"identifier": "nodejs24.x", "deprecation": "2028-04-30", "blockCreate": null, "blockUpdate": null},
            ],
            "containerOnly": ["dotnet9"],
        });
        let theirs = json!({
            "nodejs24.x": {"deprecated": "2028-05-31", "create-block": null, "update-block": null},
            "nodejs28.x": {"deprecated": null},
            "dotnet9": {"deprecated": "2026-11-10"},
        });
        let rows = runtimes(&ours, &theirs).unwrap();
        let found: Vec<_> = rows.iter().map(|row| row.what.as_str()).collect();
        assert_eq!(found, ["`deprecation` of runtime `nodejs24.x`", "runtime `nodejs28.x`"]);
        assert!(table(&rows).contains("| 2028-04-30 | 2028-05-31 |"));
    }

    #[test]
    fn new_regions_are_found() {
        let ours = json!({"partitions": [{"name": "aws", "regions": ["eu-west-1", "eu-west-9"]}]});
        let endpoints = json!({"eu-west-1": {}, "fips-us-east-1": {}, "xx-new-1": {}});
        let theirs = json!({"partitions": [{"partition": "aws", "services": {"lambda": {"endpoints": endpoints}}}]});
        let rows = regions(&ours, &theirs).unwrap();
        let found: Vec<_> = rows.iter().map(|row| (row.what.as_str(), row.newest.as_str())).collect();
        assert_eq!(found, [("region `eu-west-9`", "not listed"), ("region `xx-new-1`", "listed")]);
    }

    #[test]
    fn nothing_is_said_so() {
        assert_eq!(table(&[]), "Nothing differs.\n");
    }
}

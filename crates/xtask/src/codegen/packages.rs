//! `facts/package_data.rs` from `schema/packages.json` and `schema/python-modules.json`.

use std::fmt::Write;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::facts::{self, Sources};

/// The name of the file; the modules of Python are in a second one.
pub(crate) const FROM: &str = "packages.json";
const PYTHON: &str = "python-modules.json";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Packages {
    #[serde(rename = "$comment")]
    _comment: String,
    as_of: String,
    sources: Sources,
    systems: Vec<System>,
    node_modules: Names,
    preinstalled: Vec<Preinstalled>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct System {
    os: String,
    glibc: String,
    glibcxx: Option<String>,
    cxxabi: Option<String>,
    source: String,
    libraries: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    source: String,
    names: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Preinstalled {
    family: String,
    source: String,
    since: Option<u16>,
    until: Option<u16>,
    names: Vec<String>,
    #[serde(default)]
    sdk: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Python {
    #[serde(rename = "$comment")]
    _comment: String,
    as_of: String,
    sources: Sources,
    versions: Vec<String>,
    modules: Vec<Module>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Module {
    name: String,
    since: Option<String>,
    until: Option<String>,
}

/// The text of the file.
pub(crate) fn text() -> Result<String> {
    let file: Packages = facts::read(FROM)?;
    facts::date(&file.as_of)?;
    let used = file.systems.iter().flat_map(|system| [Some(&system.source), system.libraries.as_ref()]).flatten();
    let used = used.chain(file.preinstalled.iter().map(|list| &list.source)).chain([&file.node_modules.source]);
    facts::check(&file.sources, used.map(String::as_str))?;

    let mut out = String::from(
        "//! What the runtimes bring to a deployment package.\n\nuse super::Family;\nuse super::packages::{Preinstalled, PythonModule, System};\n\n",
    );
    writeln!(out, "/// The operating systems.\npub(super) static SYSTEMS: &[System] = &[")?;
    for System { os, glibc, glibcxx, cxxabi, .. } in &file.systems {
        let optional = |text: &Option<String>| {
            text.as_deref().map(numbers).transpose().map(|text| format!("{text:?}").replace('"', ""))
        };
        let (glibcxx, cxxabi) = (optional(glibcxx)?, optional(cxxabi)?);
        writeln!(out, "System {{ os: {os:?}, glibc: {}, glibcxx: {glibcxx}, cxxabi: {cxxabi} }},", numbers(glibc)?)?;
    }
    let node = sorted(&file.node_modules.names)?;
    writeln!(out, "];\n\n/// The modules of Node.js; sorted.\npub(super) static NODE_MODULES: &[&str] = &{node:?};\n")?;
    writeln!(out, "/// What runtimes have installed.\npub(super) static PREINSTALLED: &[Preinstalled] = &[")?;
    for Preinstalled { family, since, until, names, sdk, .. } in &file.preinstalled {
        let family = super::runtimes::family(family)?;
        let (since, until, names) = (since.unwrap_or(0), until.unwrap_or(u16::MAX), sorted(names)?);
        let sdk = sorted(sdk)?;
        writeln!(
            out,
            "Preinstalled {{ family: Family::{family}, since: {since}, until: {until}, names: &{names:?}, sdk: &{sdk:?} }},"
        )?;
    }
    writeln!(out, "];\n")?;
    python(&mut out)?;
    Ok(out)
}

fn python(out: &mut String) -> Result<()> {
    let file: Python = facts::read(PYTHON)?;
    facts::date(&file.as_of)?;
    facts::check(&file.sources, file.sources.keys().map(String::as_str))?;
    sorted(&file.modules.iter().map(|module| module.name.clone()).collect::<Vec<_>>())?;
    let minor = |version: &String| -> Result<u16> {
        ensure!(file.versions.contains(version), "`{version}` is not in `versions` of schema/{PYTHON}");
        version.strip_prefix("3.").context("a version of Python 3")?.parse().context("a minor version")
    };
    let (first, last) = file.versions.first().zip(file.versions.last()).context("there are versions")?;
    writeln!(
        out,
        "/// The minor versions of Python 3 whose standard library is known.\n\
         pub(super) const PYTHON_VERSIONS: std::ops::RangeInclusive<u16> = {}..={};\n",
        minor(first)?,
        minor(last)?
    )?;
    writeln!(
        out,
        "/// The modules of the standard library; sorted.\npub(super) static PYTHON_MODULES: &[PythonModule] = &["
    )?;
    for Module { name, since, until } in &file.modules {
        let (since, until) = (minor(since.as_ref().unwrap_or(first))?, minor(until.as_ref().unwrap_or(last))?);
        writeln!(out, "PythonModule {{ name: {name:?}, since: {since}, until: {until} }},")?;
    }
    writeln!(out, "];")?;
    Ok(())
}

/// `&[2, 34]` of `2.34`.
fn numbers(version: &str) -> Result<String> {
    let numbers: Vec<u32> = version.split('.').map(str::parse).collect::<Result<_, _>>().context(version.to_owned())?;
    Ok(format!("&{numbers:?}"))
}

fn sorted(names: &[String]) -> Result<&[String]> {
    ensure!(names.windows(2).all(|pair| pair[0] < pair[1]), "the names are not sorted: {names:?}");
    Ok(names)
}

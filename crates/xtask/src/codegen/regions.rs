//! `facts/region_data.rs` from `schema/regions.json`.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Result, ensure};
use serde::Deserialize;

use super::facts::{self, Sources};

/// The name of the file.
pub(crate) const FROM: &str = "regions.json";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Regions {
    #[serde(rename = "$comment")]
    _comment: String,
    as_of: String,
    sources: Sources,
    gaps: Vec<Gap>,
    partitions: Vec<Partition>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gap {
    feature: String,
    what: String,
    regions: Vec<String>,
    partitions: Vec<String>,
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Partition {
    name: String,
    dns_suffix: String,
    dual_stack_suffix: String,
    prefixes: Vec<String>,
    regions: Vec<String>,
    regions_without_lambda: Vec<String>,
    source: String,
}

/// The text of the file.
pub(crate) fn text() -> Result<String> {
    let Regions { as_of, sources, gaps, partitions, .. } = facts::read(FROM)?;
    facts::date(&as_of)?;
    let used = partitions.iter().map(|partition| &partition.source).chain(gaps.iter().map(|gap| &gap.source));
    facts::check(&sources, used.map(String::as_str))?;

    let mut out = String::from("//! Partitions and regions.\n\nuse super::{Gap, Partition, Region};\n\n");
    writeln!(out, "/// The partitions.\npub static PARTITIONS: [Partition; {}] = [", partitions.len())?;
    let mut regions = BTreeMap::new();
    for (index, partition) in partitions.iter().enumerate() {
        let Partition { name, dns_suffix, dual_stack_suffix, prefixes, .. } = partition;
        writeln!(
            out,
            "Partition {{ name: {name:?}, dns_suffix: {dns_suffix:?}, dual_stack_suffix: {dual_stack_suffix:?}, prefixes: &{prefixes:?} }},"
        )?;
        for (names, lambda) in [(&partition.regions, true), (&partition.regions_without_lambda, false)] {
            for name in names {
                ensure!(regions.insert(name.clone(), (index, lambda)).is_none(), "the region {name} is there twice");
            }
        }
    }
    writeln!(out, "];\n\n/// The regions, sorted by name.\npub static REGIONS: [Region; {}] = [", regions.len())?;
    for (name, (partition, lambda)) in &regions {
        writeln!(out, "Region {{ name: {name:?}, partition: &PARTITIONS[{partition}], lambda: {lambda} }},")?;
    }
    writeln!(out, "];")?;
    for Gap { feature, what, regions: names, partitions: whole, .. } in &gaps {
        let unknown = names.iter().find(|name| !regions.contains_key(*name));
        ensure!(unknown.is_none(), "the gap `{feature}` names the unknown region {unknown:?}");
        let unknown = whole.iter().find(|name| partitions.iter().all(|partition| partition.name != **name));
        ensure!(unknown.is_none(), "the gap `{feature}` names the unknown partition {unknown:?}");
        let name = feature.replace('-', "_").to_uppercase();
        writeln!(out, "\n/// Where {what} is not.")?;
        writeln!(out, "pub static WITHOUT_{name}: Gap = Gap {{ regions: &{names:?}, partitions: &{whole:?} }};")?;
    }
    Ok(out)
}

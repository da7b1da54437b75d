//! `rules`: every rule, its severity, whether it has a fix, and the fault in one line.

mod fixes;

use crate::args::{ListFormat, Rules};
use crate::render::style::Styles;
use crate::rule_page;
use fixes::Fixable;
use lambda_lint::{AwsError, Meta, Severity};
use lambda_lint_extract::rules;
use serde::Serialize;
use std::io::{self, Write};

pub(crate) fn run(args: &Rules, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let rules = chosen(args);
    match args.format {
        ListFormat::Text => text(&rules, styles, &mut out)?,
        ListFormat::Json => json(&rules, &mut out)?,
    }
    out.flush()
}

/// The rules that the options ask for, by id.
fn chosen(args: &Rules) -> Vec<(&'static Meta, Fixable)> {
    let words: Vec<_> = args.words.iter().map(|word| word.to_lowercase()).collect();
    let is_chosen = |meta: &&Meta| {
        let text = format!("{} {}", meta.id, meta.summary).to_lowercase();
        args.severity.is_none_or(|severity| severity == meta.severity)
            && args.group.is_none_or(|group| meta.groups.contains(&group))
            && words.iter().all(|word| text.contains(word.as_str()))
    };
    let mut all: Vec<_> = rules::all().filter(is_chosen).collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    let with_fixes = all.into_iter().map(|meta| (meta, fixes::of(meta)));
    with_fixes.filter(|(_, fixable)| !args.fixable || *fixable != Fixable::No).collect()
}

fn text(rules: &[(&Meta, Fixable)], styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let width = rules.iter().map(|(meta, _)| meta.id.len()).max().unwrap_or(0);
    for (meta, fixable) in rules {
        let severity = styles.severity(meta.severity);
        let (bold, dim) = (styles.bold, styles.dim);
        let id = styles.link(&meta.id, || rule_page::url(&meta.id));
        write!(out, "{bold}{id}{bold:#}{:pad$}", "", pad = width - meta.id.len())?;
        write!(out, "  {severity}{:7}{severity:#}  {:6}  {}", meta.severity, fixable.as_str(), meta.summary)?;
        let groups: Vec<_> = meta.groups.iter().map(|group| group.as_str()).collect();
        match groups.is_empty() {
            true => writeln!(out)?,
            false => writeln!(out, " {dim}({}){dim:#}", groups.join(", "))?,
        }
    }
    Ok(())
}

/// A rule as data.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    severity: Severity,
    summary: &'a str,
    groups: Vec<&'static str>,
    fixable: Fixable,
    page: Option<String>,
    evidence: Vec<ListedEvidence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aws: Option<AwsError>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'static str>,
    /// JSON Pointers to the members that it asks for; none for a rule that looks at every request.
    members: Vec<&'static str>,
}

#[derive(Serialize)]
struct ListedEvidence {
    kind: &'static str,
    date: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    url: &'static str,
}

fn json(rules: &[(&'static Meta, Fixable)], out: &mut dyn Write) -> io::Result<()> {
    let list: Vec<_> = rules.iter().map(|(meta, fixable)| listed(meta, *fixable)).collect();
    serde_json::to_writer_pretty(&mut *out, &list)?;
    writeln!(out)
}

fn listed(meta: &'static Meta, fixable: Fixable) -> Listed<'static> {
    Listed {
        id: &meta.id,
        severity: meta.severity,
        summary: &meta.summary,
        groups: meta.groups.iter().map(|group| group.as_str()).collect(),
        fixable,
        page: rule_page::url(&meta.id),
        evidence: meta
            .evidence
            .iter()
            .map(|entry| ListedEvidence {
                kind: entry.kind.as_str(),
                date: entry.date,
                note: entry.note,
                url: entry.url,
            })
            .collect(),
        aws: meta.aws,
        url: meta.url,
        members: meta.requires.iter().map(|member| member.pointer()).collect(),
    }
}

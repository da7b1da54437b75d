//! `rules`: every rule, its severity, and the fault in one line.

use crate::args::ListFormat;
use crate::render::style::Styles;
use lambda_lint::{AwsError, Meta, Severity};
use lambda_lint_extract::rules;
use serde::Serialize;
use std::io::{self, Write};

pub(crate) fn run(format: ListFormat, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    match format {
        ListFormat::Text => text(Styles::new(color), &mut out)?,
        ListFormat::Json => json(&mut out)?,
    }
    out.flush()
}

fn text(styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let width = rules::all().map(|meta| meta.id.len()).max().unwrap_or(0);
    for meta in sorted() {
        let severity = styles.severity(meta.severity);
        let (id, bold, dim) = (&meta.id, styles.bold, styles.dim);
        write!(out, "{bold}{id:width$}{bold:#}  {severity}{:7}{severity:#}  {}", meta.severity, meta.summary)?;
        let groups: Vec<_> = meta.groups.iter().map(|group| group.as_str()).collect();
        match groups.is_empty() {
            true => writeln!(out)?,
            false => writeln!(out, " {dim}({}){dim:#}", groups.join(", "))?,
        }
    }
    Ok(())
}

fn sorted() -> Vec<&'static Meta> {
    let mut all: Vec<_> = rules::all().collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

/// A rule as data.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    severity: Severity,
    summary: &'a str,
    groups: Vec<&'static str>,
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

fn json(out: &mut dyn Write) -> io::Result<()> {
    let list: Vec<_> = sorted().into_iter().map(listed).collect();
    serde_json::to_writer_pretty(&mut *out, &list)?;
    writeln!(out)
}

fn listed(meta: &'static Meta) -> Listed<'static> {
    Listed {
        id: &meta.id,
        severity: meta.severity,
        summary: &meta.summary,
        groups: meta.groups.iter().map(|group| group.as_str()).collect(),
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

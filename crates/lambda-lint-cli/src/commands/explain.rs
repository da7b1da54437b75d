//! `explain`: what a rule reports and why, with a failing and a passing example and the evidence.

mod member;

use crate::error::Error;
use crate::policy;
use crate::render::style::Styles;
use crate::render::{Document, pretty};
use anstyle::Style;
use lambda_lint::{BuildError, EvidenceKind, Example, Meta, Syntax};
use lambda_lint_extract::{lint_example, rules};
use member::Shown;
use std::io::{self, BufWriter, Write};

pub(crate) fn run(id: &str, pointer: Option<&str>, color: bool, out: &mut dyn Write) -> Result<u8, Error> {
    if policy::is_own(id) {
        return Err(Error::PolicyRule { id: id.to_owned() });
    }
    let Some(meta) = rules::find(id) else { return Err(unknown(id)) };
    let shown = pointer.map(|pointer| at_member(meta, pointer)).transpose()?;
    let mut out = BufWriter::new(out);
    explain(meta, shown, color, &mut out)?;
    out.flush()?;
    Ok(0)
}

/// The error for an unknown rule, with the most similar id.
fn unknown(id: &str) -> Error {
    let nearest = match lambda_lint_extract::builder().select([id]).build() {
        Err(BuildError::UnknownRule { nearest, .. }) => nearest.filter(|nearest| rules::find(nearest).is_some()),
        _ => None,
    };
    Error::UnknownRule { id: id.to_owned(), nearest }
}

/// What the rule reports at a member.
fn at_member(meta: &Meta, pointer: &str) -> Result<Shown, Error> {
    let Some(found) = member::find(pointer) else {
        return Err(Error::UnknownMember { pointer: pointer.to_owned() });
    };
    let nothing = || Error::NothingAtMember { id: meta.id.to_string(), pointer: pointer.to_owned() };
    member::show(meta, found).ok_or_else(nothing)
}

fn explain(meta: &Meta, shown: Option<Shown>, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::new(color);
    let (bold, severity) = (styles.bold, styles.severity(meta.severity));
    write!(out, "{bold}{}{bold:#}: {severity}{}{severity:#}", meta.id, meta.severity)?;
    if let Some(aws) = meta.aws {
        write!(out, ", rejected with {} ({})", aws.code, aws.status)?;
    }
    if !meta.groups.is_empty() {
        let groups: Vec<_> = meta.groups.iter().map(|group| group.as_str()).collect();
        let noun = if groups.len() == 1 { "group" } else { "groups" };
        write!(out, ", {noun} {}", groups.join(", "))?;
    }
    writeln!(out)?;
    let section = Section { bold };
    section.start("What it does", out)?;
    writeln!(out, "  {}", meta.summary)?;
    let reasons = meta.reasons();
    if !reasons.is_empty() {
        section.start("Why it is a problem", out)?;
        reasons.lines().try_for_each(|line| writeln!(out, "{}", format!("  {line}").trim_end()))?;
    }
    if let Some((text, document)) = failing(meta, shown) {
        section.start("Example", out)?;
        text.lines().try_for_each(|line| writeln!(out, "  {line}"))?;
        writeln!(out)?;
        show_document(&document, color, out)?;
        if document.diagnostics.iter().any(|found| found.help.is_some()) {
            section.start("How to fix", out)?;
            show_helps(&document, out)?;
        }
    }
    if let Some(example) = meta.pass.first() {
        section.start("Correct example", out)?;
        example.readable(meta).lines().try_for_each(|line| writeln!(out, "  {line}"))?;
    }
    section.start("Evidence", out)?;
    for evidence in meta.evidence {
        let note = if evidence.note.is_empty() { String::new() } else { format!(": {}", evidence.note) };
        writeln!(out, "  {}{} {}{note}", evidence.kind.as_str(), dated(evidence.kind), evidence.date)?;
        if !evidence.url.is_empty() {
            writeln!(out, "    {}", evidence.url)?;
        }
    }
    Ok(())
}

/// The headings of the page.
struct Section {
    bold: Style,
}

impl Section {
    fn start(&self, heading: &str, out: &mut dyn Write) -> io::Result<()> {
        let bold = self.bold;
        writeln!(out, "\n{bold}{heading}{bold:#}\n")
    }
}

/// A failing example as people read it, and as a document with the findings.
fn failing(meta: &Meta, shown: Option<Shown>) -> Option<(String, Document)> {
    let Some(Shown { text, diagnostics }) = shown else {
        let example = meta.fail.first()?;
        return Some((example.readable(meta), findings(meta, example)?));
    };
    let mut document = Document::empty("request.json".to_owned());
    (document.is_read, document.diagnostics, document.text) = (true, diagnostics, text.clone());
    Some((text, document))
}

/// The help texts of the findings, each once, as sentences.
fn show_helps(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let mut helps: Vec<&str> = document.diagnostics.iter().filter_map(|found| found.help.as_deref()).collect();
    helps.dedup();
    for help in helps {
        let mut letters = help.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
        let end = if help.ends_with(['.', '?', '!']) { "" } else { "." };
        writeln!(out, "  {first}{}{end}", letters.as_str())?;
    }
    Ok(())
}

/// The word before the date of a source.
fn dated(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Documentation | EvidenceKind::Tools => ", accessed",
        _ => ",",
    }
}

/// The example with the findings of the rule.
fn findings(meta: &Meta, example: &Example) -> Option<Document> {
    let text = example.document(meta);
    // advice is off by default, so select the rule
    let linter = lambda_lint_extract::builder().select([meta.id.as_ref()]).build().ok()?;
    let report = lint_example(&linter, meta, example);
    let syntax = meta.examples.syntax();
    let name = if syntax == Syntax::Json { "request.json" } else { "request.yaml" };
    let mut document = Document::empty(name.to_owned());
    document.syntax = syntax;
    document.is_read = report.is_read();
    document.diagnostics = report.into_diagnostics().into_iter().filter(|found| found.rule == meta.id).collect();
    document.text = text;
    Some(document)
}

fn show_document(document: &Document, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut shown = Vec::new();
    pretty::findings(document, Styles::new(color), &mut shown)?;
    for line in String::from_utf8_lossy(&shown).trim_end().lines() {
        writeln!(out, "{}", format!("  {line}").trim_end())?;
    }
    Ok(())
}

//! `explain`: why a rule exists, a failing and a passing example, the evidence and its date.

mod member;

use crate::error::Error;
use crate::policy;
use crate::render::style::Styles;
use crate::render::{Document, pretty};
use lambda_lint::{BuildError, EvidenceKind, Example, Meta, Syntax};
use lambda_lint_extract::{lint_example, rules};
use member::Shown;
use std::io::{self, BufWriter, Write};

pub(crate) fn run(id: &str, pointer: Option<&str>, color: bool, out: &mut dyn Write) -> Result<u8, Error> {
    if policy::is_own(id) {
        return Err(Error::PolicyRule { id: id.to_owned() });
    }
    let Some(rule) = rules::find(id) else { return Err(unknown(id)) };
    let shown = pointer.map(|pointer| at_member(rule.meta(), pointer)).transpose()?;
    let mut out = BufWriter::new(out);
    explain(rule.meta(), shown, color, &mut out)?;
    out.flush()?;
    Ok(0)
}

/// The engine knows which rule was probably meant.
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
        write!(out, ", the service answers {} ({})", aws.code, aws.status)?;
    }
    if !meta.groups.is_empty() {
        let groups: Vec<_> = meta.groups.iter().map(|group| group.as_str()).collect();
        write!(out, ", in {}", groups.join(", "))?;
    }
    writeln!(out, "\n")?;
    // the prose comes from doc comments, whose lines begin with a space
    for line in meta.prose.lines() {
        writeln!(out, "{}", line.strip_prefix(' ').unwrap_or(line))?;
    }
    let passes = if shown.is_some() { None } else { meta.pass.first() };
    if let Some(Shown { text, diagnostics }) = shown {
        writeln!(out, "\n{bold}Fails{bold:#}\n\n  {text}\n")?;
        let mut document = Document::empty("request.json".to_owned());
        (document.is_read, document.diagnostics, document.text) = (true, diagnostics, text);
        show_document(&document, color, out)?;
    } else if let Some(example) = meta.fail.first() {
        writeln!(out, "\n{bold}Fails{bold:#}\n")?;
        show_example(meta, example, out)?;
        writeln!(out)?;
        show_findings(meta, example, color, out)?;
    }
    if let Some(example) = passes {
        writeln!(out, "\n{bold}Passes{bold:#}\n")?;
        show_example(meta, example, out)?;
    }
    writeln!(out, "\n{bold}Rests on{bold:#}\n")?;
    for evidence in meta.evidence {
        let note = if evidence.note.is_empty() { String::new() } else { format!(": {}", evidence.note) };
        writeln!(out, "  {}{} {}{note}", evidence.kind.as_str(), dated(evidence.kind), evidence.date)?;
        if !evidence.url.is_empty() {
            writeln!(out, "    {}", evidence.url)?;
        }
    }
    Ok(())
}

/// What the date of a source is.
fn dated(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Documentation | EvidenceKind::Tools => ", read",
        _ => " of",
    }
}

fn show_example(meta: &Meta, example: &Example, out: &mut dyn Write) -> io::Result<()> {
    example.readable(meta).lines().try_for_each(|line| writeln!(out, "  {line}"))
}

/// What the program really says of the example.
fn show_findings(meta: &Meta, example: &Example, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let text = example.document(meta);
    // advice is off unless it is asked for
    let Ok(linter) = lambda_lint_extract::builder().select([meta.id.as_ref()]).build() else { return Ok(()) };
    let report = lint_example(&linter, meta, example);
    let syntax = meta.examples.syntax();
    let name = if syntax == Syntax::Json { "request.json" } else { "request.yaml" };
    let mut document = Document::empty(name.to_owned());
    document.syntax = syntax;
    document.is_read = report.is_read();
    document.diagnostics = report.into_diagnostics().into_iter().filter(|found| found.rule == meta.id).collect();
    document.text = text;
    show_document(&document, color, out)
}

fn show_document(document: &Document, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut shown = Vec::new();
    pretty::findings(document, Styles::new(color), &mut shown)?;
    for line in String::from_utf8_lossy(&shown).trim_end().lines() {
        writeln!(out, "{}", format!("  {line}").trim_end())?;
    }
    Ok(())
}

//! Counts findings per rule: a table for people, or a JSON array.

use super::style::Styles;
use super::{Document, Render, Summary, json};
use crate::plural::counted;
use lambda_lint::Severity;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};

/// What one rule reported with one severity.
#[derive(Debug, Default)]
struct Count {
    findings: u64,
    /// How many have a fix, and how many of these are safe.
    fixable: u64,
    safe: u64,
    /// The functions that share a reported value, with the document that each is in.
    functions: BTreeSet<(String, String)>,
    /// Findings that name no function: each is about one.
    unnamed: u64,
}

pub(crate) struct Statistics {
    counts: HashMap<(String, Severity), Count>,
    styles: Styles,
    is_json: bool,
    quiet: bool,
}

/// A line of the table as data.
#[derive(Serialize)]
struct Line<'a> {
    rule: &'a str,
    severity: Severity,
    count: u64,
    fixable: u64,
    safe: u64,
    functions: u64,
}

impl<'a> Line<'a> {
    fn new(rule: &'a str, severity: Severity, count: &Count) -> Self {
        let functions = count.functions.len() as u64 + count.unnamed;
        Line { rule, severity, count: count.findings, fixable: count.fixable, safe: count.safe, functions }
    }
}

impl Statistics {
    pub(crate) fn new(styles: Styles, is_json: bool, quiet: bool) -> Self {
        Statistics { counts: HashMap::new(), styles, is_json, quiet }
    }

    /// The most frequent first.
    fn lines(&self) -> Vec<Line<'_>> {
        let mut lines: Vec<_> =
            self.counts.iter().map(|((rule, severity), count)| Line::new(rule, *severity, count)).collect();
        lines.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.rule.cmp(b.rule)).then(a.severity.cmp(&b.severity)));
        lines
    }

    fn table(&self, out: &mut dyn Write) -> io::Result<()> {
        let lines = self.lines();
        let Some(most) = lines.first().map(|line| line.count.to_string().len()) else { return Ok(()) };
        let id = lines.iter().map(|line| line.rule.len()).max().unwrap_or(0);
        let Styles { bold, dim, .. } = self.styles;
        for line in &lines {
            let severity = self.styles.severity(line.severity);
            let (count, word, rule) = (line.count, line.severity.as_str(), line.rule);
            write!(out, "{bold}{count:most$}{bold:#}  {severity}{word:7}{severity:#}  {rule}")?;
            let mut notes = Vec::new();
            match (line.fixable, line.safe) {
                (0, _) => {}
                (fixable, safe) if safe == fixable => notes.push(format!("{fixable} fixable")),
                (fixable, 0) => notes.push(format!("{fixable} fixable with --unsafe-fixes")),
                (fixable, safe) => notes.push(format!("{safe} fixable, {fixable} with --unsafe-fixes")),
            }
            if line.functions > line.count {
                notes.push(counted(line.functions, "function"));
            }
            match notes.is_empty() {
                true => writeln!(out)?,
                false => writeln!(out, "{:pad$}  {dim}{}{dim:#}", "", notes.join(", "), pad = id - rule.len())?,
            }
        }
        Ok(())
    }
}

impl Render for Statistics {
    fn document(&mut self, document: &Document, _: &mut dyn Write) -> io::Result<()> {
        for found in &document.diagnostics {
            let count = self.counts.entry((found.rule.clone().into_owned(), found.severity)).or_default();
            count.findings += 1;
            count.fixable += u64::from(found.fix.is_some());
            count.safe += u64::from(found.fix.as_ref().is_some_and(|fix| fix.safe));
            count.unnamed += u64::from(found.functions.is_empty());
            count.functions.extend(found.functions.iter().map(|name| (document.name.clone(), name.to_string())));
        }
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        if self.is_json {
            json::value(&self.lines(), out)?;
            return writeln!(out);
        }
        self.table(out)?;
        super::pretty::closing(summary, self.styles, self.quiet, out)
    }
}

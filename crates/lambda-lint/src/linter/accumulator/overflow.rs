//! Findings that are only counted.

use crate::diagnostic::{Diagnostic, Severity};
use crate::message::{Listing, grouped};
use crate::msg;
use crate::place::{Place, PlaceKind};
use crate::reporter::DiagnosticBuilder;
use crate::syntax_rules as rules;

/// The number of dropped findings and of their requests.
#[derive(Debug, Default)]
pub(super) struct Overflow {
    requests: usize,
    errors: usize,
    warnings: usize,
    advice: usize,
    /// Where the first of them is.
    start: usize,
}

impl Overflow {
    pub(super) fn is_empty(&self) -> bool {
        self.requests == 0
    }

    /// Counts the findings of one request.
    pub(super) fn count(&mut self, found: &[Diagnostic]) {
        if self.is_empty() {
            self.start = found.first().and_then(|found| found.span).map_or(0, |span| span.start.offset);
        }
        self.requests += usize::from(!found.is_empty());
        for found in found {
            match found.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Advice => self.advice += 1,
            }
        }
    }

    /// The closing diagnostic. Its severity is the highest of the uncounted findings, so that no refusal is lost.
    pub(super) fn note(&self) -> Option<DiagnosticBuilder<'static>> {
        let counts = [
            (Severity::Error, self.errors, "error"),
            (Severity::Warning, self.warnings, "warning"),
            (Severity::Advice, self.advice, "piece of advice"),
        ];
        let there = || counts.iter().filter(|(_, count, _)| *count > 0);
        let (severity, ..) = *there().next()?;
        let mut said = Listing::default();
        there().for_each(|(_, count, what)| said.part(counted(*count, what)));
        let message = msg!(
            "{requests} in this document: {said}, which are not shown",
            requests = Count(self.requests, "more request", "more requests"),
            said = Word(said.with("and"))
        );
        let place = Place(PlaceKind::Range(self.start, self.start));
        let mut finding = DiagnosticBuilder::new(rules::TOO_MANY_FINDINGS, place, message);
        finding.help("fix the ones that are shown, and run the linter again").severity(severity);
        finding.param("count", self.errors + self.warnings + self.advice);
        for (name, count) in [("errors", self.errors), ("warnings", self.warnings), ("advice", self.advice)] {
            if count > 0 {
                finding.param(name, count);
            }
        }
        Some(finding)
    }
}

fn counted(count: usize, what: &str) -> String {
    let number = grouped(count as i64);
    match what.split_once(' ') {
        _ if count == 1 => format!("{number} {what}"),
        Some(("piece", rest)) => format!("{number} pieces {rest}"),
        _ => format!("{number} {what}s"),
    }
}

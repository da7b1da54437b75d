//! Collects the findings of one document, with a limit: a document of some megabytes can hold ten thousand requests, and a text a million
//! documents.

mod overflow;
mod shared;

use super::Linter;
use crate::diagnostic::Diagnostic;
use crate::sort::sorted;
use crate::source::position::Text;

/// How many findings of a text are kept. A request that would bring more is counted, and so is what follows; the findings of
/// the first one are kept in any case, for they have a bound of their own.
const MAX_DIAGNOSTICS: usize = 5_000;

/// All that is found in one text.
#[derive(Debug, Default)]
pub struct Accumulator {
    /// How many findings are kept in any case.
    free: usize,
    diagnostics: Vec<Diagnostic>,
    overflow: overflow::Overflow,
    /// Findings about what several functions share.
    shared: shared::Shared,
}

impl Accumulator {
    /// Creates an empty accumulator that always keeps `n` findings.
    pub fn new(free: usize) -> Self {
        Accumulator { free, ..Accumulator::default() }
    }

    /// Adds the findings of one request.
    pub fn add(&mut self, mut found: Vec<Diagnostic>) {
        self.shared.join(&mut self.diagnostics, &mut found);
        if self.diagnostics.is_empty() {
            self.diagnostics = found;
        } else if !self.overflow.is_empty() || self.diagnostics.len() + found.len() > MAX_DIAGNOSTICS.max(self.free) {
            self.overflow.count(&found);
        } else {
            self.diagnostics.extend(found);
        }
    }

    /// Adds findings about the text itself, which are always kept.
    pub fn add_on_text(&mut self, found: Vec<Diagnostic>) {
        self.diagnostics.extend(found);
    }

    /// All findings that are kept, in the order of the text, and a note on the others.
    pub fn finish(mut self, linter: &Linter, text: &mut Text<'_>) -> Vec<Diagnostic> {
        shared::name_functions(&mut self.diagnostics);
        let start = |found: &Diagnostic| found.span.map_or(0, |span| span.start.offset);
        self.diagnostics = sorted(self.diagnostics, |a, b| start(a).cmp(&start(b)));
        if let Some(finding) = self.overflow.note() {
            self.diagnostics.extend(linter.unread(finding, None, text));
        }
        self.diagnostics
    }
}

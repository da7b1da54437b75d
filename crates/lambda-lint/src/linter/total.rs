//! All that is found in one text, bounded: a document of some megabytes can hold ten thousand requests, and a text a million
//! documents.

#[cfg(any(feature = "inputs", feature = "yaml"))]
mod rest;

use super::{Linter, Text};
use crate::diagnostic::Diagnostic;
#[cfg(feature = "inputs")]
use crate::draft::{Draft, Place};
use crate::report::{Report, Requests};
#[cfg(feature = "inputs")]
use crate::syntax_rules as rules;

/// How many findings of a text are kept. A request that would bring more is counted, and so is what follows; the findings of
/// the first one are kept in any case, for they have a bound of their own.
#[cfg(any(feature = "inputs", feature = "yaml"))]
const MOST: usize = 5_000;

/// All that is found in one text.
#[derive(Debug, Default)]
pub(super) struct Total {
    /// How many findings are kept in any case.
    #[cfg(any(feature = "inputs", feature = "yaml"))]
    free: usize,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) requests: Option<Requests>,
    /// How many bytes the pointers have that are kept.
    #[cfg(feature = "inputs")]
    pub(super) pointers: usize,
    /// How many requests are not looked at.
    #[cfg(feature = "inputs")]
    pub(super) left_out: usize,
    #[cfg(any(feature = "inputs", feature = "yaml"))]
    rest: rest::Rest,
}

impl Total {
    #[cfg_attr(not(any(feature = "inputs", feature = "yaml")), expect(unused_variables, reason = "one request"))]
    pub(super) fn new(free: usize) -> Self {
        Total {
            #[cfg(any(feature = "inputs", feature = "yaml"))]
            free,
            ..Total::default()
        }
    }

    /// Adds the findings of one request.
    pub(super) fn add(&mut self, found: Vec<Diagnostic>) {
        if self.diagnostics.is_empty() {
            self.diagnostics = found;
            return;
        }
        #[cfg(any(feature = "inputs", feature = "yaml"))]
        if !self.rest.is_empty() || self.diagnostics.len() + found.len() > MOST.max(self.free) {
            self.rest.count(&found);
            return;
        }
        self.diagnostics.extend(found);
    }

    /// Adds which requests there are in one document of the text.
    pub(super) fn add_requests(&mut self, requests: Requests) {
        self.requests = Some(match self.requests.take() {
            #[cfg(feature = "inputs")]
            Some(before) => before.and(requests),
            _ => requests,
        });
    }

    #[cfg_attr(
        not(any(feature = "inputs", feature = "yaml")),
        expect(unused_mut, unused_variables, reason = "one request")
    )]
    pub(super) fn report(mut self, linter: &Linter, text: &mut Text<'_>) -> Report {
        #[cfg(any(feature = "inputs", feature = "yaml"))]
        if let Some(draft) = self.rest.closing_word() {
            self.diagnostics.extend(linter.unread(draft, None, text));
        }
        #[cfg(feature = "inputs")]
        if let Some(draft) = self.word_on_left_out() {
            self.diagnostics.extend(linter.unread(draft, None, text));
        }
        #[cfg(feature = "inputs")]
        if let Some(requests) = self.requests {
            return Report::with_requests(self.diagnostics, requests);
        }
        Report::new(self.diagnostics)
    }

    /// What is said of requests that are not looked at: once for all documents of the text.
    #[cfg(feature = "inputs")]
    fn word_on_left_out(&self) -> Option<Draft<'static>> {
        let requests = match self.left_out {
            0 => return None,
            1 => "1 more request is".to_owned(),
            count => format!("{count} more requests are"),
        };
        let message = format!("{requests} not looked at: the names around them are too long");
        let mut draft = Draft::new(rules::TOO_MANY_VALUES.meta(), Place::DOCUMENT, message);
        draft.help("shorten the names, or divide the document").param("count", self.left_out);
        Some(draft)
    }
}

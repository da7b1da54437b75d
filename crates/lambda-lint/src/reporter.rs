//! Collects the findings of passes.

pub(crate) mod buffer;
mod builder;

use crate::message::Message;
use crate::meta::{MetaRef, RuleRef};
use crate::place::Place;
use buffer::DiagnosticBuffer;

pub use builder::DiagnosticBuilder;

/// Collects the diagnostics of a pass.
#[derive(Debug)]
pub struct Reporter<'r> {
    /// The rule that [`report`](Self::report) reports.
    current: RuleRef<'r>,
    /// The rules of the running pass and the number of the first one.
    rules: &'r [MetaRef],
    first: u16,
    pub(crate) findings: DiagnosticBuffer<'r>,
}

impl<'r> Reporter<'r> {
    /// A reporter for passes. `current` is only reported if no pass was started.
    pub(crate) fn new(current: RuleRef<'r>, findings: DiagnosticBuffer<'r>) -> Self {
        Reporter { current, rules: &[], first: 0, findings }
    }

    /// Starts a pass with these rules, the first of which has the number `first`.
    #[inline]
    pub(crate) fn start(&mut self, first: u16, rules: &'r [MetaRef]) {
        (self.first, self.rules) = (first, rules);
        if let Some(meta) = rules.first() {
            self.current = RuleRef::new(first, meta.get());
        }
    }

    /// Selects the rule to report, by its index among the rules of the pass. An unknown index selects the first rule.
    pub fn rule(&mut self, index: usize) -> &mut Self {
        let index = if index < self.rules.len() { index } else { 0 };
        if let Some(meta) = self.rules.get(index) {
            self.current = RuleRef::new(self.first + index as u16, meta.get());
        }
        self
    }

    /// Reports a problem at a place. The message is lower case, without a final period: see [`msg!`](crate::msg).
    #[inline]
    pub fn report(&mut self, place: impl Into<Place>, message: impl Into<Message>) -> &mut DiagnosticBuilder<'r> {
        self.add(place.into(), message.into())
    }

    #[inline(never)]
    fn add(&mut self, place: Place, message: Message) -> &mut DiagnosticBuilder<'r> {
        self.findings.add(DiagnosticBuilder::start(self.current, place, message))
    }
}

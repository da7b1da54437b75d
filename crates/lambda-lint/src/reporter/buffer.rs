//! The findings of one run, bounded: a hostile document of a megabyte can break a rule a hundred thousand times.

use crate::diagnostic::Severity;
use crate::meta::{Meta, RuleId, RuleRef};
use crate::place::Place;
use crate::reporter::DiagnosticBuilder;

/// The maximum number of findings per rule.
pub(crate) const MAX_OF_A_RULE: usize = 500;
/// As long as a request has no more findings than this, all are kept for a program that applies fixes: it would read on.
pub const MAX_FOR_REPAIRS: usize = 20_000;

/// The findings so far. At most a fixed number is kept for each rule; the rest are counted.
#[derive(Debug, Default)]
pub(crate) struct DiagnosticBuffer<'r> {
    kept: Vec<DiagnosticBuilder<'r>>,
    /// The per-rule limit applies only above this total.
    pub(crate) free: usize,
    counts: Vec<Count<'r>>,
    /// The latest one that is not kept: its rule may still add help to it.
    spare: Option<DiagnosticBuilder<'r>>,
    /// The latest of those that are not even counted.
    forgotten: Option<DiagnosticBuilder<'r>>,
}

#[derive(Debug)]
struct Count<'r> {
    rule: RuleId,
    meta: &'r Meta,
    kept: usize,
    /// How many are not kept, and where the first of them is.
    passed_over: usize,
    place: Place,
    /// The highest severity that one of these was given over its rule's own.
    severity: Option<Severity>,
}

/// Findings of a rule that are not kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dropped<'r> {
    pub(crate) rule: RuleRef<'r>,
    pub(crate) count: usize,
    /// Where the first of them is.
    pub(crate) place: Place,
    /// The highest severity among them.
    pub(crate) severity: Severity,
}

impl<'r> DiagnosticBuffer<'r> {
    pub(crate) fn new(free: usize) -> Self {
        DiagnosticBuffer { free, ..DiagnosticBuffer::default() }
    }

    /// Whether there are too many findings to show the details of each.
    pub(crate) fn are_too_many(&self) -> bool {
        self.kept.len() > MAX_OF_A_RULE.max(self.free)
    }

    /// Adds a finding, which its rule may go on to write.
    pub(crate) fn add(&mut self, finding: DiagnosticBuilder<'r>) -> &mut DiagnosticBuilder<'r> {
        self.note_spare();
        let known = self.counts.iter().position(|count| count.rule == finding.rule);
        let index = known.unwrap_or_else(|| {
            let DiagnosticBuilder { rule, meta, place, .. } = finding;
            self.counts.push(Count { rule, meta, kept: 0, passed_over: 0, place, severity: None });
            self.counts.len() - 1
        });
        let count = &mut self.counts[index];
        if count.kept >= MAX_OF_A_RULE && self.kept.len() >= self.free {
            if count.passed_over == 0 {
                count.place = finding.place;
            }
            count.passed_over += 1;
            return self.spare.insert(finding);
        }
        count.kept += 1;
        let last = self.kept.len();
        self.kept.push(finding);
        &mut self.kept[last]
    }

    /// Records the final state of a finding that is not kept.
    fn note_spare(&mut self) {
        let Some(finding) = self.spare.take() else { return };
        let severity = finding.severity.unwrap_or(finding.meta.severity);
        if let Some(count) = self.counts.iter_mut().find(|count| count.rule == finding.rule) {
            count.severity = Some(count.severity.map_or(severity, |highest| highest.max(severity)));
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Accepts a finding that is discarded, so that its rule can still fill it in.
    #[cold]
    pub(crate) fn forget(&mut self, finding: DiagnosticBuilder<'r>) -> &mut DiagnosticBuilder<'r> {
        self.forgotten.insert(finding)
    }

    /// How many are kept.
    pub(crate) fn len(&self) -> usize {
        self.kept.len()
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut DiagnosticBuilder<'r>> {
        self.kept.iter_mut().chain(&mut self.spare)
    }

    /// The findings that are kept, and for each rule with more what is not.
    pub(crate) fn finish(mut self) -> (Vec<DiagnosticBuilder<'r>>, Vec<Dropped<'r>>) {
        self.note_spare();
        let more = self.counts.iter().filter(|count| count.passed_over > 0).map(|count| Dropped {
            rule: RuleRef { id: count.rule, meta: count.meta },
            count: count.passed_over,
            place: count.place,
            severity: count.severity.unwrap_or(count.meta.severity),
        });
        (self.kept, more.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_so_many_of_a_rule_and_counts_the_rest() {
        let metas = [Meta::new("often", Severity::Warning, ""), Meta::new("seldom", Severity::Error, "")];
        let (often, seldom) = (RuleRef::new(0, &metas[0]), RuleRef::new(1, &metas[1]));
        let mut findings = DiagnosticBuffer::default();
        for index in 0..MAX_OF_A_RULE + 3 {
            let finding = findings.add(DiagnosticBuilder::new(often, Place::DOCUMENT, index.to_string()));
            if index == MAX_OF_A_RULE + 1 {
                finding.severity(Severity::Error);
            }
        }
        findings.add(DiagnosticBuilder::new(seldom, Place::DOCUMENT, ""));
        let (kept, more) = findings.finish();
        assert_eq!(kept.len(), MAX_OF_A_RULE + 1);
        assert_eq!(kept[MAX_OF_A_RULE - 1].message.render().text, (MAX_OF_A_RULE - 1).to_string());
        let [more] = &more[..] else { panic!("{more:?}") };
        assert_eq!((more.count, more.severity), (3, Severity::Error), "the highest of those that are not kept");
    }

    #[test]
    fn keeps_more_where_all_are_to_be_mended() {
        let metas = [Meta::new("often", Severity::Warning, ""), Meta::new("seldom", Severity::Error, "")];
        let (often, seldom) = (RuleRef::new(0, &metas[0]), RuleRef::new(1, &metas[1]));
        let mut findings = DiagnosticBuffer::new(2_000);
        for (rule, count) in [(often, 2_100), (seldom, MAX_OF_A_RULE + 3)] {
            (0..count).for_each(|_| _ = findings.add(DiagnosticBuilder::new(rule, Place::DOCUMENT, String::new())));
        }
        let (kept, more) = findings.finish();
        assert_eq!(kept.len(), 2_000 + MAX_OF_A_RULE, "what one rule says leaves something to the others");
        assert_eq!(more.iter().map(|more| more.count).collect::<Vec<_>>(), [100, 3]);
    }
}

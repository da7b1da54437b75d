//! Which of two findings about one fault is kept.

use super::Found;

/// Drops each finding whose rule yields to a rule that reports the same place or one around it.
pub(super) fn apply(found: &mut Vec<Found<'_>>) {
    let mut others: Vec<&str> = Vec::new();
    for id in found.iter().flat_map(|found| found.finding.meta.yields_to) {
        if !others.contains(id) {
            others.push(id);
        }
    }
    if others.is_empty() {
        return;
    }
    // a few findings at most: those of rules that others yield to
    let winners: Vec<_> = found.iter().filter(|found| others.contains(&&*found.finding.meta.id)).collect();
    let yields = |found: &Found<'_>| winners.iter().any(|winner| found.yields_to(winner));
    let mut is_dropped = found.iter().map(yields).collect::<Vec<_>>().into_iter();
    found.retain(|_| is_dropped.next() != Some(true));
}

impl Found<'_> {
    fn yields_to(&self, other: &Found<'_>) -> bool {
        let rest = self.resolved.path.strip_prefix(other.resolved.path.as_str());
        self.finding.meta.yields_to.contains(&&*other.finding.meta.id)
            && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

//! Which of two findings about one fault is kept.

use super::Found;

/// Drops each finding whose rule yields to a rule that reports the same place or one around it.
pub(super) fn apply(found: &mut Vec<Found<'_>>) {
    let mut others: Vec<&'static str> = Vec::new();
    for id in found.iter().flat_map(|found| found.finding.meta.yields_to) {
        if !others.contains(id) {
            others.push(id);
        }
    }
    if others.is_empty() {
        return;
    }
    // a few findings at most: those of rules that others yield to
    let winners = found.iter().filter(|found| others.iter().any(|id| found.finding.meta.id == *id));
    let winners: Vec<_> = winners.map(|found| (found.finding.meta.id.clone(), found.resolved.path.clone())).collect();
    found.retain(|found| {
        let yields_to = found.finding.meta.yields_to;
        !winners.iter().any(|(id, path)| {
            let rest = || found.resolved.path.strip_prefix(path.as_str());
            yields_to.iter().any(|other| other == id)
                && rest().is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    });
}

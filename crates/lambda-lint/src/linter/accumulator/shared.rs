//! Findings about a value that several functions share: one for all of them.

use crate::diagnostic::Diagnostic;
use crate::message::{grouped, shorten};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many functions a message names.
const MAX_NAMED: usize = 3;

/// Findings on functions of one document, by what they are about.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// The index of each finding, by the hash of its key.
    places: HashMap<u64, Vec<usize>>,
}

impl Shared {
    /// Merges findings into those with the same message and place in the document, and leaves the others in `found`.
    /// These are about to be added to `kept`.
    pub(super) fn join(&mut self, kept: &mut [Diagnostic], found: &mut Vec<Diagnostic>) {
        let mut next = kept.len();
        found.retain_mut(|one| {
            if one.functions.is_empty() {
                next += 1;
                return true;
            }
            let indexes = self.places.entry(hash(one)).or_default();
            let same = indexes.iter().copied().find(|&index| kept.get(index).is_some_and(|other| is_same(other, one)));
            if let Some(other) = same.and_then(|index| kept.get_mut(index)) {
                if !other.functions.ends_with(&one.functions) {
                    other.functions.append(&mut one.functions);
                }
                return false;
            }
            indexes.push(next);
            next += 1;
            true
        });
    }
}

fn is_same(a: &Diagnostic, b: &Diagnostic) -> bool {
    a.rule == b.rule && a.severity == b.severity && a.span == b.span && a.message == b.message
}

fn hash(found: &Diagnostic) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&found.rule, found.span, &found.message).hash(&mut hasher);
    hasher.finish()
}

/// Adds to each message about several functions which these are.
pub(super) fn name_functions(found: &mut [Diagnostic]) {
    for one in found.iter_mut().filter(|one| one.functions.len() > 1) {
        let count = one.functions.len();
        let named: Vec<_> = one.functions.iter().take(MAX_NAMED).map(|name| shorten(name)).collect();
        let more = match count.saturating_sub(MAX_NAMED) {
            0 => String::new(),
            more => format!(" and {} more", grouped(more as i64)),
        };
        one.message = format!("{} ({} functions: {}{more})", one.message, grouped(count as i64), named.join(", "));
        one.params.add("functions", count);
    }
}

//! Several members and entries removed at once: edits for each of them would overlap at the commas.

use crate::TextEdit;
use crate::sort;
use crate::{NodeId, Tree};

/// Removes several members and entries. Adjacent ones are removed together with the commas between them.
pub(super) fn removals(tree: &Tree<'_>, removed: &[(NodeId, NodeId)]) -> Vec<TextEdit> {
    let removed = sort::sorted(removed.iter().map(|(first, _)| *first).collect(), Ord::cmp);
    let mut holders = sort::sorted(removed.iter().map(|&first| tree.holder(first)).collect(), Ord::cmp);
    holders.dedup();
    let mut edits = Vec::new();
    for holder in holders {
        let members = tree.members(holder);
        let parts = members.chain(tree.entries(holder).map(|entry| (entry, entry)));
        // the end of the last kept part, and the range to remove after it
        let (mut kept, mut run): (Option<usize>, Option<(usize, usize)>) = (None, None);
        let mut cut = |start: usize, end: usize| edits.push(TextEdit { start, end, text: String::new() });
        for (first, last) in parts {
            let (start, end) = (tree.node(first).start as usize, tree.node(last).end as usize);
            if removed.binary_search(&first).is_ok() {
                run = Some((run.map_or(start, |(from, _)| from), end));
                continue;
            }
            match (kept, run.take()) {
                (Some(kept), Some((_, to))) => cut(kept, to),
                (None, Some((from, _))) => cut(from, start),
                _ => {}
            }
            kept = Some(end);
        }
        if let Some((from, to)) = run {
            cut(kept.unwrap_or(from), to);
        }
    }
    edits
}

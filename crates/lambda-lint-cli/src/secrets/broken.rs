//! Secrets of a text that is JSON once a few faults are repaired: only they are hidden, not everything after the first fault.

use super::{find_in_json, is_secret_place, may_hold_secret};
use lambda_lint::Member;
use lambda_lint_syntax::TextEdit;
use lambda_lint_syntax::json::{self, Broken};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use std::ops::Range;

/// The ranges not to be shown; `None` where the text cannot be repaired without a guess.
pub(super) fn find(text: &str) -> Option<Vec<Range<usize>>> {
    let recovered = json::recover(text);
    // a text that is nothing but a string may be a request in quotes
    let is_container = |tree: &Tree<'_>| matches!(tree.kind(0), NodeKind::Object | NodeKind::List);
    let tree = recovered.tree.filter(|tree| recovered.is_whole && is_container(tree))?;
    let mut edits: Vec<TextEdit> = Vec::new();
    let mut found = Vec::new();
    for Broken { fault, fix } in recovered.faults {
        let Some(fix) = fix else { continue };
        for edit in fix.edits {
            let removed = text.get(edit.start..edit.end)?;
            // a comment may hold what was commented out
            let is_hidden = may_hold_secret(removed)
                || removed.contains(['"', '\'', '=', ':'])
                || is_inside_secret(&tree, fault.start);
            if edit.text.is_empty() && removed.len() > 1 && is_hidden {
                found.push(edit.start..edit.end);
            }
            edits.push(edit);
        }
    }
    // a value that could not be read
    for id in 0..tree.count() as NodeId {
        let node = tree.node(id);
        let range = node.start as usize..node.end as usize;
        if tree.kind(id) == NodeKind::Unknown && !range.is_empty() {
            let (written, place) = (text.get(range.clone())?, tree.pointer(id));
            let is_known = || Member::ALL.iter().any(|member| member.pointer() == place);
            let is_unknown_string = written.starts_with('"') && !is_known();
            if may_hold_secret(written) || is_secret_place(&place) || is_unknown_string {
                found.push(range.clone());
            }
            edits.retain(|edit| edit.end <= range.start || edit.start >= range.end);
            edits.push(TextEdit { start: range.start, end: range.end, text: "null".to_owned() });
        }
    }
    edits.sort_by_key(|edit| (edit.start, edit.end));
    let (repaired, map) = apply(text, &edits)?;
    json::parse(&repaired).ok()?;
    found.extend(
        find_in_json(&repaired, None).into_iter().map(|range| map.original(range.start)..map.original_end(range.end)),
    );
    found.sort_by_key(|range| range.start);
    Some(merged(found))
}

/// Whether a place is inside a value of which nothing is shown.
fn is_inside_secret(tree: &Tree<'_>, at: usize) -> bool {
    let holds = |id: &NodeId| {
        let node = tree.node(*id);
        matches!(tree.kind(*id), NodeKind::Object | NodeKind::List)
            && (node.start as usize) < at
            && at < node.end as usize
    };
    let innermost = (0..tree.count() as NodeId).rev().find(holds);
    innermost.is_some_and(|id| is_secret_place(&tree.pointer(id)))
}

/// Where the pieces of a repaired text begin: offsets in it and in the original, ascending. The odd ones were written by edits, the
/// others are copies.
struct Map(Vec<(usize, usize)>);

impl Map {
    /// The piece in which a character is: its index and its beginnings.
    fn piece(&self, at: usize) -> (usize, (usize, usize)) {
        let index = self.0.partition_point(|(repaired, _)| *repaired <= at).saturating_sub(1);
        (index, self.0.get(index).copied().unwrap_or_default())
    }

    fn original(&self, at: usize) -> usize {
        let (index, (repaired, original)) = self.piece(at);
        if index % 2 == 1 { original } else { original + (at - repaired) }
    }

    /// The same of the end of a range, which belongs to what comes before it.
    fn original_end(&self, end: usize) -> usize {
        let Some(last) = end.checked_sub(1) else { return 0 };
        let (index, (repaired, original)) = self.piece(last);
        match self.0.get(index + 1) {
            Some((_, behind)) if index % 2 == 1 => *behind,
            _ => original + (end - repaired),
        }
    }
}

/// The text with the edits made. `None` if they overlap.
fn apply(text: &str, edits: &[TextEdit]) -> Option<(String, Map)> {
    let mut repaired = String::with_capacity(text.len() + 16);
    let mut map = vec![(0, 0)];
    let mut at = 0;
    for edit in edits {
        repaired.push_str(text.get(at..edit.start)?);
        map.push((repaired.len(), edit.start));
        repaired.push_str(&edit.text);
        map.push((repaired.len(), edit.end));
        at = edit.end;
    }
    repaired.push_str(text.get(at..)?);
    Some((repaired, Map(map)))
}

/// Ascending ranges without overlap.
fn merged(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::find;

    fn shown(text: &str) -> Option<String> {
        let mut shown = text.to_owned();
        for range in find(text)?.into_iter().rev() {
            shown.replace_range(range, "*");
        }
        Some(shown)
    }

    #[test]
    fn what_is_no_secret_is_shown() {
        for text in [
            "{\n  // the orders\n  \"Handler\": \"a.b\",\n}",
            "{'Handler': 'a.b', Timeout: 3}",
            "{\"Handler\": \"a.b\"\n \"Runtime\": \"python3.13\"}",
            "{\"Timeout\": 03, \"Handler\": \"a.b\"}",
        ] {
            assert_eq!(shown(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn secrets_are_hidden() {
        for text in [
            "{\"Environment\": {\"Variables\": {\"PW\": \"hunter2\",}}, // x\n}",
            "{'Environment': {'Variables': {'PW': 'hunter2', 'B': 'hunter2'}},}",
            "{Environment: {Variables: {PW: \"hunter2\"}},}",
            "{\"Environment\": {\"Variables\": {\"PW\": hunter2}}}",
            "{\"Environment\": {\"Variables\": {\"PW\": 'hun\"ter2'}}}",
            "{\"Environment\": {\"Variables\": { // hunter2\n \"A\": \"x\"}}}",
            "{\n// \"PW\": \"hunter2\"\n\"Timeout\": 3}",
            "{\"Code\": {\"ZipFile\": 'hunter2'}, \"Timeout\": 3,}",
        ] {
            let shown = shown(text).unwrap_or_default();
            assert!(!shown.is_empty() && !shown.contains("hun") && !shown.contains("ter2"), "{shown}");
        }
    }

    #[test]
    fn nothing_is_guessed() {
        for text in ["{\"PW\": \"x\" \"hunter2\"}", "{\"a\": [1}", "{\"a\": {{ x }}}", "{\"a\": \"x"] {
            assert_eq!(shown(text), None, "{text}");
        }
        let broken = shown("{\"PW\": \"hun\"ter2\", \"Timeout\": 3}").unwrap_or_default();
        assert!(!broken.contains("hun") && !broken.contains("ter2") && broken.contains("Timeout"), "{broken}");
    }
}

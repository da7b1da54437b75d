//! Secrets of a text that is JSON but for a few faults: only they are hidden, not everything after the first fault.
//!
//! They are found in the tree that the reader recovers. What is not in the tree is hidden, unless it is harmless.

use super::level::Level;
use super::{
    MAX_DEPTH, inside_quotes, is_header_of_secret, is_secret_place, may_hold_secret, part_after_name,
    token_holds_secret,
};
use lambda_lint::{Member, Syntax};
use lambda_lint_syntax::json;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use std::ops::Range;

/// The ranges not to be shown; `None` where the structure of the text is not certain.
pub(super) fn find(text: &str) -> Option<Vec<Range<usize>>> {
    let recovered = json::recover(text);
    // a text that is nothing but a string may be a request in quotes
    let is_container = |tree: &Tree<'_>| matches!(tree.kind(0), NodeKind::Object | NodeKind::List);
    let tree = recovered.tree.filter(|tree| recovered.is_whole && is_container(tree))?;
    let mut finder = Finder { text, tree: &tree, found: Vec::new(), read: 0 };
    finder.container(0, None, 0);
    finder.gap(text.len());
    Some(merged(finder.found))
}

struct Finder<'t> {
    text: &'t str,
    tree: &'t Tree<'t>,
    found: Vec<Range<usize>>,
    /// The end of the last value or name.
    read: usize,
}

impl Finder<'_> {
    fn container(&mut self, id: NodeId, outer: Option<&Level>, depth: usize) {
        let range = self.range(id);
        if depth >= MAX_DEPTH {
            self.hide(range);
            return;
        }
        let is_object = self.tree.kind(id) == NodeKind::Object;
        let mut level = Level::within(outer, is_object);
        if is_object {
            for (name, value) in self.tree.members(id) {
                self.name(name, &mut level);
                level.expect(false);
                self.value(value, &mut level, depth);
                level.expect(true);
            }
        } else {
            self.tree.entries(id).for_each(|entry| self.value(entry, &mut level, depth));
        }
    }

    fn name(&mut self, id: NodeId, level: &mut Level) {
        let (range, name) = (self.range(id), self.tree.text(id));
        self.gap(range.start);
        if level.hides_names() {
            self.found.push(inside_quotes(self.text, range.clone()));
        } else {
            self.found.extend(part_after_name(self.text, inside_quotes(self.text, range.clone()), Syntax::Json));
        }
        level.name(name);
        self.read = range.end;
    }

    fn value(&mut self, id: NodeId, level: &mut Level, depth: usize) {
        let range = self.range(id);
        if matches!(self.tree.kind(id), NodeKind::Object | NodeKind::List) {
            return self.container(id, Some(level), depth + 1);
        }
        self.gap(range.start);
        let written = self.text.get(range.clone()).unwrap_or_default();
        let is_secret = level.is_secret_value()
            || match self.tree.kind(id) {
                NodeKind::Unknown => {
                    let place = self.tree.pointer(id);
                    let is_known = || Member::ALL.iter().any(|member| member.pointer() == place);
                    may_hold_secret(written) || is_secret_place(&place) || written.starts_with('"') && !is_known()
                }
                NodeKind::Text if is_header_of_secret(self.tree.text(id)) => {
                    level.hide_rest();
                    false
                }
                NodeKind::Text => token_holds_secret(written),
                _ => false,
            };
        if is_secret {
            self.hide(range.clone());
        }
        self.read = range.end.max(self.read);
    }

    fn hide(&mut self, range: Range<usize>) {
        let is_string = self.text.as_bytes().get(range.start) == Some(&b'"');
        let hidden = if is_string { inside_quotes(self.text, range) } else { range };
        self.found.extend(Some(hidden).filter(|hidden| !hidden.is_empty()));
    }

    /// Looks at what is between the last token and this place. A comment may hold what was commented out.
    fn gap(&mut self, end: usize) {
        let (mut start, text) = (self.read, self.text);
        for line in text.get(start..end).unwrap_or_default().split_inclusive(['\n', '\r']) {
            let rest = line.trim_start_matches(|c: char| c.is_whitespace() || "{}[],:=\u{feff}".contains(c));
            let at = start + line.len() - rest.len();
            let rest = rest.trim_end();
            start += line.len();
            let is_conflict = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|sign| line.starts_with(sign));
            if rest.is_empty() || is_conflict {
                continue;
            }
            let is_comment = ["//", "#", "/*", "*"].iter().any(|sign| rest.starts_with(sign));
            let is_shown = is_comment
                && !may_hold_secret(rest)
                && !rest.contains(['"', '\'', '=', ':'])
                && !is_inside_secret(self.tree, at);
            self.found.extend((!is_shown).then_some(at..at + rest.len()));
        }
        self.read = end.max(self.read);
    }

    fn range(&self, id: NodeId) -> Range<usize> {
        let node = self.tree.node(id);
        node.start as usize..node.end as usize
    }
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

/// Ascending ranges without overlap.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
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
        for text in ["{\"a\": [1}", "{\"a\": {{ x }}}", "{\"a\": \"x"] {
            assert_eq!(shown(text), None, "{text}");
        }
        let broken = shown("{\"PW\": \"hun\"ter2\", \"Timeout\": 3}").unwrap_or_default();
        assert!(!broken.contains("hun") && !broken.contains("ter2") && broken.contains("Timeout"), "{broken}");
    }
}

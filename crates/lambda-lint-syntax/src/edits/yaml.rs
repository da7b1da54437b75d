//! Edits of a text in YAML: in flow style by the comma, in block style by the line. What cannot be edited surely is left
//! alone: what an alias repeats, what others may repeat, what shares its line with something else.

mod unwrap;

use crate::TextEdit;
use crate::path;
use crate::yaml::{is_plain_text, line_around};
use crate::{NodeId, NodeKind, Tree};

pub(super) use unwrap::{Block, Unwrapped};

/// The text of a tree, for edits.
pub(super) struct Yaml<'t, 'a> {
    pub(super) tree: &'t Tree<'a>,
    pub(super) source: &'t str,
}

impl<'t> Yaml<'t, '_> {
    fn range(&self, id: NodeId) -> (usize, usize) {
        (self.tree.node(id).start as usize, self.tree.node(id).end as usize)
    }

    fn written(&self, id: NodeId) -> &'t str {
        let (start, end) = self.range(id);
        self.source.get(start..end).unwrap_or_default()
    }

    /// Whether a list or an object is in flow style.
    fn is_flow(&self, container: NodeId) -> bool {
        self.written(container).starts_with(['{', '['])
    }

    /// The text before an offset on its line.
    fn line_before(&self, at: usize) -> &'t str {
        // a byte-order mark is not part of the line
        self.source[line_around(self.source, at).start..at].trim_start_matches('\u{feff}')
    }

    /// The end of the line at an offset, if only a comment follows.
    fn line_end(&self, at: usize) -> Option<usize> {
        let line = &self.source[at..line_around(self.source, at).end];
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        let is_over = line.len() == blanks || blanks > 0 && line[blanks..].starts_with('#');
        is_over.then_some(at + line.len())
    }

    /// The offset after the line end at an offset.
    fn next_line(&self, at: usize) -> usize {
        let rest = &self.source[at..];
        at + if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) }
    }

    /// The line ending for a new line after the one that ends at an offset.
    fn newline(&self, at: usize) -> &'static str {
        let rest = &self.source[at..];
        // the last line may have none
        let is_windows = rest.starts_with("\r\n") || rest.is_empty() && self.source.contains("\r\n");
        if is_windows { "\r\n" } else { "\n" }
    }

    /// Puts quotes around a plain scalar, without repeating its text.
    pub(super) fn quote(&self, id: NodeId) -> Option<[TextEdit; 2]> {
        let (start, end) = self.range(id);
        let written = self.written(id);
        let is_plain = !written.starts_with(['!', '|', '>', '"', '\'', '&', '*', '{', '[']);
        if self.is_elsewhere(id) || !is_plain || start == end || written.contains(['\n', '\r', '\'']) {
            return None;
        }
        let quote = if written.contains(['"', '\\']) { "'" } else { "\"" };
        Some([start, end].map(|at| TextEdit { start: at, end: at, text: quote.to_owned() }))
    }

    /// The range of the text of a scalar, if it is written without escapes.
    pub(super) fn inside(&self, id: NodeId) -> Option<(usize, usize)> {
        let (start, end) = self.range(id);
        let written = self.written(id);
        let quotes = usize::from(written.starts_with(['"', '\'']) && written.len() > 1);
        let text = written.get(quotes..written.len() - quotes)?;
        (!self.is_elsewhere(id) && text == self.tree.text(id)).then_some((start + quotes, end - quotes))
    }

    /// JSON in the place of a value or a name, in the quotes that were there if it is a text.
    pub(super) fn replace(&self, id: NodeId, json: &str) -> Option<TextEdit> {
        if self.is_elsewhere(id) || self.holds_anchor(id) {
            return None;
        }
        let (start, end) = self.range(id);
        let written = self.written(id);
        let plain = json.strip_prefix('"').and_then(|json| json.strip_suffix('"')).filter(|text| !text.contains('\\'));
        let text = match plain {
            Some(text) if written.starts_with('\'') => format!("'{}'", text.replace('\'', "''")),
            Some(text) if !written.starts_with('"') && is_plain_text(text) => text.to_owned(),
            _ => json.to_owned(),
        };
        let is_block = matches!(self.tree.kind(id), NodeKind::List | NodeKind::Object) && !self.is_flow(id);
        if !is_block {
            let blank = if self.source[..start].ends_with([':', '-']) { " " } else { "" };
            return Some(TextEdit { start, end, text: format!("{blank}{text}") });
        }
        self.replace_block(id, &text)
    }

    /// Something short in the place of a list or an object that takes lines of its own: behind the name or the dash, for
    /// a list need not be indented.
    fn replace_block(&self, id: NodeId, text: &str) -> Option<TextEdit> {
        let (start, end) = self.range(id);
        let before = self.source[..start].trim_end();
        // a comment may end in a colon or a dash, too
        let is_bare = before.ends_with([':', '-'])
            && !self.line_before(before.len()).contains('#')
            && !self.written(id).contains('#');
        is_bare.then(|| TextEdit { start: before.len(), end, text: format!(" {text}") })
    }

    /// Another name for a member.
    pub(super) fn rename(&self, name: NodeId, new: &str) -> Option<TextEdit> {
        self.replace(name, &path::quoted(new))
    }

    /// Whether an alias repeats a node or a part of it.
    fn is_elsewhere(&self, id: NodeId) -> bool {
        (id..self.tree.node(id).next).any(|id| self.tree.is_repeated(id) || self.tree.is_shared(id))
    }

    /// Whether a string has an anchor in its range, as after a tag.
    fn holds_anchor(&self, id: NodeId) -> bool {
        let is_text = matches!(self.tree.kind(id), NodeKind::Text | NodeKind::Number);
        is_text && self.written(id).starts_with('!') && self.written(id).contains('&')
    }

    /// Whether an anchor precedes a node.
    fn has_anchor(&self, id: NodeId) -> bool {
        let lead = self.source.get(self.end_before(id)..self.range(id).0).unwrap_or_default();
        lead.lines().any(|line| line.split('#').next().is_some_and(|line| line.contains('&')))
    }

    /// The end of the token before a node: its name, its previous sibling, or the start of its parent.
    fn end_before(&self, id: NodeId) -> usize {
        if id == 0 {
            // other documents may precede this one
            return self.source[..self.range(0).0].rfind("---").unwrap_or(0);
        }
        // the node before is the holder, or the sibling, or the last in it
        let holder = self.tree.holder(id);
        let mut before = id - 1;
        while before != holder && self.tree.holder(before) != holder {
            before = self.tree.holder(before);
        }
        let (start, end) = self.range(before);
        if before == holder { start } else { end }
    }

    /// Removes nodes that belong together, `first` to `last`, from the list or object that holds them.
    pub(super) fn remove(&self, first: NodeId, last: NodeId) -> Option<TextEdit> {
        let holder = self.tree.holder(first);
        let (start, end) = (self.range(first).0, self.range(last).1);
        let slice = self.source.get(start..end)?;
        if self.is_elsewhere(first)
            || self.is_elsewhere(last)
            || self.has_anchor(first)
            || slice.contains('#')
            || self.written(holder).contains("<<")
        {
            return None;
        }
        let siblings = self.tree.members(holder).count() + self.tree.entries(holder).count();
        if self.is_flow(holder) {
            return self.remove_from_flow(start, end);
        }
        // the sign of an explicit name would stay, and make a name of what comes next, also of an empty object
        if self.line_before(start).trim_end().ends_with('?') {
            return None;
        }
        let is_object = self.tree.kind(holder) == NodeKind::Object;
        if siblings == 1 && is_object {
            self.line_end(end)?;
            return Some(TextEdit { start, end, text: "{}".to_owned() });
        }
        if siblings == 1 {
            return self.replace_block(holder, "[]");
        }
        let before = self.line_before(start);
        let line_end = self.line_end(end)?;
        let own = if is_object { before } else { before.strip_suffix("- ").unwrap_or("x") };
        if own.bytes().all(|byte| byte == b' ') {
            let start = self.start_of_removed(first, start - before.len(), line_end);
            return Some(TextEdit { start, end: self.next_line(line_end), text: String::new() });
        }
        // the next member takes the place after the dash
        let (next, _) = self.tree.members(holder).nth(1)?;
        let is_first = is_object && own.trim_start_matches(['-', ' ']).is_empty() && holder + 1 == first;
        let next = self.range(next).0;
        let between = self.source.get(line_end..next)?;
        (is_first && between.trim().is_empty()).then(|| TextEdit { start, end: next, text: String::new() })
    }

    /// The start of the range that removes the lines from `start` to `end`. Of a text without a line end behind its last line the
    /// one in front goes, unless it is a part of the value there.
    fn start_of_removed(&self, first: NodeId, start: usize, end: usize) -> usize {
        let is_block = self.written(first - 1).starts_with(['|', '>', '!']);
        let before = &self.source[..start];
        let line = before.strip_suffix("\r\n").or_else(|| before.strip_suffix('\n'));
        line.filter(|_| end == self.source.len() && !is_block).map_or(start, str::len)
    }

    /// Extends the range by one comma and the adjacent whitespace.
    fn remove_from_flow(&self, start: usize, end: usize) -> Option<TextEdit> {
        let before = self.source[..start].trim_end();
        // the comma may be one of a comment
        if self.line_before(before.len()).contains('#') {
            return None;
        }
        let behind = self.source[end..].trim_start();
        let (start, end) = match (before.strip_suffix(','), behind.strip_prefix(',')) {
            (Some(before), _) => (before.len(), end),
            (None, Some(rest)) => (start, self.source.len() - rest.trim_start().len()),
            (None, None) => (before.len(), self.source.len() - behind.len()),
        };
        // a comment needs a space before it
        let is_comment = self.source[start..end].contains('#') || self.source[end..].starts_with('#');
        (!is_comment).then_some(TextEdit { start, end, text: String::new() })
    }

    /// Adds a member after the others of an object.
    pub(super) fn add(&self, object: NodeId, name: &str, json: &str) -> Option<TextEdit> {
        if self.tree.kind(object) != NodeKind::Object || self.tree.is_repeated(object) || self.tree.is_shared(object) {
            return None;
        }
        let member = format!("{name}: {json}");
        let own = self.tree.members(object).filter(|(name, _)| !self.tree.is_repeated(*name)).last();
        let Some((last_name, last_value)) = own else {
            let at = self.range(object).0 + 1;
            return (self.written(object) == "{}").then_some(TextEdit { start: at, end: at, text: member });
        };
        let (start, end) = (self.range(last_name).0, self.range(last_value).1);
        if self.is_flow(object) {
            // use the same indentation as the last member
            let blanks = &self.source[self.source[..start].trim_end().len()..start];
            let blanks = if blanks.is_empty() { " " } else { blanks };
            return Some(TextEdit { start: end, end, text: format!(",{blanks}{member}") });
        }
        let before = self.line_before(start);
        // a block that keeps its last line ends would take the new line for one of its own
        let written = self.written(last_value);
        let keeps = written.starts_with(['|', '>']) && written.lines().next().is_some_and(|head| head.contains('+'));
        if keeps || !before.bytes().all(|byte| matches!(byte, b' ' | b'-')) {
            return None;
        }
        let at = self.line_end(end)?;
        let text = format!("{}{}{member}", self.newline(at), " ".repeat(before.len()));
        Some(TextEdit { start: at, end: at, text })
    }
}

//! A value in the place of the one that it is in. What has lines of its own moves to the left, line by line: no edit repeats
//! what stands there, for it may be a secret.

use super::Yaml;
use crate::TextEdit;
use crate::sort;
use crate::yaml::line_around;
use crate::{NodeId, NodeKind};

/// Replaces an object with one of its values.
pub(crate) enum Unwrapped {
    /// What stands in front of it and behind it goes.
    Value([TextEdit; 2]),
    /// These are whole lines, and its own move to the left.
    Block(Block),
}

/// An object with lines of its own that gets into the place of the one around it.
pub(crate) struct Block {
    pub(crate) object: NodeId,
    before: TextEdit,
    behind: TextEdit,
    /// From its first line to the end of its last one.
    lines: (usize, usize),
    /// How far it moves, and where to.
    by: usize,
    column: usize,
}

/// A line that moves.
struct Line {
    at: usize,
    by: usize,
    /// Whether a value goes on in it that began further up.
    goes_on: bool,
}

impl Yaml<'_, '_> {
    /// Puts a value in the place of the one around it, if nothing is lost with that but other values.
    pub(crate) fn unwrap(&self, around: NodeId, inner: NodeId) -> Option<Unwrapped> {
        if self.is_elsewhere(inner) || self.has_anchor(inner) || self.has_anchor(around) {
            return None;
        }
        let is_container = matches!(self.tree.kind(inner), NodeKind::List | NodeKind::Object);
        if is_container && !self.is_flow(inner) {
            return self.unwrap_block(around, inner).map(Unwrapped::Block);
        }
        let ((start, end), (from, to)) = (self.range(around), self.range(inner));
        // a dash may stand in front of an object; the sign of an explicit name would stay
        let is_plain = self.is_flow(around) || self.line_before(start).bytes().all(|byte| matches!(byte, b' ' | b'-'));
        let is_on_line = is_container || from < to && !self.written(inner).contains(['\n', '\r']);
        (is_plain && is_on_line).then_some(Unwrapped::Value([self.cut(start, from)?, self.cut(to, end)?]))
    }

    fn unwrap_block(&self, around: NodeId, inner: NodeId) -> Option<Block> {
        let ((start, end), (from, to)) = (self.range(around), self.range(inner));
        let (before, own) = (self.line_before(start), self.line_before(from));
        let is_indented = [before, own].iter().all(|blanks| blanks.bytes().all(|byte| byte == b' '));
        if !is_indented || self.tree.kind(inner) != NodeKind::Object || self.may_grow(inner, end) {
            return None;
        }
        let (first, last) = (from - own.len(), self.line_end(to)?);
        let (behind, end) = (self.next_line(last), self.line_end(end)?);
        Some(Block {
            object: inner,
            before: self.cut(start - before.len(), first)?,
            behind: self.cut(behind, self.next_line(end).max(behind))?,
            lines: (first, last),
            by: own.len().checked_sub(before.len())?,
            column: before.len(),
        })
    }

    /// Whether what stands behind `end` may become a part of the last text in an object, if that moves to the left: a comment
    /// does where the text has lines, and so do blank lines where it keeps those at its end.
    fn may_grow(&self, object: NodeId, end: usize) -> bool {
        let written = self.written(self.tree.node(object).next - 1);
        let header = written.lines().next().unwrap_or_default();
        let has_lines = written.contains('\n') || header.contains(['|', '>']);
        let mut behind =
            self.source[end..].lines().take_while(|line| !line.starts_with("---") && !line.starts_with("..."));
        has_lines && (header.contains('+') || behind.any(|line| line.contains('#')))
    }

    /// Adds a member in front of the others of an object that moves.
    pub(crate) fn add_in_front(&self, block: &mut Block, name: &str, json: &str) {
        let member = format!("{}{name}: {json}{}", " ".repeat(block.column), self.newline(block.lines.1));
        block.before.text.push_str(&member);
    }

    /// The edits and those that move blocks, but for lines that are gone by then.
    pub(crate) fn moved(&self, blocks: Vec<Block>, mut edits: Vec<TextEdit>) -> Option<Vec<TextEdit>> {
        let mut lines = Vec::new();
        for block in blocks {
            self.add_lines(&block, &mut lines);
            edits.extend([block.before, block.behind]);
        }
        edits.retain(|edit| edit.start < edit.end || !edit.text.is_empty());
        let mut edits = sort::sorted(edits, |a, b| a.start.cmp(&b.start));
        let (mut moves, mut next) = (Vec::new(), 0);
        let lines = sort::sorted(lines, |a, b| a.at.cmp(&b.at));
        // a block in a block moves with it, too
        for lines in lines.chunk_by(|a, b| a.at == b.at) {
            let at = lines[0].at;
            while edits.get(next).is_some_and(|edit| edit.end <= at) {
                next += 1;
            }
            if edits.get(next).is_none_or(|edit| at < edit.start) {
                let by = lines.iter().map(|line| line.by).sum();
                moves.push(self.move_line(at, by, lines.iter().any(|line| line.goes_on))?);
            }
        }
        edits.extend(moves);
        Some(edits)
    }

    fn add_lines(&self, block: &Block, lines: &mut Vec<Line>) {
        let (first, last) = block.lines;
        let mut pieces = self.pieces(block.object).into_iter().peekable();
        let (mut at, mut reach) = (first, first);
        while at < last {
            while let Some((_, end)) = pieces.next_if(|&(start, _)| start < at) {
                reach = reach.max(end);
            }
            lines.push(Line { at, by: block.by, goes_on: at < reach });
            let end = self.source[at..last].find(['\n', '\r']).map_or(last, |end| at + end);
            at = if end < last { self.next_line(end) } else { last };
        }
    }

    /// Where values in an object stand that are one piece but may take several lines.
    fn pieces(&self, object: NodeId) -> Vec<(usize, usize)> {
        let is_piece = |node: &NodeId| match self.tree.kind(*node) {
            NodeKind::List | NodeKind::Object => self.is_flow(*node),
            _ => true,
        };
        (object + 1..self.tree.node(object).next).filter(is_piece).map(|node| self.range(node)).collect()
    }

    fn move_line(&self, at: usize, by: usize, goes_on: bool) -> Option<TextEdit> {
        let line = &self.source[at..line_around(self.source, at).end];
        let blanks = line.len() - line.trim_start_matches(' ').len();
        let is_blank = blanks == line.len();
        // continuation lines must be indented deeper than their key
        let is_far_enough = is_blank || blanks >= by + usize::from(goes_on);
        is_far_enough.then(|| TextEdit { start: at, end: at + by.min(blanks), text: String::new() })
    }

    /// Removes a range that contains nothing that looks like a comment.
    fn cut(&self, start: usize, end: usize) -> Option<TextEdit> {
        let holds_comment = self.source.get(start..end)?.contains('#');
        (!holds_comment).then_some(TextEdit { start, end, text: String::new() })
    }
}

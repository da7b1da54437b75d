//! Comments and merge conflicts between the tokens.

use super::{Next, Recovery, removal};
use crate::json::Parser;

impl<'a> Recovery<'a> {
    /// Skips blanks, comments, and the second side of a merge conflict.
    pub(super) fn skip(&mut self, mut at: usize) -> Next {
        loop {
            at = Parser::skip_blanks(self.text, at);
            let rest = self.rest(at);
            at = if rest.starts_with("//") || rest.starts_with('#') {
                self.comment(at, self.line_end(at))?
            } else if let Some(inside) = rest.strip_prefix("/*") {
                let end = inside.find("*/").map_or(self.text.len(), |end| at + end + 4);
                self.comment(at, end)?
            } else if let Some(next) = self.conflict(at)? {
                next
            } else {
                return Some(at);
            };
        }
    }

    pub(super) fn comment(&mut self, start: usize, end: usize) -> Next {
        let before = self.text.get(..start).unwrap_or_default();
        let from = before.trim_end_matches([' ', '\t']).len();
        let is_line_start = from == 0 || self.byte(from - 1) == Some(b'\n');
        let after = self.rest(end);
        let trimmed = after.trim_start_matches([' ', '\t']);
        let is_line_end = trimmed.is_empty() || trimmed.starts_with(['\n', '\r']);
        let range = match (is_line_start, is_line_end) {
            (true, true) => (from, self.next_line(end)),
            (_, true) => (from, end),
            _ => (start, end),
        };
        let shown = self.line_end(start).min(end);
        let fault = self.parser.fault(start, shown, "comments are not allowed in JSON", "remove the comment");
        self.report(*fault, Some(removal("remove the comment", range)))?;
        Some(end)
    }

    /// Reads the first side of a merge conflict, and skips the second one. Gives where to read on, if there is a marker here.
    pub(super) fn conflict(&mut self, at: usize) -> Option<Next> {
        let rest = self.rest(at);
        let is_line_start = at == 0 || self.byte(at - 1) == Some(b'\n');
        let is_marker = |marker: &str| is_line_start && rest.starts_with(marker);
        let is_end = is_marker("=======") || is_marker("|||||||");
        if self.is_in_conflict && is_end {
            let end = rest.find("\n>>>>>>>").map_or(self.text.len(), |found| at + found + 1);
            self.is_in_conflict = false;
            return Some(Some(self.next_line(end)));
        }
        if !is_end && !is_marker("<<<<<<<") && !is_marker(">>>>>>>") {
            return Some(None);
        }
        self.is_in_conflict = is_marker("<<<<<<<");
        self.is_whole = false;
        let message = "the file contains a merge conflict";
        let fault = self.parser.fault(at, at + 7, message, "resolve the conflict and remove its markers");
        self.report(*fault, None)?;
        Some(Some(self.next_line(at)))
    }
}

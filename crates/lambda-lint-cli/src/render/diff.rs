//! What fixes change, as a unified diff. Secrets are masked, so a diff that contains them cannot be applied.

use super::excerpt::MASK;
use super::style::Styles;
use super::{Document, Render, plain};
use crate::secrets;
use lambda_lint::Syntax;
use similar::{ChangeTag, TextDiff};
use std::io::{self, Write};
use std::ops::Range;

/// Lines around a change, as everybody has it.
const CONTEXT: usize = 3;

pub(crate) struct Diff {
    styles: Styles,
}

impl Diff {
    pub(crate) fn new(styles: Styles) -> Self {
        Diff { styles }
    }
}

impl Render for Diff {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> io::Result<()> {
        let Some(before) = &document.before else { return Ok(()) };
        let name = plain::one_line(&document.name);
        let Styles { bold, dim, good, .. } = self.styles;
        let bad = self.styles.severity(lambda_lint::Severity::Error);
        writeln!(out, "{bold}--- {name}{bold:#}\n{bold}+++ {name}{bold:#}")?;
        let (old, new) = (Lines::of(before, document.syntax), Lines::of(&document.text, document.syntax));
        let diff = TextDiff::from_slices(&old.lines, &new.lines);
        for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
            writeln!(out, "{dim}{}{dim:#}", hunk.header())?;
            for change in hunk.iter_changes() {
                let (lines, index) = match change.tag() {
                    ChangeTag::Insert => (&new, change.new_index()),
                    ChangeTag::Delete | ChangeTag::Equal => (&old, change.old_index()),
                };
                let line = lines.masked(index);
                match change.tag() {
                    ChangeTag::Insert => write!(out, "{good}+{line}{good:#}")?,
                    ChangeTag::Delete => write!(out, "{bad}-{line}{bad:#}")?,
                    ChangeTag::Equal => write!(out, " {line}")?,
                }
                out.write_all(if lines.ends_without_newline(index) {
                    b"\n\\ No newline at end of file\n"
                } else {
                    b"\n"
                })?;
            }
        }
        Ok(())
    }
}

/// The lines of a text, and where its secrets are.
struct Lines<'a> {
    text: &'a str,
    lines: Vec<&'a str>,
    starts: Vec<usize>,
    secrets: Vec<Range<usize>>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str, syntax: Syntax) -> Self {
        let lines: Vec<_> = text.split_inclusive('\n').collect();
        let starts = lines.iter().scan(0, |next, line| Some(std::mem::replace(next, *next + line.len())));
        Lines { text, starts: starts.collect(), secrets: secrets::find_in_any(text, syntax), lines }
    }

    /// A line as it is shown. The line feed is left to the caller; a carriage return belongs to the line.
    fn masked(&self, index: Option<usize>) -> String {
        let Some(index) = index.filter(|&index| index < self.lines.len()) else { return String::new() };
        let start = self.starts[index];
        let end = start + self.lines[index].trim_end_matches('\n').len();
        let first = self.secrets.partition_point(|secret| secret.end <= start);
        let (mut line, mut at) = (String::new(), start);
        for secret in self.secrets[first..].iter().take_while(|secret| secret.start < end) {
            line.push_str(self.text.get(at..secret.start.max(at)).unwrap_or_default());
            line.push_str(MASK);
            at = secret.end.min(end);
        }
        line.push_str(self.text.get(at..end).unwrap_or_default());
        line
    }

    fn ends_without_newline(&self, index: Option<usize>) -> bool {
        index.is_some_and(|index| self.lines.get(index).is_some_and(|line| !line.ends_with('\n')))
    }
}

//! Texts that are not JSON: what is wrong with them, and with the request that they were meant to be.

use super::unread::syntax_finding;
use super::{Document, Linter};
use crate::diagnostic::{Diagnostic, Fix};
use crate::report::Report;
use crate::sort;
use crate::source::NodeKind;
use crate::source::TextEdit;
use crate::source::json::{self, Broken, SyntaxFault};
use crate::source::position::Text;
use crate::wrong_document::rules::NOT_A_REQUEST;

impl Linter {
    /// Lints a request that is not JSON. `first` is where it stops being JSON.
    #[cold]
    pub(super) fn lint_broken(&self, source: &str, first: &SyntaxFault, document: &Document<'_>) -> Report {
        let json::Recovered { tree, faults, is_whole } = json::recover(source);
        // a text of which nothing can be read, or a list of words
        let Some(tree) = tree.filter(|tree| tree.kind(0) == NodeKind::Object) else {
            return self.unreadable(first, Some(source));
        };
        let mut text = Text::new(Some(source));
        let found = if is_whole {
            self.lint_request(tree, &document.context(&self.options), Vec::new(), &mut text)
        } else {
            Vec::new()
        };
        self.report_broken(source, faults, is_whole, found, &mut text)
    }

    /// The faults of a text that is not JSON, and what was found in the request that it was meant to be. Where a fault has no certain
    /// repair, its value is unknown. If members may be missing from the tree, only the faults are reported.
    #[doc(hidden)]
    pub fn report_broken(
        &self,
        source: &str,
        faults: Vec<Broken>,
        is_whole: bool,
        mut found: Vec<Diagnostic>,
        text: &mut Text<'_>,
    ) -> Report {
        let is_repairable = faults.iter().all(|fault| fault.fix.is_some()) && is_repaired(source, &faults);
        if !is_repairable && !is_whole {
            found.clear();
        }
        // what is broken may be a request; one finding says that it cannot be read
        found.retain(|found| found.rule != NOT_A_REQUEST.meta().id);
        // edits are made for texts that can be read; once the faults are repaired, this is one
        found.iter_mut().for_each(|found| found.fix = None);
        for Broken { fault, fix } in faults {
            let mut broken = self.unread(syntax_finding(&fault), None, text);
            if let (Some(broken), Some(fix), true) = (broken.first_mut(), fix, is_repairable) {
                broken.fix = Some(Fix { description: fix.description.to_owned(), safe: true, edits: fix.edits });
            }
            found.extend(broken);
        }
        let start = |found: &Diagnostic| found.span.map_or(0, |span| span.start.offset);
        Report::new(sort::sorted(found, |a, b| start(a).cmp(&start(b)))).broken()
    }
}

/// Whether a text is JSON once all faults are repaired.
fn is_repaired(source: &str, faults: &[Broken]) -> bool {
    let edits = faults.iter().filter_map(|fault| fault.fix.as_ref()).flat_map(|fix| &fix.edits);
    let edits: Vec<&TextEdit> = sort::sorted(edits.collect(), |a: &&TextEdit, b: &&TextEdit| a.start.cmp(&b.start));
    let (mut repaired, mut at) = (String::with_capacity(source.len()), 0);
    for edit in edits {
        let Some(before) = source.get(at..edit.start) else { return false };
        repaired.push_str(before);
        repaired.push_str(&edit.text);
        at = edit.end;
    }
    repaired.push_str(source.get(at..).unwrap_or_default());
    json::parse(&repaired).is_ok()
}

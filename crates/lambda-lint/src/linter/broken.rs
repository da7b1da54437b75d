//! Texts that are not JSON: what is wrong with them, and with the request that they were meant to be.

use super::unread::draft_of;
use super::{Document, Linter, Total};
use crate::completeness::Completeness;
use crate::diagnostic::{Diagnostic, Fix};
use crate::order;
use crate::report::{Report, Requests};
use crate::source::NodeKind;
use crate::source::json::{self, Broken, SyntaxFault};
use crate::source::position::Text;

impl Linter {
    /// Lints a text that is not JSON. `first` is where it stops being JSON.
    #[cold]
    pub(super) fn lint_broken(&self, source: &str, first: &SyntaxFault, document: &Document<'_>) -> Report {
        let json::Recovered { tree, faults, is_whole } = json::recover(source);
        // a text of which nothing can be read, or a list of words
        let Some(tree) = tree.filter(|tree| matches!(tree.kind(0), NodeKind::Object | NodeKind::List)) else {
            return self.unreadable(first, Some(source));
        };
        // what was lost may be what seems to be missing
        let document = if is_whole { *document } else { document.completeness(Completeness::Open) };
        let (mut text, mut total) = (Text::new(Some(source)), Total::new(document.free));
        let requests = self.lint_tree(tree, &document, &mut text, &mut total);
        #[cfg(feature = "inputs")]
        if matches!(requests, Requests::None(_)) {
            return self.unreadable(first, Some(source));
        }
        // edits are made for texts that can be read; once the faults are repaired, it is one
        total.diagnostics.iter_mut().for_each(|found| found.fix = None);
        let broken = faults.into_iter().flat_map(|fault| self.broken(fault, &mut text));
        let all: Vec<_> = broken.chain(total.diagnostics).collect();
        let start = |found: &Diagnostic| found.span.map_or(0, |span| span.start.offset);
        Report::broken(order::sorted(all, |a, b| start(a).cmp(&start(b))), requests)
    }

    fn broken(&self, Broken { fault, fix }: Broken, text: &mut Text<'_>) -> Vec<Diagnostic> {
        let mut found = self.unread(draft_of(&fault), None, text);
        if let (Some(found), Some(fix)) = (found.first_mut(), fix) {
            found.fix = Some(Fix { description: fix.description.to_owned(), safe: true, edits: fix.edits });
        }
        found
    }
}

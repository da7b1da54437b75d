//! Documents that hold requests in one of the ways in which they are wrapped.

use super::{Beside, Document, Linter, Text, draft_of};
use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, Place};
use crate::input::{self, Found, Input, Wrapped, rules as input_rules};
use crate::report::{Report, Requests};
use crate::source::{Tree, rules as source_rules};

/// How many bytes the pointers to requests and findings may have together: a long name around many requests is repeated in
/// each of them.
const MOST_POINTERS: usize = 64 << 20;

impl Linter {
    /// Lints all requests in a document.
    pub(super) fn lint_parts(&self, tree: &Tree<'_>, document: &Document<'_>, text: &mut Text<'_>) -> Report {
        let (mut requests, mut diagnostics) = (Vec::new(), Vec::new());
        let (mut pointers, mut left_out) = (0, 0_usize);
        let none = input::search(tree, document.input, |input, wrapped| {
            if pointers > MOST_POINTERS {
                left_out += 1;
                return;
            }
            let (source_path, before) = (tree.pointer(wrapped.body), diagnostics.len());
            pointers += source_path.len();
            requests.push(Found { input, source_path: source_path.into() });
            self.lint_part(input, *wrapped, document, text, &mut diagnostics);
            let added = diagnostics.iter().skip(before).filter_map(|found: &Diagnostic| found.source_path.as_ref());
            pointers += added.map(String::len).sum::<usize>();
        });
        if left_out > 0 {
            let message = format!("{left_out} more requests are not looked at: the names around them are too long");
            let mut draft = Draft::new(source_rules::TOO_MANY_VALUES.meta(), Place::DOCUMENT, message);
            draft.help("shorten the names, or divide the document");
            diagnostics.extend(self.unread(draft, None, text));
        }
        match none {
            Some(why) => Report::with_requests(diagnostics, Requests::None(why)),
            None => Report::with_requests(diagnostics, Requests::Found(requests)),
        }
    }

    fn lint_part(
        &self,
        input: Input,
        wrapped: Wrapped<'_>,
        document: &Document<'_>,
        text: &mut Text<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let completeness = wrapped.completeness.unwrap_or(document.completeness);
        let options = wrapped.region.map(|region| self.options.in_region(region));
        let options = options.as_ref().unwrap_or(&self.options);
        // an archive on the command line is sent with a request on the command line
        let zip_file = document.zip_file.filter(|_| input == Input::Request);
        let mut drafts = Vec::new();
        if let Some(recorded) = &wrapped.recorded {
            drafts.push(input_rules::recorded_error(recorded));
        }
        let outer = &wrapped.outer;
        diagnostics.extend(match wrapped.request {
            Ok(request) => {
                let envelope = wrapped.envelope.as_ref();
                let beside = Beside { zip_file, completeness, options, outer: Some(outer), envelope };
                self.lint_request(request, &beside, drafts, text)
            }
            Err(fault) => self.unread(draft_of(&fault), Some(outer), text),
        });
    }
}

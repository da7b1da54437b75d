//! Documents that hold requests in one of the ways in which they are wrapped.

use super::{Beside, Document, Linter, Text, draft_of};
use crate::diagnostic::Diagnostic;
use crate::input::{self, Found, Input, Wrapped, rules as input_rules};
use crate::report::{Report, Requests};
use crate::source::Tree;

impl Linter {
    /// Lints all requests in a document.
    pub(super) fn lint_parts(&self, tree: &Tree<'_>, document: &Document<'_>, text: &mut Text<'_>) -> Report {
        let (mut requests, mut diagnostics) = (Vec::new(), Vec::new());
        let none = input::search(tree, document.input, |input, wrapped| {
            requests.push(Found { input, source_path: tree.pointer(wrapped.body).into() });
            self.lint_part(input, *wrapped, document, text, &mut diagnostics);
        });
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

//! Documents that hold requests in one of the ways in which they are wrapped, and texts of several documents.

use super::judge::Beside;
use super::total::Total;
use super::unread::draft_of;
use super::{Document, Linter, Text};
use crate::diagnostic::Diagnostic;
use crate::input::{self, Found, Input, Wrapped, rules as input_rules};
use crate::report::{Report, Requests};
use crate::source::Tree;
use crate::source::json::{self, SyntaxFault};
use crate::source::source_map::SourceMap;

/// How many bytes the pointers to requests and findings may have together: a long name around many requests is repeated in
/// each of them.
const MOST_POINTERS: usize = 64 << 20;

impl Linter {
    /// Lints a text in which there is more behind the first document, as `trailing` says: the records of a log stand one a line,
    /// or one behind the other.
    ///
    /// A request is the whole of what is sent, so there the same is a fault, unless it is one of several requests on lines of
    /// their own.
    #[cold]
    pub(super) fn lint_stream(&self, source: &str, trailing: &SyntaxFault, document: &Document<'_>) -> Report {
        let mut text = Text::new(Some(source));
        let mut total = Total::new(document.free);
        let (mut at, mut is_on_lines, mut whole, mut without) = (0, true, false, false);
        while at < source.len() {
            match json::parse_next(source, at) {
                Ok((tree, next)) => {
                    let end = tree.node(0).end as usize;
                    is_on_lines &= next == source.len() || source[end..next].contains('\n');
                    let requests = self.lint_tree(tree, document, &mut text, &mut total);
                    whole |= matches!(requests, Requests::Whole);
                    without |= matches!(requests, Requests::None(_));
                    total.add_requests(requests);
                    at = next;
                }
                // of a log that is cut off, the records in front of the cut have been read
                Err(fault) if !whole && matches!(total.requests, Some(Requests::Found(_))) => {
                    let fault = self.unread(draft_of(&fault), None, &mut text);
                    total.diagnostics.extend(fault);
                    return total.report(self, &mut text);
                }
                // of requests one a line, one that is broken says nothing of the others
                Err(fault) if whole && is_on_lines && fault.start > trailing.start => {
                    let next = next_document(source, at);
                    // what stands on the next line may have been taken for the rest of this one
                    let fault = json::parse_next(source[..next].trim_end(), at).err().unwrap_or(fault);
                    let fault = self.unread(draft_of(&fault), None, &mut text);
                    total.diagnostics.extend(fault);
                    at = next;
                }
                Err(fault) if fault.start > trailing.start => return self.unreadable(&fault, Some(source)),
                Err(_) => return self.unreadable(trailing, Some(source)),
            }
        }
        let is_log = matches!(total.requests, Some(Requests::Found(_))) && !whole;
        let is_series = is_on_lines && !(whole && without);
        if is_log || is_series { total.report(self, &mut text) } else { self.unreadable(trailing, Some(source)) }
    }

    /// Lints all requests in a document.
    pub(super) fn lint_parts(
        &self,
        tree: &Tree<'_>,
        document: &Document<'_>,
        text: &mut Text<'_>,
        total: &mut Total,
    ) -> Requests {
        let mut requests = Vec::new();
        let none = input::search(tree, document.input, |input, wrapped| {
            if total.pointers > MOST_POINTERS {
                total.left_out += 1;
                return;
            }
            let source_path = tree.pointer(wrapped.body);
            total.pointers += source_path.len();
            requests.push(Found { input, source_path: source_path.into() });
            let found = self.lint_part(input, *wrapped, document, text);
            let pointers = found.iter().flat_map(|found: &Diagnostic| [&found.source_path, &found.location]);
            total.pointers += pointers.flatten().map(String::len).sum::<usize>();
            total.add(found);
        });
        none.map_or(Requests::Found(requests), Requests::None)
    }

    fn lint_part(
        &self,
        input: Input,
        wrapped: Wrapped<'_>,
        document: &Document<'_>,
        text: &mut Text<'_>,
    ) -> Vec<Diagnostic> {
        let completeness = wrapped.completeness.unwrap_or(document.completeness);
        let options = self.options.under(wrapped.region, wrapped.circumstances);
        // an archive on the command line is sent with a request on the command line
        let zip_file = document.zip_file.filter(|_| input == Input::Request);
        let mut drafts = Vec::new();
        if let Some(recorded) = &wrapped.recorded {
            drafts.push(input_rules::recorded_error(recorded));
        }
        let outer: &dyn SourceMap = &wrapped.outer;
        match wrapped.request {
            Ok(request) => {
                let envelope = wrapped.envelope.as_ref();
                let free = document.free;
                let ignores_unknown = input != Input::Request;
                let options = &options;
                let outer = Some(outer);
                let beside = Beside { zip_file, completeness, free, options, ignores_unknown, outer, envelope };
                self.lint_request(request, &beside, drafts, text)
            }
            Err(fault) => self.unread(draft_of(&fault), Some(outer), text),
        }
    }
}

/// The next line on which an object begins at the left: the next one of several documents. The end of the text if there is none.
fn next_document(source: &str, at: usize) -> usize {
    source[at..].find("\n{").map_or(source.len(), |found| at + found + 1)
}

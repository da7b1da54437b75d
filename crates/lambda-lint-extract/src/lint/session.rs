//! Lints the requests in the documents of one text, and collects what is found.

use crate::report::{DocumentReport, Requests};
use crate::rules::recorded_error::recorded_error;
use crate::scripts::{self, Call};
use crate::search::{is_request, search};
use crate::template::inline;
use crate::{Document, Found, Input, Wrapped};
use lambda_lint::internals::{Accumulator, MAX_FOR_REPAIRS, RequestContext, TOO_MANY_VALUES, syntax_finding};
use lambda_lint::{Absence, Diagnostic, DiagnosticBuilder, Linter, Place, Report, Severity, msg};
use lambda_lint::{CREATE_FUNCTION, Operation};
use lambda_lint_syntax::json::SyntaxFault;
use lambda_lint_syntax::position::Text;
use lambda_lint_syntax::source_map::SourceMap;
use lambda_lint_syntax::{Tree, literal};
use std::collections::HashSet;

/// How many bytes the pointers to requests and findings may have together: a long name around many requests is repeated in
/// each of them.
const MAX_POINTER_BYTES: usize = 64 << 20;

/// All that is found in the documents of one text.
pub(super) struct Session<'s> {
    pub(super) linter: &'s Linter,
    pub(super) document: &'s Document<'s>,
    pub(super) text: Text<'s>,
    pub(super) accumulator: Accumulator,
    pub(super) requests: Option<Requests>,
    /// How many bytes the pointers have that are kept.
    pointers: usize,
    /// How many requests are not looked at.
    left_out: usize,
    /// Lines of the text could not be read: what is missing may be on them.
    pub(super) is_recovered: bool,
}

impl<'s> Session<'s> {
    pub(super) fn new(linter: &'s Linter, document: &'s Document<'s>, source: Option<&'s str>) -> Self {
        let accumulator = Accumulator::new(free(document));
        let text = Text::new(source);
        Session { linter, document, text, accumulator, requests: None, pointers: 0, left_out: 0, is_recovered: false }
    }

    /// Lints a document, and tells which requests are in it.
    pub(super) fn lint_tree(&mut self, tree: Tree<'_>) -> Requests {
        if self.document.input != Input::Auto || !is_request(&tree) {
            return self.lint_parts(&tree);
        }
        let Document { zip_file, absence, .. } = *self.document;
        self.collect(&tree, &CREATE_FUNCTION, false);
        let (free, options) = (free(self.document), self.linter.options());
        let context = RequestContext { zip_file, absence, free, ..RequestContext::new(options) };
        self.accumulator.add(self.linter.lint_request(tree, &context, Vec::new(), &mut self.text));
        Requests::Whole
    }

    /// Lints all requests in a document.
    fn lint_parts(&mut self, tree: &Tree<'_>) -> Requests {
        let mut requests = Vec::new();
        let none = search(tree, self.document.input, |input, mut wrapped| {
            if self.pointers > MAX_POINTER_BYTES {
                self.left_out += 1;
                return;
            }
            let source_path = tree.pointer(wrapped.body);
            self.pointers += source_path.len();
            requests.push(Found { input, source_path: source_path.into() });
            let name = wrapped.name.take();
            let body = tree.node(wrapped.body);
            let body = body.start as usize..body.end as usize;
            let variants = std::mem::take(&mut wrapped.variants);
            let mut found = self.lint_part(input, *wrapped);
            for variant in variants {
                let more = self.lint_part(input, variant);
                let is_new = |one: &Diagnostic| {
                    found
                        .iter()
                        .all(|other| (&other.rule, other.span, &other.message) != (&one.rule, one.span, &one.message))
                };
                let more: Vec<_> =
                    more.into_iter().filter(|one| one.severity > Severity::Advice && is_new(one)).collect();
                found.extend(more);
            }
            if let Some(name) = name {
                for found in &mut found {
                    found.functions.push(name.clone());
                    // what is shared is changed for other functions, too
                    if let Some(fix) =
                        found.fix.as_mut().filter(|fix| !fix.edits.iter().all(|edit| body.contains(&edit.start)))
                    {
                        fix.safe = false;
                    }
                }
            }
            let pointers = found.iter().flat_map(|found: &Diagnostic| [&found.source_path, &found.location]);
            self.pointers += pointers.flatten().map(String::len).sum::<usize>();
            self.accumulator.add(found);
        });
        let is_with_commands = matches!(self.document.input, Input::Auto | Input::AwsCli);
        let calls =
            if is_with_commands { scripts::calls_in_strings(tree, self.document.open_file) } else { Vec::new() };
        if let (false, Some(source)) = (calls.is_empty(), tree.source()) {
            requests.extend(self.lint_calls(source, calls));
            return Requests::Found(requests);
        }
        none.map_or(Requests::Found(requests), Requests::None)
    }

    /// Lints calls of one text.
    pub(super) fn lint_calls(&mut self, source: &str, mut calls: Vec<Call>) -> Vec<Found> {
        let tree = literal::plant(source, calls.iter_mut().map(Call::take_literal).collect());
        let mut requests = Vec::new();
        let mut shared = HashSet::new();
        for (object, call) in tree.entries(0).zip(&calls) {
            requests.push(Found { input: call.input(), source_path: "".into() });
            let mut found = self.lint_part(call.input(), call.wrap(&tree, object));
            // calls share what is around them, such as the region of a client
            found
                .retain(|one| !one.path.is_empty() || shared.insert((one.rule.clone(), one.span, one.message.clone())));
            self.accumulator.add(found);
        }
        requests
    }

    fn lint_part(&mut self, input: Input, wrapped: Wrapped<'_>) -> Vec<Diagnostic> {
        let absence = wrapped.absence.filter(|_| !self.is_recovered).unwrap_or(self.document.absence);
        let options = self.linter.options().under(wrapped.region, wrapped.context);
        // an archive on the command line is sent with a request on the command line
        let zip_file = self.document.zip_file.filter(|_| input == Input::Request);
        let mut drafts = wrapped.findings;
        if let Some(recorded) = &wrapped.recorded {
            drafts.push(recorded_error(recorded));
        }
        let source_map: Option<&dyn SourceMap> = Some(&wrapped.map);
        let mut found = match wrapped.request {
            Ok(request) => {
                self.collect(&request, wrapped.operation, absence == Absence::Unknown);
                let (free, call) = (free(self.document), wrapped.call.as_ref());
                let (options, dialect) = (&options, wrapped.dialect);
                let file = match (&wrapped.package, self.document.open_file) {
                    (Some(path), Some(open)) => path.open(open, &request).map(|file| (path, file)),
                    _ => None,
                };
                let inline = wrapped.inline.and_then(|source| inline::package(&request, source));
                let named_package = match &file {
                    Some((path, file)) => Some(path.package(file)),
                    None => inline.as_deref().map(inline::named_package),
                };
                let operation = wrapped.operation;
                let context = RequestContext {
                    zip_file,
                    named_package,
                    operation,
                    absence,
                    free,
                    options,
                    dialect,
                    source_map,
                    is_checked_by_client: wrapped.is_checked_by_client,
                    call,
                };
                self.linter.lint_request(request, &context, drafts, &mut self.text)
            }
            Err(fault) => self.linter.unread(syntax_finding(&fault), source_map, &mut self.text),
        };
        if wrapped.operation.is_code_at_top() {
            found.iter_mut().for_each(lift_code);
        }
        found
    }

    /// Keeps a request as JSON, where that is asked for.
    #[cfg_attr(not(feature = "value"), expect(unused_variables, clippy::unused_self, reason = "there is no JSON"))]
    fn collect(&self, tree: &Tree<'_>, operation: &'static Operation, is_open: bool) {
        #[cfg(feature = "value")]
        if let Some(found) = self.document.converted {
            crate::converted::collect(found, tree, operation, is_open);
        }
    }

    /// Adds which requests there are in one document of the text.
    pub(super) fn add_requests(&mut self, requests: Requests) {
        self.requests = Some(match self.requests.take() {
            Some(before) => before.and(requests),
            None => requests,
        });
    }

    /// Adds why one of the documents cannot be read.
    pub(super) fn add_fault(&mut self, fault: &SyntaxFault) {
        self.accumulator.add_on_text(self.linter.unread(syntax_finding(fault), None, &mut self.text));
    }

    pub(super) fn has_found(&self) -> bool {
        matches!(self.requests, Some(Requests::Found(_)))
    }

    pub(super) fn finish(mut self) -> DocumentReport {
        let left_out = self.word_on_left_out();
        let mut diagnostics = self.accumulator.finish(self.linter, &mut self.text);
        if let Some(draft) = left_out {
            diagnostics.extend(self.linter.unread(draft, None, &mut self.text));
        }
        DocumentReport::new(Report::new(diagnostics), self.requests.unwrap_or_default())
    }

    /// What is said of requests that are not looked at: once for all documents of the text.
    fn word_on_left_out(&self) -> Option<DiagnosticBuilder<'static>> {
        if self.left_out == 0 {
            return None;
        }
        let message = msg!(
            "{count} not checked: the names around them are too long",
            count = Count(self.left_out, "more request is", "more requests are")
        );
        let mut draft = DiagnosticBuilder::new(TOO_MANY_VALUES, Place::DOCUMENT, message);
        draft.help("shorten the names, or split the document");
        Some(draft)
    }
}

/// Moves paths out of `Code`, whose members are at the top of UpdateFunctionCode.
fn lift_code(diagnostic: &mut Diagnostic) {
    let related = diagnostic.related.iter_mut().map(|related| &mut related.path);
    for path in related.chain([&mut diagnostic.path]) {
        if let Some(below) = path.strip_prefix("/Code").filter(|below| below.is_empty() || below.starts_with('/')) {
            *path = below.to_owned();
        }
    }
}

/// Up to how many findings none is left out.
fn free(document: &Document<'_>) -> usize {
    if document.is_for_repairs { MAX_FOR_REPAIRS } else { 0 }
}

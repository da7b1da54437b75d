//! Documents that hold requests in one of the ways in which they are wrapped, and texts of several documents.

use crate::aws_cli::Script;
use crate::document::Content;
use crate::report::{DocumentReport, Requests};
use crate::rules::recorded_error::recorded_error;
use crate::scripts::{self, Call};
use crate::search::{is_request, search};
use crate::template::inline;
use crate::{Document, Expectation, Found, Input, NoRequest, Wrapped};
use lambda_lint::internals::{
    ANSWER_FOR_REQUEST, Accumulator, MAX_FOR_REPAIRS, RequestContext, TOO_MANY_VALUES, draft_of,
};
use lambda_lint::{Absence, Diagnostic, DiagnosticBuilder, Linter, Place, Report, Severity, msg};
use lambda_lint::{CREATE_FUNCTION, Operation};
use lambda_lint_syntax::json::{self, FaultKind, SyntaxFault};
use lambda_lint_syntax::position::Text;
use lambda_lint_syntax::source_map::SourceMap;
use lambda_lint_syntax::{NodeKind, Syntax, Tree, literal};

/// How many bytes the pointers to requests and findings may have together: a long name around many requests is repeated in
/// each of them.
const MAX_POINTER_BYTES: usize = 64 << 20;

/// Lints the requests in a document.
///
/// The rules about the call around a request are those of a linter that was made with [`builder`](crate::builder).
pub fn lint(linter: &Linter, document: Document<'_>) -> DocumentReport {
    let found = lint_content(linter, document);
    if document.expectation != Expectation::Anything && found.no_request().is_some() {
        return lint_as_expected(linter, document, found);
    }
    found
}

/// What is found in a document as it is meant, after this was found in what it holds.
#[cold]
fn lint_as_expected(linter: &Linter, document: Document<'_>, found: DocumentReport) -> DocumentReport {
    let Some(none) = found.no_request() else { return found };
    let is_auto = document.input == Input::Auto;
    let as_request = || lint(linter, document.input(Input::Request));
    match (document.expectation, none) {
        (Expectation::Named | Expectation::Complete, NoRequest::Answer(_)) => {
            let whole = as_request();
            let answer = &ANSWER_FOR_REQUEST.meta().id;
            let is_said = matches!(whole.diagnostics(), [only] if only.rule == *answer);
            if is_said { whole } else { found }
        }
        (Expectation::Named | Expectation::Complete, NoRequest::OtherCase) if is_auto => as_request(),
        // it looks like the input of other calls, too
        (Expectation::Complete, NoRequest::Unsure) if is_auto => as_request(),
        // with `--input`, only this format is expected to contain a request
        (Expectation::Request, NoRequest::Elsewhere(_)) => found,
        (Expectation::Request, _) if is_auto => as_request(),
        _ => found,
    }
}

/// Lints what a document holds.
fn lint_content(linter: &Linter, document: Document<'_>) -> DocumentReport {
    let as_whole = || DocumentReport::new(linter.lint(document.whole()), Requests::Whole);
    let text = match document.content {
        _ if document.input == Input::Request => return as_whole(),
        Content::Text(text) => text,
        Content::Bytes(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(_) => return as_whole(),
        },
        #[cfg(feature = "value")]
        Content::Value(value) => {
            return match lambda_lint_syntax::value::read(value) {
                Ok(tree) => lint_trees(linter, [tree], &document, None),
                Err(_) => as_whole(),
            };
        }
    };
    if text.len() > json::MAX_BYTES {
        return as_whole();
    }
    match document.syntax {
        Syntax::Json => match json::parse(text) {
            Ok(tree) => lint_trees(linter, [tree], &document, Some(text)),
            Err(fault) if fault.kind == FaultKind::Trailing && !is_extra_bracket(text, &fault) => {
                lint_stream(linter, text, &fault, &document)
            }
            Err(fault) => lint_broken(linter, text, &fault, &document),
        },
        #[cfg(feature = "hcl")]
        Syntax::Hcl => match lambda_lint_syntax::hcl::parse(text) {
            Ok(tree) => lint_trees(linter, [tree], &document, Some(text)),
            Err(fault) => unreadable(linter, &fault, text),
        },
        #[cfg(feature = "yaml")]
        Syntax::Yaml => match lambda_lint_syntax::yaml::parse(text, &lambda_lint::internals::SECRET_PLACES) {
            Ok(trees) => lint_trees(linter, trees, &document, Some(text)),
            Err(fault) => lint_broken_yaml(linter, text, &fault, &document),
        },
        _ => lint_script(linter, text, &document),
    }
}

/// Whether all that follows a document is a bracket too many.
fn is_extra_bracket(text: &str, fault: &SyntaxFault) -> bool {
    text.get(fault.start..).is_some_and(|rest| rest.starts_with(['}', ']']))
}

/// Lints a text that is not JSON. `first` is where it stops being JSON.
#[cold]
fn lint_broken(linter: &Linter, text: &str, first: &SyntaxFault, document: &Document<'_>) -> DocumentReport {
    let json::Recovered { tree, faults, is_whole } = json::recover(text);
    let Some(tree) = tree else { return unreadable(linter, first, text) };
    let mut session = Session::new(linter, document, Some(text));
    let requests = session.lint_tree(tree);
    // a broken document of another kind
    if matches!(requests, Requests::None(_)) {
        return unreadable(linter, first, text);
    }
    let found = session.accumulator.finish(linter, &mut session.text);
    DocumentReport::new(linter.report_broken(text, faults, is_whole, found, &mut session.text), requests)
}

/// Lints a text that is not YAML. What is on lines that cannot be read is unknown.
#[cfg(feature = "yaml")]
#[cold]
fn lint_broken_yaml(linter: &Linter, text: &str, first: &SyntaxFault, document: &Document<'_>) -> DocumentReport {
    use lambda_lint_syntax::yaml;
    let secrets = &lambda_lint::internals::SECRET_PLACES;
    let Some(yaml::Recovered { text: rest, faults }) = yaml::recover(text, secrets) else {
        return unreadable(linter, first, text);
    };
    let document = document.absence(Absence::Unknown);
    let mut session = Session::new(linter, &document, Some(text));
    session.is_recovered = true;
    for mut tree in yaml::parse(&rest, secrets).unwrap_or_default() {
        // its value may be on a line that cannot be read
        let empty: Vec<_> = (1..tree.node(0).next).filter(|&node| tree.kind(node) == NodeKind::Null).collect();
        empty.into_iter().for_each(|node| tree.mark_unknown(node));
        let requests = session.lint_tree(tree);
        session.add_requests(requests);
    }
    let Some(requests @ (Requests::Whole | Requests::Found(_))) = session.requests.take() else {
        return unreadable(linter, first, text);
    };
    let found = session.accumulator.finish(linter, &mut session.text);
    let faults = faults.into_iter().map(|fault| json::Broken { fault, fix: None }).collect();
    DocumentReport::new(linter.report_broken(text, faults, true, found, &mut session.text), requests)
}

/// Lints the calls in a script or in a program.
fn lint_script(linter: &Linter, text: &str, document: &Document<'_>) -> DocumentReport {
    let mut session = Session::new(linter, document, Some(text));
    let calls = scripts::calls(Script { text, open: document.open_file }, document.syntax, document.input);
    let requests = match calls.is_empty() {
        true => Requests::None(NoRequest::Elsewhere("nothing in it creates or updates a function")),
        false => Requests::Found(session.lint_calls(text, calls)),
    };
    session.add_requests(requests);
    session.finish()
}

fn unreadable(linter: &Linter, fault: &SyntaxFault, text: &str) -> DocumentReport {
    DocumentReport::new(linter.unreadable(fault, Some(text)), Requests::Whole)
}

/// Lints the documents of a text.
fn lint_trees<'t>(
    linter: &Linter,
    trees: impl IntoIterator<Item = Tree<'t>>,
    document: &Document<'_>,
    source: Option<&str>,
) -> DocumentReport {
    let mut session = Session::new(linter, document, source);
    for tree in trees {
        let requests = session.lint_tree(tree);
        session.add_requests(requests);
    }
    session.finish()
}

/// Lints a text in which there is more behind the first document, as `trailing` says: the records of a log stand one a line,
/// or one behind the other.
///
/// A request is the whole of what is sent, so there the same is a fault, unless it is one of several requests on lines of
/// their own.
#[cold]
fn lint_stream(linter: &Linter, source: &str, trailing: &SyntaxFault, document: &Document<'_>) -> DocumentReport {
    let mut session = Session::new(linter, document, Some(source));
    let (mut at, mut is_on_lines, mut whole, mut without) = (0, true, false, false);
    while at < source.len() {
        match json::parse_next(source, at) {
            Ok((tree, next)) => {
                let end = tree.node(0).end as usize;
                is_on_lines &= next == source.len() || source[end..next].contains('\n');
                let requests = session.lint_tree(tree);
                whole |= matches!(requests, Requests::Whole);
                without |= matches!(requests, Requests::None(_));
                session.add_requests(requests);
                at = next;
            }
            // the records before the cut of a truncated log have been read
            Err(fault) if !whole && session.has_found() => {
                session.add_fault(&fault);
                return session.finish();
            }
            // of requests one a line, one that is broken says nothing of the others
            Err(fault) if whole && is_on_lines && fault.start > trailing.start => {
                let next = next_document(source, at);
                // the next line may have been read as the rest of this one
                let fault = json::parse_next(source[..next].trim_end(), at).err().unwrap_or(fault);
                session.add_fault(&fault);
                at = next;
            }
            Err(fault) if fault.start > trailing.start => return unreadable(linter, &fault, source),
            Err(_) => return unreadable(linter, trailing, source),
        }
    }
    let is_log = session.has_found() && !whole;
    let is_series = is_on_lines && !(whole && without);
    if is_log || is_series { session.finish() } else { unreadable(linter, trailing, source) }
}

/// All that is found in the documents of one text.
struct Session<'s> {
    linter: &'s Linter,
    document: &'s Document<'s>,
    text: Text<'s>,
    accumulator: Accumulator,
    requests: Option<Requests>,
    /// How many bytes the pointers have that are kept.
    pointers: usize,
    /// How many requests are not looked at.
    left_out: usize,
    /// Lines of the text could not be read: what is missing may be on them.
    is_recovered: bool,
}

impl<'s> Session<'s> {
    fn new(linter: &'s Linter, document: &'s Document<'s>, source: Option<&'s str>) -> Self {
        let accumulator = Accumulator::new(free(document));
        let text = Text::new(source);
        Session { linter, document, text, accumulator, requests: None, pointers: 0, left_out: 0, is_recovered: false }
    }

    /// Lints a document, and tells which requests are in it.
    fn lint_tree(&mut self, tree: Tree<'_>) -> Requests {
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
    fn lint_calls(&mut self, source: &str, mut calls: Vec<Call>) -> Vec<Found> {
        let tree = literal::plant(source, calls.iter_mut().map(Call::take_literal).collect());
        let mut requests = Vec::new();
        for (object, call) in tree.entries(0).zip(&calls) {
            requests.push(Found { input: call.input(), source_path: "".into() });
            let found = self.lint_part(call.input(), call.wrap(&tree, object));
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
            Err(fault) => self.linter.unread(draft_of(&fault), source_map, &mut self.text),
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
    fn add_requests(&mut self, requests: Requests) {
        self.requests = Some(match self.requests.take() {
            Some(before) => before.and(requests),
            None => requests,
        });
    }

    /// Adds why one of the documents cannot be read.
    fn add_fault(&mut self, fault: &SyntaxFault) {
        self.accumulator.add_on_text(self.linter.unread(draft_of(fault), None, &mut self.text));
    }

    fn has_found(&self) -> bool {
        matches!(self.requests, Some(Requests::Found(_)))
    }

    fn finish(mut self) -> DocumentReport {
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

/// The next line on which an object begins at the left: the next one of several documents. The end of the text if there is none.
fn next_document(source: &str, at: usize) -> usize {
    source[at..].find("\n{").map_or(source.len(), |found| at + found + 1)
}

//! Documents that hold requests in one of the ways in which they are wrapped, and texts of several documents.

mod session;

use crate::aws_cli::Script;
use crate::document::Content;
use crate::report::{DocumentReport, Requests};
use crate::scripts;
use crate::{Document, Expectation, Input, NoRequest};
use lambda_lint::Linter;
use lambda_lint::internals::ANSWER_FOR_REQUEST;
use lambda_lint_syntax::json::{self, FaultKind, SyntaxFault};
use lambda_lint_syntax::{Syntax, Tree};
use session::Session;

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

/// Combines the findings of the expected document with those of its contents.
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

/// Lints the requests in a document.
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
            Err(fault) => match lambda_lint_syntax::yaml::without_lone_dashes(text) {
                Some(changed) => {
                    match lambda_lint_syntax::yaml::parse(&changed, &lambda_lint::internals::SECRET_PLACES) {
                        Ok(trees) => lint_trees(linter, trees, &document, Some(text)),
                        Err(_) => lint_broken_yaml(linter, text, &fault, &document),
                    }
                }
                None => lint_broken_yaml(linter, text, &fault, &document),
            },
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
    use lambda_lint::Absence;
    use lambda_lint_syntax::{NodeKind, yaml};
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
    // a byte order mark is not a part of the first command
    let without_mark = text.strip_prefix('\u{feff}').map(|rest| format!("   {rest}"));
    let text = without_mark.as_deref().unwrap_or(text);
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

/// Lints a text with several documents (`trailing`): log records, one per line or concatenated.
///
/// A request is the entire body, so trailing text is an error there, unless it is one of several requests on separate lines.
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
            // with one request per line, a malformed one does not affect the others
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

/// The next line on which an object begins at the left: the next one of several documents. The end of the text if there is none.
fn next_document(source: &str, at: usize) -> usize {
    source[at..].find("\n{").map_or(source.len(), |found| at + found + 1)
}

//! What the caller expects of a document in which no request is found.

/// What the caller expects of a document. It decides what to do if no request is found.
///
/// ```
/// use lambda_lint::Linter;
/// use lambda_lint_extract::{Document, Input, Expectation, lint};
/// let file = r#"{"FunctionName": "orders", "Runtime": "python3.14", "Handler": "app.handler"}"#;
/// let errors = |expectation| lint(&Linter::new(), Document::from(file).input(Input::Auto).expectation(expectation)).errors().count();
/// assert_eq!(errors(Expectation::Anything), 0, "it could be the input of another call");
/// assert_eq!(errors(Expectation::Complete), 2, "Code and Role are missing");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expectation {
    /// Nothing: the document is skipped, and [`DocumentReport::no_request`](crate::DocumentReport::no_request) says why.
    #[default]
    Anything,
    /// The user named this document. A response of the service instead of a request is reported, because it can be
    /// turned into a request.
    Named,
    /// As `Named`, and the user passed options that only apply to requests. A document that could be a request is linted as one.
    Complete,
    /// The document is a request. It is linted as one, unless it holds calls of other operations.
    Request,
}

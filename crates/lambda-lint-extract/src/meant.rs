//! What a document in which no request is found is meant as, and whether it is judged as a request for that.

/// What a document is meant as, where no request is found in it.
///
/// ```
/// use lambda_lint::Linter;
/// use lambda_lint_extract::{Document, Input, Meant, lint};
/// let file = r#"{"FunctionName": "orders", "Runtime": "python3.14", "Handler": "app.handler"}"#;
/// let errors = |meant| lint(&Linter::new(), Document::from(file).input(Input::Auto).meant(meant)).errors().count();
/// assert_eq!(errors(Meant::Anything), 0, "it may as well be the input of another call");
/// assert_eq!(errors(Meant::Complete), 2, "Code and Role are missing");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Meant {
    /// Nobody says: [`DocumentReport::no_request`](crate::DocumentReport::no_request) tells what it is instead.
    #[default]
    Anything,
    /// Somebody named it to be checked. An answer of the service in the place of a request is a finding, for it can be made one.
    Named,
    /// The same, and what was said of it holds for requests alone. What may be a request is judged as one.
    Complete,
    /// It is there to be sent. Whatever it is, it is judged as a request, unless it makes other calls.
    Request,
}

//! What it says that a member is not there.

/// What it says that a member is not there.
///
/// ```
/// use lambda_lint::{Completeness, Document, Linter};
/// let file = r#"{"FunctionName": "orders", "Runtime": "python3.14", "Handler": "app.handler"}"#;
/// let errors = |completeness| Linter::new().lint(Document::from(file).completeness(completeness)).errors().count();
/// assert_eq!(errors(Completeness::Whole), 2, "Code and Role are missing");
/// assert_eq!(errors(Completeness::WithoutCodeOrRole), 0, "there are warnings");
/// assert_eq!(errors(Completeness::Open), 0);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Completeness {
    /// What is not there is not sent.
    #[default]
    Whole,
    /// `Code` and `Role` may come from somewhere else, such as options of the command that sends the request. Where they
    /// are missing there is a warning, not an error.
    WithoutCodeOrRole,
    /// Nothing: a record leaves out what it likes. No rule concludes from what is missing.
    Open,
}

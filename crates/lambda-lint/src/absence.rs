//! How to interpret an absent member.

/// How to interpret an absent member.
///
/// ```
/// use lambda_lint::{Absence, Document, Linter};
/// let file = r#"{"FunctionName": "orders", "Runtime": "python3.14", "Handler": "app.handler"}"#;
/// let errors = |absence| Linter::new().lint(Document::from(file).absence(absence)).errors().count();
/// assert_eq!(errors(Absence::NotSent), 2, "Code and Role are missing");
/// assert_eq!(errors(Absence::CodeOrRoleElsewhere), 0, "there are warnings");
/// assert_eq!(errors(Absence::Unknown), 0);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Absence {
    /// An absent member is not sent.
    #[default]
    NotSent,
    /// As `NotSent`, but `Code` and `Role` can come from another source, such as a command-line option. If they are absent, the
    /// linter reports a warning instead of an error.
    CodeOrRoleElsewhere,
    /// An absent member can have any value: records omit members, and updates leave them unchanged. No rule draws a
    /// conclusion from its absence.
    Unknown,
}

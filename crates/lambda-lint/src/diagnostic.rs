//! Diagnostics as data: every detail is a field.

mod aws_error;
mod params;
mod severity;

use std::borrow::Cow;
use std::fmt;

pub use aws_error::AwsError;
pub use lambda_lint_syntax::{Position, Span, TextEdit};
pub use params::{Param, Params};
pub use severity::{ParseSeverityError, Severity};

/// Another place that a diagnostic refers to, such as the other side of a conflict or the first of two duplicates.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub struct Related {
    /// JSON Pointer into the request.
    pub path: String,
    /// How this place is related.
    pub message: String,
    /// The span of this place, if the request is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// A fix: edits of the text that resolve the diagnostic.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub struct Fix {
    /// A description of the fix, in the imperative.
    pub description: String,
    /// Whether it keeps what the author meant. An unsafe fix needs a review.
    pub safe: bool,
    /// Edits of the text, ascending and without overlap.
    pub edits: Vec<TextEdit>,
}

/// One finding.
///
/// ```
/// let report = lambda_lint::Linter::new().lint_str(r#"{"FunctionName": "a b", "Role": "r1", "Code": {}}"#);
/// let first = &report.diagnostics()[0];
/// assert_eq!((first.rule.as_ref(), first.path.as_str()), ("malformed-value", "/FunctionName"));
/// assert_eq!(first.span.unwrap().start.column, 18);
/// ```
///
/// It is written to JSON and read from it in the form that the program prints.
///
/// ```
/// # use lambda_lint::{Diagnostic, Linter};
/// let report = Linter::new().lint_str(r#"{"FunctionName": "a b", "Role": "r1", "Code": {}}"#);
/// let json = serde_json::to_string(&report.diagnostics()[0]).unwrap();
/// let read: Diagnostic = serde_json::from_str(&json).unwrap();
/// assert_eq!(read.message, report.diagnostics()[0].message);
/// ```
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Diagnostic {
    /// The id of the rule that reported it.
    pub rule: Cow<'static, str>,
    /// How severe it is.
    pub severity: Severity,
    /// JSON Pointer (RFC 6901) into the request. A missing member has the path that it would have.
    pub path: String,
    /// The problem, with the actual and the allowed values. For people; do not parse it.
    pub message: String,
    /// How to fix the problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The page or model that supports the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Cow<'static, str>>,
    /// The span in the text. For a missing member, the start of its nearest parent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// JSON Pointer into the whole document, when the request is a part of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_path: Option<String>,
    /// The attribute or the argument, as the form of the document names it: `aws_lambda_function.orders.memory_size`,
    /// `--memory-size`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// The functions that it affects, in a document that defines functions. Several if they share the value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<String>,
    /// The error code of the service's response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws: Option<AwsError>,
    /// Other places that are part of the problem.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// The figures and words in the message, for translation.
    #[serde(default, skip_serializing_if = "Params::is_empty")]
    pub params: Params,
    /// The edit that resolves it, if only one is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// The byte ranges of `message` that name members, as ranges of bytes. A user interface can put its labels there.
    #[serde(skip)]
    pub members: Vec<std::ops::Range<usize>>,
    /// The same for `help`.
    #[serde(skip)]
    pub help_members: Vec<std::ops::Range<usize>>,
}

impl Diagnostic {
    /// The known name that was probably meant by an unknown one, if the message or the help suggests one: the parameter
    /// `nearest`.
    ///
    /// ```
    /// let report = lambda_lint::Linter::new().lint_str(r#"{"FunctionNme": "orders"}"#);
    /// let unknown = report.diagnostics().iter().find(|found| found.rule == "unknown-member").unwrap();
    /// assert_eq!(unknown.nearest(), Some("FunctionName"));
    /// ```
    pub fn nearest(&self) -> Option<&str> {
        match self.params.get("nearest") {
            Some(Param::Text(name)) => Some(name),
            _ => None,
        }
    }
}

impl fmt::Display for Diagnostic {
    /// `error: message [rule] at /Path`, with line and column in front if they are known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(span) = self.span {
            write!(f, "{}:{}: ", span.start.line, span.start.column)?;
        }
        let path = if self.path.is_empty() { "the document" } else { &self.path };
        let path = self.location.as_deref().unwrap_or(path);
        write!(f, "{}: {} [{}] at {path}", self.severity, self.message, self.rule)
    }
}

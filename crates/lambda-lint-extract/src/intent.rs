//! What the user wants of a document, decided from how it reached the linter.

use crate::{Document, Expectation};
use lambda_lint::Absence;

/// How a document reached the linter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocumentSource {
    /// Found in a folder.
    Folder,
    /// A file that the user named.
    Named,
    /// As `Named`, with an option that only applies to requests, such as a deployment package.
    NamedRequest,
    /// A line of a file of requests.
    Line,
    /// From stdin, as a file or as lines.
    Stdin,
}

/// What the user wants of a document: what to do if it holds no request, and what an absent member means.
///
/// ```
/// use lambda_lint::Linter;
/// use lambda_lint_extract::{Document, Input, Intent, DocumentSource, lint};
/// let file = r#"{"FunctionName": "orders", "Runtime": "python3.14", "Handler": "app.handler"}"#;
/// let errors = |source, is_complete| {
///     let document = Document::from(file).input(Input::Auto).intent(Intent::new(source, is_complete));
///     lint(&Linter::new(), document).errors().count()
/// };
/// assert_eq!(errors(DocumentSource::Folder, false), 0, "it could be the input of another call");
/// assert!(errors(DocumentSource::Stdin, false) > 0, "Code and Role are missing");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Intent {
    /// What to do if the document holds no request.
    pub expectation: Expectation,
    /// How to interpret an absent member, if the document itself does not decide it.
    pub absence: Absence,
}

impl Intent {
    /// The intent for a document. `is_complete`: the user wants a missing `Code` or `Role` to be an error in files, too.
    ///
    /// A file can be one of several parts: an option of the AWS CLI or a deployment tool adds the code. What comes from stdin
    /// is the whole request.
    pub fn new(source: DocumentSource, is_complete: bool) -> Intent {
        let expectation = match source {
            DocumentSource::Folder => Expectation::Anything,
            DocumentSource::Named => Expectation::Named,
            DocumentSource::NamedRequest => Expectation::Complete,
            DocumentSource::Line | DocumentSource::Stdin => Expectation::Request,
        };
        let is_whole = is_complete || source == DocumentSource::Stdin;
        let absence = if is_whole { Absence::NotSent } else { Absence::CodeOrRoleElsewhere };
        Intent { expectation, absence }
    }
}

impl Document<'_> {
    /// Sets what the user wants of the document: [`expectation`](Self::expectation) and [`absence`](Self::absence).
    #[must_use]
    pub fn intent(self, intent: Intent) -> Self {
        self.expectation(intent.expectation).absence(intent.absence)
    }
}

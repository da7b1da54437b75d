//! What is linted: the text or the value, and what is known beside it.

#[cfg(feature = "inputs")]
use super::Meant;
use crate::completeness::Completeness;
use crate::drafts::MOST_FOR_REPAIRS;
#[cfg(feature = "inputs")]
use crate::input::Input;
use crate::source::Syntax;

/// A document to lint: a request as text, bytes or value, and the archive beside it.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    pub(super) content: Content<'a>,
    pub(super) syntax: Syntax,
    pub(super) zip_file: Option<&'a [u8]>,
    pub(super) completeness: Completeness,
    /// Up to how many findings none is left out.
    pub(super) free: usize,
    #[cfg(feature = "inputs")]
    pub(super) input: Input,
    #[cfg(feature = "inputs")]
    pub(super) meant: Meant,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Content<'a> {
    Text(&'a str),
    Bytes(&'a [u8]),
    #[cfg(feature = "value")]
    Value(&'a serde_json::Value),
}

impl<'a> Document<'a> {
    /// The length of the text in bytes; 0 for a value.
    pub(super) fn len(&self) -> usize {
        match self.content {
            Content::Text(text) => text.len(),
            Content::Bytes(bytes) => bytes.len(),
            #[cfg(feature = "value")]
            Content::Value(_) => 0,
        }
    }

    /// The language of the text; JSON if nothing is said.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use lambda_lint::{Document, Linter, Syntax};
    /// let text = "FunctionName: orders\nMemorySize: 64\n";
    /// let report = Linter::new().lint(Document::from(text).syntax(Syntax::Yaml));
    /// let memory = report.errors().find(|error| error.path == "/MemorySize").unwrap();
    /// assert_eq!(memory.span.unwrap().start.line, 2);
    /// # }
    /// ```
    #[must_use]
    pub fn syntax(mut self, syntax: Syntax) -> Self {
        self.syntax = syntax;
        self
    }

    /// The deployment package that is sent with the request as `Code.ZipFile`, as it is: not in base64.
    #[must_use]
    pub fn zip_file(mut self, zip_file: &'a [u8]) -> Self {
        self.zip_file = Some(zip_file);
        self
    }

    /// What it says that a member is not there, where the document itself does not tell.
    #[must_use]
    pub fn completeness(mut self, completeness: Completeness) -> Self {
        self.completeness = completeness;
        self
    }

    /// Keeps more findings than a person reads, 20,000 in place of 500 of a rule: for a program that applies their fixes.
    ///
    /// ```
    /// use lambda_lint::{Document, Linter};
    /// let variables: Vec<_> = (0..1_000).map(|number| format!(r#""K{number}": {number}"#)).collect();
    /// let text = format!(r#"{{"Environment": {{"Variables": {{{}}}}}}}"#, variables.join(", "));
    /// let fixes = |document| Linter::new().lint(document).diagnostics().iter().filter(|found| found.fix.is_some()).count();
    /// assert_eq!(fixes(Document::from(text.as_str())), 500);
    /// assert_eq!(fixes(Document::from(text.as_str()).for_repairs()), 1_000);
    /// ```
    #[must_use]
    pub fn for_repairs(mut self) -> Self {
        self.free = MOST_FOR_REPAIRS;
        self
    }

    /// How requests are wrapped in the document; without this it is one.
    ///
    /// ```
    /// use lambda_lint::{Document, Input, Linter};
    /// let event = r#"{"detail-type": "AWS API Call via CloudTrail", "detail": {
    ///     "eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331",
    ///     "requestParameters": {"functionName": "orders", "timeout": 9000}}}"#;
    /// let report = Linter::new().lint(Document::from(event).input(Input::Auto));
    /// let error = report.errors().next().unwrap();
    /// assert_eq!(error.source_path.as_deref(), Some("/detail/requestParameters/timeout"));
    /// ```
    #[cfg(feature = "inputs")]
    #[must_use]
    pub fn input(mut self, input: Input) -> Self {
        self.input = input;
        self
    }

    /// What it is meant as, where no request is found in it.
    ///
    /// ```
    /// use lambda_lint::{Document, Input, Linter, Meant};
    /// let answer = Document::from(r#"{"message": "Forbidden"}"#).input(Input::Auto);
    /// let report = Linter::new().lint(answer);
    /// assert!(report.is_ok() && report.no_request().is_some());
    /// let report = Linter::new().lint(answer.meant(Meant::Request));
    /// assert_eq!(report.errors().next().unwrap().rule, "not-a-request");
    /// ```
    #[cfg(feature = "inputs")]
    #[must_use]
    pub fn meant(mut self, meant: Meant) -> Self {
        self.meant = meant;
        self
    }

    fn new(content: Content<'a>) -> Self {
        Document {
            content,
            syntax: Syntax::Json,
            zip_file: None,
            completeness: Completeness::Whole,
            free: 0,
            #[cfg(feature = "inputs")]
            input: Input::Request,
            #[cfg(feature = "inputs")]
            meant: Meant::Anything,
        }
    }
}

impl<'a> From<&'a str> for Document<'a> {
    fn from(text: &'a str) -> Self {
        Document::new(Content::Text(text))
    }
}

impl<'a> From<&'a [u8]> for Document<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Document::new(Content::Bytes(bytes))
    }
}

#[cfg(feature = "value")]
impl<'a> From<&'a serde_json::Value> for Document<'a> {
    fn from(value: &'a serde_json::Value) -> Self {
        Document::new(Content::Value(value))
    }
}

//! A document to lint, and its options.

use crate::named_file::OpenFile;
use crate::{Expectation, Input, NamedFile};
use lambda_lint::Absence;
use lambda_lint_syntax::Syntax;

/// A document to lint: text, bytes or a value that contains requests.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    pub(crate) content: Content<'a>,
    pub(crate) syntax: Syntax,
    pub(crate) zip_file: Option<&'a [u8]>,
    pub(crate) absence: Absence,
    pub(crate) is_for_repairs: bool,
    pub(crate) input: Input,
    pub(crate) expectation: Expectation,
    pub(crate) open_file: Option<OpenFile<'a>>,
    /// Where its requests are collected as JSON.
    #[cfg(feature = "value")]
    pub(crate) converted: Option<&'a std::sync::Mutex<Vec<crate::Converted>>>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Content<'a> {
    Text(&'a str),
    Bytes(&'a [u8]),
    #[cfg(feature = "value")]
    Value(&'a serde_json::Value),
}

impl<'a> Document<'a> {
    /// The language of the text. The default is JSON.
    #[must_use]
    pub fn syntax(mut self, syntax: Syntax) -> Self {
        self.syntax = syntax;
        self
    }

    /// The deployment package to send as `Code.ZipFile`: raw bytes, not base64.
    #[must_use]
    pub fn zip_file(mut self, zip_file: &'a [u8]) -> Self {
        self.zip_file = Some(zip_file);
        self
    }

    /// Opens the files and folders that the document names, such as the packages of functions. Without this they are
    /// unknown.
    ///
    /// The function gets a path as the document has it, most often relative to the folder of the document. It decides
    /// which paths may be opened, and how large files may be.
    ///
    /// ```
    /// use lambda_lint::archive::LooseFile;
    /// use lambda_lint_extract::{Document, Input, NamedFile, builder, lint};
    ///
    /// let template = r#"{"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Orders": {
    ///     "Type": "AWS::Serverless::Function",
    ///     "Properties": {"Runtime": "python3.14", "Handler": "app.handler", "CodeUri": "src/"}}}}"#;
    /// let open = |path: &str| {
    ///     let file = LooseFile { name: "main.py".into(), content: b"def handler(event, context): ...".into(), mode: 0o644 };
    ///     (path == "src/").then(|| NamedFile::folder(&[file]))
    /// };
    /// let report = lint(&builder().build().unwrap(), Document::from(template).input(Input::Auto).open_file(&open));
    /// assert_eq!(report.diagnostics()[0].rule, "handler-file-missing");
    /// assert_eq!(report.diagnostics()[0].path, "/Handler");
    /// ```
    #[must_use]
    pub fn open_file(mut self, open: &'a dyn Fn(&str) -> Option<NamedFile>) -> Self {
        self.open_file = Some(OpenFile(open));
        self
    }

    /// How to interpret an absent member, if the document itself does not decide it.
    #[must_use]
    pub fn absence(mut self, absence: Absence) -> Self {
        self.absence = absence;
        self
    }

    /// Keeps more findings than a person reads, for a program that applies their fixes. See
    /// [`lambda_lint::Document::for_repairs`].
    #[must_use]
    pub fn for_repairs(mut self) -> Self {
        self.is_for_repairs = true;
        self
    }

    /// The form of the document. The default is a request itself.
    ///
    /// ```
    /// use lambda_lint::Linter;
    /// use lambda_lint_extract::{Document, Input, lint};
    /// let event = r#"{"detail-type": "AWS API Call via CloudTrail", "detail": {
    ///     "eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331",
    ///     "requestParameters": {"functionName": "orders", "timeout": 9000}}}"#;
    /// let report = lint(&Linter::new(), Document::from(event).input(Input::Auto));
    /// let error = report.errors().next().unwrap();
    /// assert_eq!(error.source_path.as_deref(), Some("/detail/requestParameters/timeout"));
    /// ```
    #[must_use]
    pub fn input(mut self, input: Input) -> Self {
        self.input = input;
        self
    }

    /// What the caller expects of the document, for when no request is found.
    ///
    /// ```
    /// use lambda_lint::Linter;
    /// use lambda_lint_extract::{Document, Input, Expectation, lint};
    /// let answer = Document::from(r#"{"message": "Forbidden"}"#).input(Input::Auto);
    /// let report = lint(&Linter::new(), answer);
    /// assert!(report.is_ok() && report.no_request().is_some());
    /// let report = lint(&Linter::new(), answer.expectation(Expectation::Request));
    /// assert_eq!(report.errors().next().unwrap().rule, "not-a-request");
    /// ```
    #[must_use]
    pub fn expectation(mut self, expectation: Expectation) -> Self {
        self.expectation = expectation;
        self
    }

    /// The same document as a whole request.
    pub(crate) fn whole(self) -> lambda_lint::Document<'a> {
        let document = match self.content {
            Content::Text(text) => lambda_lint::Document::from(text),
            Content::Bytes(bytes) => lambda_lint::Document::from(bytes),
            #[cfg(feature = "value")]
            Content::Value(value) => lambda_lint::Document::from(value),
        };
        let document = document.syntax(self.syntax).absence(self.absence);
        let document = if self.is_for_repairs { document.for_repairs() } else { document };
        match self.zip_file {
            Some(zip_file) => document.zip_file(zip_file),
            None => document,
        }
    }

    fn new(content: Content<'a>) -> Self {
        Document {
            content,
            syntax: Syntax::Json,
            zip_file: None,
            absence: Absence::default(),
            is_for_repairs: false,
            input: Input::default(),
            expectation: Expectation::default(),
            open_file: None,
            #[cfg(feature = "value")]
            converted: None,
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

//! The document to lint: its text or value, and its context.

use crate::absence::Absence;
use crate::context::RequestContext;
use crate::options::Options;
use crate::reporter::buffer::MAX_FOR_REPAIRS;
use crate::source::Syntax;

/// A document to lint: a request as text, bytes or a value, and its archive.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    pub(super) content: Content<'a>,
    pub(super) syntax: Syntax,
    pub(super) zip_file: Option<&'a [u8]>,
    pub(super) absence: Absence,
    /// Always keep at least this many findings.
    pub(super) free: usize,
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

    /// The context of the request.
    pub(super) fn context<'r>(&self, options: &'r Options) -> RequestContext<'r>
    where
        'a: 'r,
    {
        let Document { zip_file, absence, free, .. } = *self;
        RequestContext { zip_file, absence, free, ..RequestContext::new(options) }
    }

    /// The language of the text. The default is JSON.
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

    /// The deployment package to send as `Code.ZipFile`: raw bytes, not base64.
    #[must_use]
    pub fn zip_file(mut self, zip_file: &'a [u8]) -> Self {
        self.zip_file = Some(zip_file);
        self
    }

    /// How to interpret an absent member, if the document itself does not decide it.
    #[must_use]
    pub fn absence(mut self, absence: Absence) -> Self {
        self.absence = absence;
        self
    }

    /// Keeps more findings than a person reads, 20,000 instead of 500 for each rule: for a program that applies their fixes.
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
        self.free = MAX_FOR_REPAIRS;
        self
    }

    fn new(content: Content<'a>) -> Self {
        Document { content, syntax: Syntax::Json, zip_file: None, absence: Absence::NotSent, free: 0 }
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

//! What comes out: all that was found in one document.

use crate::diagnostic::{Diagnostic, Severity};
#[cfg(feature = "inputs")]
use crate::input::{Found, NoRequest};
use crate::order;
use std::fmt;

/// All that was found in one document.
///
/// ```
/// let report = lambda_lint::Linter::new().lint_str("{}");
/// assert!(!report.is_ok());
/// let paths: Vec<_> = report.errors().map(|error| error.path.as_str()).collect();
/// assert_eq!(paths, ["/Code", "/FunctionName", "/Role"]);
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    unread: bool,
    /// The text is not JSON, but was meant to be a request.
    broken: bool,
    #[cfg(feature = "inputs")]
    requests: Requests,
}

/// What requests there are in a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Requests {
    /// The document is one.
    #[default]
    Whole,
    /// These were found.
    #[cfg(feature = "inputs")]
    Found(Vec<Found>),
    /// None was found.
    #[cfg(feature = "inputs")]
    None(NoRequest),
}

#[cfg(feature = "inputs")]
impl Requests {
    /// The requests of two documents that stand in one text.
    pub(crate) fn and(self, other: Requests) -> Self {
        match (self, other) {
            // what says more of two documents that hold none
            (Requests::None(NoRequest::Foreign), Requests::None(other)) => Requests::None(other),
            (Requests::None(one), Requests::None(_)) => Requests::None(one),
            (one, other) => {
                let mut found = one.found();
                found.extend(other.found());
                Requests::Found(found)
            }
        }
    }

    fn found(self) -> Vec<Found> {
        match self {
            Requests::Whole => vec![Found::WHOLE],
            Requests::Found(found) => found,
            Requests::None(_) => Vec::new(),
        }
    }
}

impl Report {
    pub(crate) fn new(diagnostics: Vec<Diagnostic>) -> Self {
        Report { diagnostics, ..Report::default() }
    }

    #[cfg(feature = "inputs")]
    pub(crate) fn with_requests(diagnostics: Vec<Diagnostic>, requests: Requests) -> Self {
        Report { diagnostics, requests, ..Report::default() }
    }

    /// What was found in a text that is not JSON, and in the requests that it was meant to hold.
    #[cfg_attr(not(feature = "inputs"), expect(unused_variables, reason = "there is one request"))]
    pub(crate) fn broken(diagnostics: Vec<Diagnostic>, requests: Requests) -> Self {
        Report {
            diagnostics,
            unread: true,
            broken: true,
            #[cfg(feature = "inputs")]
            requests,
        }
    }

    /// Whether the service would take the request, as far as it shows: there is no error. There may be warnings.
    pub fn is_ok(&self) -> bool {
        self.errors().next().is_none()
    }

    /// Whether the document could be read. If not, the diagnostics say why.
    pub fn is_read(&self) -> bool {
        !self.unread
    }

    /// Whether the document could not be read, but is a request, or holds one, once its faults are repaired.
    ///
    /// ```
    /// use lambda_lint::{Document, Input, Linter};
    /// let broken = |text| Linter::new().lint(Document::from(text).input(Input::Auto)).is_broken_request();
    /// assert!(broken(r#"{"FunctionName": "orders", "Code": {},}"#));
    /// assert!(!broken(r#"{"name": "orders", "version": "1.0.0",}"#));
    /// ```
    pub fn is_broken_request(&self) -> bool {
        self.broken
    }

    pub(crate) fn unread(mut self) -> Self {
        self.unread = true;
        self
    }

    /// The requests that the document holds, in its order.
    ///
    /// ```
    /// use lambda_lint::{Document, Input, Linter};
    /// let document = r#"[{"FunctionName": "orders", "Code": {}}, {"Role": "admin", "Code": {}}]"#;
    /// let report = Linter::new().lint(Document::from(document).input(Input::Auto));
    /// let paths: Vec<_> = report.requests().iter().map(|found| found.source_path.as_ref()).collect();
    /// assert_eq!(paths, ["/0", "/1"]);
    /// ```
    #[cfg(feature = "inputs")]
    pub fn requests(&self) -> &[Found] {
        match &self.requests {
            _ if self.unread => &[],
            Requests::Whole => const { &[Found::WHOLE] },
            Requests::Found(found) => found,
            Requests::None(_) => &[],
        }
    }

    /// Whether the document was judged as one whole request.
    ///
    /// ```
    /// use lambda_lint::{Document, Input, Linter};
    /// let is_request = |text| Linter::new().lint(Document::from(text).input(Input::Auto)).is_request();
    /// assert!(is_request(r#"{"FunctionName": "orders", "Code": {}}"#));
    /// assert!(!is_request(r#"[{"FunctionName": "orders", "Code": {}}]"#));
    /// ```
    #[cfg(feature = "inputs")]
    pub fn is_request(&self) -> bool {
        self.requests == Requests::Whole && !self.unread
    }

    /// Why the document holds no request, if it could be read and holds none.
    ///
    /// ```
    /// use lambda_lint::{Document, Input, Linter, NoRequest};
    /// let report = Linter::new().lint(Document::from(r#"{"name": "orders"}"#).input(Input::Auto));
    /// assert_eq!(report.no_request(), Some(&NoRequest::Foreign));
    /// ```
    #[cfg(feature = "inputs")]
    pub fn no_request(&self) -> Option<&NoRequest> {
        match &self.requests {
            Requests::None(why) => Some(why),
            _ => None,
        }
    }

    /// What the service refuses.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many diagnostics have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Everything, by position, then by path and message.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Everything, as the list itself.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// The report that the same request gives as a value: without spans and fixes, by path and message. For a caller who wrote
    /// a value as text only to pass it on.
    ///
    /// ```
    /// let report = lambda_lint::Linter::new().lint_str("{}").without_positions();
    /// assert_eq!(report.diagnostics()[0].span, None);
    /// ```
    #[must_use]
    pub fn without_positions(mut self) -> Report {
        for diagnostic in &mut self.diagnostics {
            diagnostic.span = None;
            diagnostic.fix = None;
            diagnostic.related.iter_mut().for_each(|related| related.span = None);
        }
        self.diagnostics =
            order::sorted(self.diagnostics, |a, b| (&a.path, &a.message, &a.rule).cmp(&(&b.path, &b.message, &b.rule)));
        self
    }

    /// `Ok` with what is left to say if there is no error.
    ///
    /// # Errors
    ///
    /// [`Refused`] if the service would refuse the request; it holds the report.
    pub fn into_result(self) -> Result<Report, Refused> {
        if self.is_ok() { Ok(self) } else { Err(Refused(self)) }
    }
}

/// The service would refuse the request.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused(pub Report);

impl std::error::Error for Refused {}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut errors = self.0.errors();
        let Some(first) = errors.next() else { return f.write_str("the request is refused") };
        write!(f, "the request is refused: {}: {}", first.path, first.message)?;
        match errors.count() {
            0 => Ok(()),
            1 => f.write_str(" (and 1 more error)"),
            more => write!(f, " (and {more} more errors)"),
        }
    }
}

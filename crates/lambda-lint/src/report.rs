//! The result of linting one document.

mod fix;

use crate::diagnostic::{Diagnostic, Severity};
use crate::sort;
use std::fmt;

/// The diagnostics of one document.
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
    /// The text is not JSON, but a broken request.
    broken: bool,
}

/// The diagnostics as a list, in the form that [`Report::write_json`] writes.
///
/// ```
/// let report = lambda_lint::Linter::new().lint_str("{}");
/// let json = serde_json::to_value(&report)?;
/// assert_eq!(json[0]["rule"], "missing-member");
/// # Ok::<(), serde_json::Error>(())
/// ```
impl serde::Serialize for Report {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.diagnostics.serialize(serializer)
    }
}

impl Report {
    #[doc(hidden)]
    pub fn new(diagnostics: Vec<Diagnostic>) -> Self {
        Report { diagnostics, ..Report::default() }
    }

    /// Whether there is no error: as far as the linter can tell, the service accepts the request. There may be warnings.
    pub fn is_ok(&self) -> bool {
        self.errors().next().is_none()
    }

    /// Whether the document could be read. If not, the diagnostics say why.
    pub fn is_read(&self) -> bool {
        !self.unread
    }

    /// Whether the document could not be read, but is a request once its faults are repaired, or holds one.
    pub fn is_broken_request(&self) -> bool {
        self.broken
    }

    /// The same report for a text that is a broken request.
    #[doc(hidden)]
    #[must_use]
    pub fn broken(mut self) -> Self {
        (self.unread, self.broken) = (true, true);
        self
    }

    /// The same report for a text that could not be read.
    #[doc(hidden)]
    #[must_use]
    pub fn unread(mut self) -> Self {
        self.unread = true;
        self
    }

    /// The diagnostics with severity error.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many diagnostics have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// All diagnostics, by position, then by path and message.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// All diagnostics, as an owned list.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// The report for the same request as a value: without spans and fixes, by path and message. For callers that write a
    /// value as text only to pass it on.
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
            sort::sorted(self.diagnostics, |a, b| (&a.path, &a.message, &a.rule).cmp(&(&b.path, &b.message, &b.rule)));
        self
    }

    /// `Ok` with the warnings and advice if there is no error.
    ///
    /// # Errors
    ///
    /// [`RefusedError`] if the service would refuse the request; it holds the report.
    pub fn into_result(self) -> Result<Report, RefusedError> {
        if self.is_ok() { Ok(self) } else { Err(RefusedError(self)) }
    }
}

/// The service would refuse the request.
#[derive(Debug, Clone, PartialEq)]
pub struct RefusedError(pub Report);

impl std::error::Error for RefusedError {}

impl fmt::Display for RefusedError {
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

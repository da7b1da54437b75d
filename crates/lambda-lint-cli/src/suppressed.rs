//! Suppressed findings: most formats omit them; SARIF includes them with the reason.

use lambda_lint::Diagnostic;

/// A finding that is not reported.
#[derive(Debug)]
pub(crate) struct Suppressed {
    pub(crate) diagnostic: Diagnostic,
    pub(crate) reason: String,
    pub(crate) kind: Kind,
}

/// Where the suppression is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// In the configuration.
    External,
    /// In a comment next to the finding.
    InSource,
}

/// Removes suppressed findings: `reason` returns the reason for suppressing one.
pub(crate) fn take_out(
    diagnostics: &mut Vec<Diagnostic>,
    kind: Kind,
    reason: impl Fn(&Diagnostic) -> Option<String>,
) -> Vec<Suppressed> {
    let mut suppressed = Vec::new();
    for diagnostic in std::mem::take(diagnostics) {
        match reason(&diagnostic) {
            Some(reason) => suppressed.push(Suppressed { diagnostic, reason, kind }),
            None => diagnostics.push(diagnostic),
        }
    }
    suppressed
}

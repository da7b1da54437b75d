//! The examples of rules.

/// A request that shows a rule: mostly a patch over a minimal valid request (JSON merge patch, `null` removes).
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The patch, as JSON.
    pub request: &'static str,
    /// The paths that the rule reports; empty for a passing example.
    pub paths: &'static [&'static str],
}

/// The form of the examples of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Examples {
    /// Patches over a minimal request.
    Patches,
    /// Whole documents, for rules about the text itself.
    Documents,
    /// Patches over an HTTP call with a minimal request.
    Calls,
    /// Complete documents that contain a request.
    Wrapped,
    /// Lines of YAML appended to a minimal request.
    Yaml,
    /// Commands of the AWS CLI in a shell script.
    Commands,
    /// Calls of boto3 in Python.
    Python,
    /// A script in PowerShell with a cmdlet.
    PowerShell,
}

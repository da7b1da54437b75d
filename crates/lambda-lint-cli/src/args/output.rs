//! How results are printed.

use clap::ValueEnum;

/// The output format of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: the source line, underlined.
    Pretty,
    /// One line for each finding.
    Concise,
    /// One JSON object.
    Json,
    /// One JSON object for each document, one per line.
    JsonLines,
    /// Annotations of GitHub Actions.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// JUnit's XML.
    Junit,
    /// SARIF 2.1.0.
    Sarif,
}

/// When to use colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Whether to use colors; `auto` is the choice of the stream and the environment.
    pub(crate) fn choose(self, auto: bool) -> bool {
        match self {
            Color::Auto => auto,
            Color::Always => true,
            Color::Never => false,
        }
    }
}

//! One line for each finding: `path:line:column: severity: message [rule]`, with the attribute or the argument at the end
//! where the form has such names.

use super::style::Styles;
use super::{Document, Render, plain};
use crate::rule_page;
use lambda_lint::Diagnostic;
use std::io::{self, Write};

pub(crate) struct Concise {
    styles: Styles,
}

impl Concise {
    pub(crate) fn new(styles: Styles) -> Self {
        Concise { styles }
    }
}

impl Render for Concise {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> io::Result<()> {
        document.diagnostics.iter().try_for_each(|diagnostic| line(&document.name, diagnostic, self.styles, out))
    }
}

/// The line. The rule is a link to its page, where the terminal shows links.
pub(super) fn line(name: &str, diagnostic: &Diagnostic, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let (bold, dim, severity) = (styles.bold, styles.dim, styles.severity(diagnostic.severity));
    write!(out, "{bold}{}", plain::one_line(name))?;
    if let Some(span) = diagnostic.span {
        write!(out, ":{}:{}", span.start.line, span.start.column)?;
    }
    write!(out, ":{bold:#} {severity}{}{severity:#}: {} ", diagnostic.severity, plain::one_line(&diagnostic.message))?;
    // a policy may name a page of its own
    let page = || rule_page::url(&diagnostic.rule).or_else(|| diagnostic.url.as_deref().map(str::to_owned));
    write!(out, "{dim}[{}]{dim:#}", styles.link(&diagnostic.rule, page))?;
    match &diagnostic.location {
        Some(location) => writeln!(out, " at {}", plain::one_line(location)),
        None => writeln!(out),
    }
}

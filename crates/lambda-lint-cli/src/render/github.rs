//! Annotations of GitHub Actions: workflow commands, which the runner reads from the log.

use super::{Document, Render};
use lambda_lint::{Diagnostic, Severity};
use std::io::{self, Write};

pub(crate) struct Github;

impl Render for Github {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> io::Result<()> {
        document.diagnostics.iter().try_for_each(|diagnostic| annotation(&document.name, diagnostic, out))
    }
}

fn annotation(name: &str, diagnostic: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    write!(out, "::{command} file={}", property(name))?;
    if let Some(span) = diagnostic.span {
        write!(out, ",line={},col={}", span.start.line, span.start.column)?;
        // a column of another line would be shown on the first one
        if span.end.line == span.start.line {
            write!(out, ",endLine={},endColumn={}", span.end.line, span.end.column)?;
        } else {
            write!(out, ",endLine={}", span.end.line)?;
        }
    }
    write!(out, ",title={}::{}", property(&diagnostic.rule), data(&diagnostic.message))?;
    if let Some(location) = &diagnostic.location {
        write!(out, "%0Aat {}", data(location))?;
    }
    if let Some(help) = &diagnostic.help {
        write!(out, "%0A{}", data(help))?;
    }
    writeln!(out)
}

/// The text after `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, where `:` and `,` have a meaning, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

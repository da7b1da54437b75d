//! JUnit's XML: a suite for each document, a case for each finding; a document without one has a case that passes.

use super::{Document, Render, Summary};
use lambda_lint::{Diagnostic, Severity};
use std::io::{self, Write};

pub(crate) struct Junit;

impl Render for Junit {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"lambda-lint\">")
    }

    fn document(&mut self, document: &Document, out: &mut dyn Write) -> io::Result<()> {
        let name = escape(&document.name);
        let findings = &document.diagnostics;
        let failures = findings.iter().filter(|found| found.severity != Severity::Advice).count();
        let tests = findings.len().max(1);
        writeln!(out, "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">")?;
        if findings.is_empty() {
            writeln!(out, "    <testcase name=\"request\" classname=\"{name}\"/>")?;
        }
        findings.iter().try_for_each(|finding| case(&name, finding, out))?;
        writeln!(out, "  </testsuite>")
    }

    fn end(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "</testsuites>")
    }
}

fn case(name: &str, finding: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let place = finding.span.map(|span| (span.start.line, span.start.column));
    let path = if finding.path.is_empty() { "/" } else { &finding.path };
    let title = format!("{} at {}", finding.rule, finding.location.as_deref().unwrap_or(path));
    write!(out, "    <testcase name=\"{}\" classname=\"{name}\"", escape(&title))?;
    if let Some((line, _)) = place {
        write!(out, " line=\"{line}\"")?;
    }
    let mut text = String::new();
    if let Some((line, column)) = place {
        text = format!("line {line}, column {column}: ");
    }
    text.push_str(&finding.message);
    if let Some(help) = &finding.help {
        text.push('\n');
        text.push_str(help);
    }
    let (message, text, kind) = (escape(&finding.message), escape(&text), finding.severity);
    if finding.severity == Severity::Advice {
        return writeln!(out, ">\n      <system-out>{text}</system-out>\n    </testcase>");
    }
    writeln!(out, ">\n      <failure type=\"{kind}\" message=\"{message}\">{text}</failure>\n    </testcase>")
}

/// Text for XML 1.0, which has no way to write most control characters.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\t' => escaped.push_str("&#9;"),
            '\r' => escaped.push_str("&#13;"),
            control if control < ' ' || matches!(control, '\u{fffe}' | '\u{ffff}') => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}

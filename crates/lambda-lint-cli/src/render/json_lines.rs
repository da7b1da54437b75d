//! One JSON object a line: for each document, or for each line of the input where every line is a document.

use super::{Document, Render, json};
use lambda_lint::{Diagnostic, Severity};
use std::io::{self, Write};

pub(crate) struct JsonLines;

impl Render for JsonLines {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"{\"path\":")?;
        json::value(&document.name, out)?;
        out.write_all(b",")?;
        rest(&document.diagnostics, out)
    }
}

/// The line for one line of the input; `path` names the input where it is not stdin.
pub(crate) fn write_line(out: &mut Vec<u8>, path: Option<&str>, line: u64, diagnostics: &[Diagnostic]) {
    // writing to memory does not fail
    let _ = try_write_line(out, path, line, diagnostics);
}

fn try_write_line(out: &mut Vec<u8>, path: Option<&str>, line: u64, diagnostics: &[Diagnostic]) -> io::Result<()> {
    out.write_all(b"{")?;
    if let Some(path) = path {
        out.write_all(b"\"path\":")?;
        json::value(&path, out)?;
        out.write_all(b",")?;
    }
    write!(out, "\"line\":{line},")?;
    rest(diagnostics, out)
}

fn rest(diagnostics: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
    if diagnostics.is_empty() {
        return out.write_all(b"\"errors\":0,\"warnings\":0,\"diagnostics\":[]}\n");
    }
    let count = |severity| diagnostics.iter().filter(|found| found.severity == severity).count();
    write!(out, "\"errors\":{},\"warnings\":{},\"diagnostics\":", count(Severity::Error), count(Severity::Warning))?;
    json::value(&diagnostics, out)?;
    out.write_all(b"}\n")
}

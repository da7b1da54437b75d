//! One JSON object: `version`, `asOf`, `model`, `files`, `summary`. Written as it goes, one finding a line.

use super::{Document, Render, Summary};
use lambda_lint::{Date, MODEL};
use serde::Serialize;
use std::io::{self, Write};

pub(crate) struct Json {
    as_of: Date,
    /// The file whose list of diagnostics is still open, and whether something is in it.
    open: Option<(String, bool)>,
}

impl Json {
    pub(crate) fn new(as_of: Date) -> Self {
        Json { as_of, open: None }
    }
}

impl Render for Json {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\"version\":1,\"asOf\":\"{}\",\"model\":", self.as_of)?;
        value(&MODEL, out)?;
        out.write_all(b",\"files\":[")
    }

    fn document(&mut self, document: &Document, out: &mut dyn Write) -> io::Result<()> {
        let mut has_some = match self.open.take() {
            // the lines of one file follow each other
            Some((name, has_some)) if name == document.name => has_some,
            before => {
                out.write_all(if before.is_some() { b"]},\n{\"path\":" } else { b"\n{\"path\":" })?;
                value(&document.name, out)?;
                out.write_all(b",\"diagnostics\":[")?;
                false
            }
        };
        for diagnostic in &document.diagnostics {
            out.write_all(if has_some { b",\n" } else { b"\n" })?;
            value(diagnostic, out)?;
            has_some = true;
        }
        self.open = Some((document.name.clone(), has_some));
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.open.is_some() { b"]}\n],\"summary\":" } else { b"],\"summary\":" })?;
        let &Summary { files, errors, warnings, advice, .. } = summary;
        writeln!(out, "{{\"files\":{files},\"errors\":{errors},\"warnings\":{warnings},\"advice\":{advice}}}}}")
    }
}

/// A value on one line.
pub(super) fn value(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    Ok(serde_json::to_writer(out, value)?)
}

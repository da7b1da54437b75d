//! The results of a run, and its exit status.

use crate::args::Check;
use crate::outcome::Checked;
use crate::render::{Document, Render, Summary};
use std::io::{self, Write};

/// Where the results go.
pub(crate) struct Results<'a> {
    pub(crate) renderer: &'a mut dyn Render,
    pub(crate) out: &'a mut dyn Write,
    /// Where the repaired text of stdin goes.
    pub(super) echo: Option<&'a mut dyn Write>,
    pub(crate) summary: Summary,
    /// How many findings make the program fail.
    pub(crate) failing: u64,
    /// How many fixes were applied, or would be.
    pub(super) fixes: u64,
}

impl Results<'_> {
    pub(crate) fn begin(&mut self) -> io::Result<()> {
        self.renderer.begin(self.out)
    }

    pub(crate) fn document(&mut self, document: &Document) -> io::Result<()> {
        for diagnostic in &document.diagnostics {
            self.summary.count(diagnostic.severity, 1);
        }
        self.renderer.document(document, self.out)
    }

    /// A document that may have been repaired.
    pub(super) fn checked(&mut self, checked: &Checked) -> io::Result<()> {
        self.summary.files += 1;
        self.failing += checked.failing;
        self.fixes += checked.fixes;
        if let (Some(echo), Some(text)) = (&mut self.echo, &checked.echo) {
            echo.write_all(text)?;
            echo.flush()?;
        }
        self.document(&checked.document)
    }

    pub(crate) fn end(&mut self) -> io::Result<()> {
        self.renderer.end(&self.summary, self.out)?;
        self.out.flush()
    }

    pub(super) fn status(&self, args: &Check, failed: bool) -> u8 {
        let is_pending = args.diff && self.fixes > 0;
        match (failed, (self.failing > 0 || is_pending) && !args.exit_zero) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => 0,
        }
    }
}

//! From findings to what is printed: one file for each format, and nothing here knows a rule.

mod concise;
mod diff;
mod excerpt;
mod github;
mod gitlab;
mod json;
pub(crate) mod json_lines;
mod junit;
pub(crate) mod plain;
pub(crate) mod pretty;
mod sarif;
mod statistics;
pub(crate) mod style;

use crate::args::{Check, Format};
use crate::suppressed::Suppressed;
use lambda_lint::{Diagnostic, Linter, Severity, Syntax};
use std::io::{self, Write};
use style::Styles;

/// A document and what was found in it.
#[derive(Debug)]
pub(crate) struct Document {
    /// What the user calls it.
    pub(crate) name: String,
    /// The text that spans refer to.
    pub(crate) text: String,
    pub(crate) syntax: Syntax,
    /// Where in the input the text begins, for a line of many.
    pub(crate) offset: usize,
    /// The line of the input in which the text begins, from 1.
    pub(crate) first_line: u32,
    /// Whether the engine could read it.
    pub(crate) is_read: bool,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Suppressed findings.
    pub(crate) suppressed: Vec<Suppressed>,
    /// The text before it was repaired, if it was.
    pub(crate) before: Option<String>,
}

impl Document {
    /// A document in which there is nothing yet.
    pub(crate) fn empty(name: String) -> Self {
        Document {
            name,
            text: String::new(),
            syntax: Syntax::Json,
            offset: 0,
            first_line: 1,
            is_read: true,
            diagnostics: Vec::new(),
            suppressed: Vec::new(),
            before: None,
        }
    }
}

/// Totals of findings and inputs.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Summary {
    pub(crate) files: u64,
    /// How many lines, where each is a document.
    pub(crate) lines: Option<u64>,
    pub(crate) errors: u64,
    pub(crate) warnings: u64,
    pub(crate) advice: u64,
    /// Something could not be done, so that nothing found does not say that nothing is wrong.
    pub(crate) has_failed: bool,
}

impl Summary {
    pub(crate) fn count(&mut self, severity: Severity, by: u64) {
        match severity {
            Severity::Error => self.errors += by,
            Severity::Warning => self.warnings += by,
            Severity::Advice => self.advice += by,
        }
    }
}

/// A format of the results. Documents come one by one, so that many of them need no memory.
pub(crate) trait Render {
    /// Writes the start of the output, before all documents.
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// One document, with or without findings. One that comes again under the same name has more of them.
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> io::Result<()>;

    /// Writes the end of the output, after all documents.
    fn end(&mut self, _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// The renderer that the options ask for.
pub(crate) fn new(args: &Check, linter: &Linter, styles: Styles) -> Box<dyn Render> {
    if args.statistics {
        return Box::new(statistics::Statistics::new(styles, args.format == Format::Json, args.quiet));
    }
    if args.diff {
        return Box::new(diff::Diff::new(styles));
    }
    match args.format {
        Format::Pretty => Box::new(pretty::Pretty::new(styles, args.quiet)),
        Format::Concise => Box::new(concise::Concise::new(styles)),
        Format::Json => Box::new(json::Json::new(linter.options().as_of())),
        Format::JsonLines => Box::new(json_lines::JsonLines),
        Format::Github => Box::new(github::Github),
        Format::Gitlab => Box::new(gitlab::Gitlab::default()),
        Format::Junit => Box::new(junit::Junit),
        Format::Sarif => Box::new(sarif::Sarif::new(linter)),
    }
}

//! Notes, warnings and errors about a run, on stderr.

use crate::error::Error;
use crate::render;
use std::io::Write;

/// Prints all notes.
pub(crate) struct Notes<'a> {
    pub(super) stderr: &'a mut dyn Write,
    pub(super) quiet: bool,
    pub(crate) failed: bool,
    /// The error that was said last.
    pub(super) last: Option<String>,
}

impl Notes<'_> {
    /// Something that could not be done.
    pub(crate) fn fail(&mut self, error: &Error) {
        self.failed = true;
        let error = render::plain::one_line(&error.to_string()).into_owned();
        // a broken configuration is one fault, however many files it is for
        if self.last.as_ref() != Some(&error) {
            let _ = writeln!(self.stderr, "error: {error}");
        }
        self.last = Some(error);
    }

    pub(super) fn warn(&mut self, warning: &str) {
        if !self.quiet {
            let _ = writeln!(self.stderr, "warning: {}", render::plain::one_line(warning));
        }
    }

    /// Why an input that the user named contains no request.
    pub(crate) fn no_request(&mut self, why: &str, is_strict: bool) {
        if is_strict {
            self.failed = true;
            let _ = writeln!(self.stderr, "error: {}", render::plain::one_line(why));
        } else {
            self.note(why);
        }
    }

    pub(crate) fn note(&mut self, note: &str) {
        if !self.quiet {
            let _ = writeln!(self.stderr, "note: {}", render::plain::one_line(note));
        }
    }
}

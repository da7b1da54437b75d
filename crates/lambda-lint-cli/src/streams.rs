//! What the program reads and writes, handed in so that nothing else touches the process.

use anstream::{AutoStream, ColorChoice};
use std::io::{self, IsTerminal, Read, Write};

/// The three streams, and whether to colour what goes to them.
pub struct Streams {
    /// Where `-` is read from.
    pub stdin: Box<dyn Read + Send>,
    /// Where results go.
    pub stdout: Box<dyn Write>,
    /// Where everything else goes.
    pub stderr: Box<dyn Write>,
    /// Whether to colour the results, where the arguments do not say.
    pub color_stdout: bool,
    /// Whether to colour the rest.
    pub color_stderr: bool,
    /// Whether somebody watches the rest on a terminal, and may be told how far the work is.
    pub is_watched: bool,
}

impl Streams {
    /// Those of the process; coloured on a terminal, and as `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` say.
    pub(crate) fn of_process() -> Self {
        let color_stdout = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
        let color_stderr = AutoStream::choice(&io::stderr()) != ColorChoice::Never;
        Streams {
            stdin: Box::new(io::stdin()),
            // on Windows the wrapper turns colours on for old consoles; elsewhere it passes all through
            stdout: Box::new(AutoStream::always_ansi(io::stdout())),
            stderr: Box::new(AutoStream::always_ansi(io::stderr())),
            color_stdout,
            color_stderr,
            is_watched: io::stderr().is_terminal(),
        }
    }

    /// Says something beside the results. If nobody can hear it, nothing is to be done about that.
    pub(crate) fn note(&mut self, text: &str) {
        let _ = writeln!(self.stderr, "{text}");
    }
}

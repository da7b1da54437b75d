//! What the program reads and writes, handed in so that nothing else touches the process.

use anstream::{AutoStream, ColorChoice};
use std::io::{self, IsTerminal, Read, Write};

/// The three streams, and whether to color what goes to them.
pub struct Streams {
    /// Where `-` is read from.
    pub stdin: Box<dyn Read + Send>,
    /// Where results go.
    pub stdout: Box<dyn Write>,
    /// The stream for everything else.
    pub stderr: Box<dyn Write>,
    /// Whether to color the results, where the arguments do not say.
    pub color_stdout: bool,
    /// Whether the terminal shows links in the results.
    pub links_stdout: bool,
    /// Whether to color the rest.
    pub color_stderr: bool,
    /// Whether somebody watches the rest on a terminal, and may be told how far the work is.
    pub is_watched: bool,
}

impl Streams {
    /// Those of the process; colored on a terminal, and as `NO_COLOR`, `FORCE_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` say.
    pub(crate) fn of_process() -> Self {
        let forced = forced_color();
        let color_stdout = forced.unwrap_or_else(|| AutoStream::choice(&io::stdout()) != ColorChoice::Never);
        let color_stderr = forced.unwrap_or_else(|| AutoStream::choice(&io::stderr()) != ColorChoice::Never);
        Streams {
            stdin: Box::new(io::stdin()),
            // on Windows the wrapper turns colors on for old consoles; elsewhere it passes all through
            stdout: Box::new(AutoStream::always_ansi(io::stdout())),
            stderr: Box::new(AutoStream::always_ansi(io::stderr())),
            color_stdout,
            links_stdout: supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
            color_stderr,
            is_watched: io::stderr().is_terminal(),
        }
    }

    /// Prints a note to stderr. Errors are ignored.
    pub(crate) fn note(&mut self, text: &str) {
        let _ = writeln!(self.stderr, "{text}");
    }
}

/// What `FORCE_COLOR` says, which `anstream` does not read. `NO_COLOR` wins over it.
fn forced_color() -> Option<bool> {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let forced = set("FORCE_COLOR")?;
    match set("NO_COLOR") {
        Some(_) => Some(false),
        None => Some(!matches!(forced.as_str(), "0" | "false")),
    }
}

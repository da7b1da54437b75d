//! From arguments to an exit status.

use crate::args::{Cli, Command};
use crate::commands;
use crate::error::Error;
use crate::render::style::Styles;
use crate::streams::Streams;
use crate::{check, render};
use clap::Parser as _;
use std::ffi::OsString;
use std::io::Write;

/// The program could not do what was asked.
const FAILED: u8 = 2;

/// Runs the program, and returns its exit status.
///
/// ```
/// use lambda_lint_cli::{Streams, run};
///
/// let mut streams = Streams {
///     stdin: Box::new(&b"{}"[..]),
///     stdout: Box::new(std::io::sink()),
///     stderr: Box::new(std::io::sink()),
///     color_stdout: false,
///     links_stdout: false,
///     color_stderr: false,
///     is_watched: false,
/// };
/// let status = run(["lambda-lint", "check", "-"].map(Into::into), &mut streams);
/// assert_eq!(status, 1, "members are missing");
/// ```
pub fn run(args: impl IntoIterator<Item = OsString>, streams: &mut Streams) -> u8 {
    let result = try_run(args, streams);
    status(result, streams)
}

/// Prints the error, if there is one, and gives the exit status.
pub(crate) fn status(result: Result<u8, Error>, streams: &mut Streams) -> u8 {
    match result {
        Ok(status) => status,
        Err(Error::Arguments(error)) => {
            let text = error.render();
            let (to, color): (&mut dyn Write, bool) = if error.use_stderr() {
                (&mut streams.stderr, streams.color_stderr)
            } else {
                (&mut streams.stdout, streams.color_stdout)
            };
            let _ = if color { write!(to, "{}", text.ansi()) } else { write!(to, "{text}") };
            u8::try_from(error.exit_code()).unwrap_or(FAILED)
        }
        Err(error) if error.is_broken_pipe() => 0,
        Err(error) => {
            streams.note(&format!("error: {}", render::plain::one_line(&error.to_string())));
            FAILED
        }
    }
}

fn try_run(args: impl IntoIterator<Item = OsString>, streams: &mut Streams) -> Result<u8, Error> {
    match Cli::try_parse_from(args)?.command {
        Command::Check(args) => check::run(&args, streams),
        Command::Convert(args) => commands::convert::run(&args, streams),
        Command::Package(args) => commands::package::run(&args, streams),
        Command::Explain { rule, member, color } => {
            let color = color.choose(streams.color_stdout);
            commands::explain::run(&rule, member.as_deref(), color, &mut streams.stdout)
        }
        Command::Rules(args) => {
            let color = args.color.choose(streams.color_stdout);
            let styles = Styles::new(color).with_links(color && streams.links_stdout);
            Ok(commands::rules::run(&args, styles, &mut streams.stdout).map(|()| 0)?)
        }
        Command::Schema => Ok(commands::schema::run(&mut streams.stdout).map(|()| 0)?),
        Command::Man => Ok(commands::man::run(&mut streams.stdout).map(|()| 0)?),
        Command::Completions { shell } => Ok(commands::completions::run(shell, &mut streams.stdout).map(|()| 0)?),
    }
}

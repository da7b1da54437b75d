//! The program where the caller reads the files: in WebAssembly, which has no file system. `npx lambda-lint` is made of it.
//!
//! ```text
//! new(arguments) ─▶ paths() ─▶ the caller walks folders, asks skips(), hands files to add() ─▶ run()
//! ```

use crate::args::{Check, Cli, Command};
use crate::config::{DEFAULT_EXCLUDES, Patterns};
use crate::error::Error;
use crate::input::{self, Source};
use crate::run;
use crate::streams::Streams;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// One run of the program on files that the caller reads.
///
/// ```
/// use lambda_lint_cli::{Hosted, Streams};
///
/// let mut hosted = Hosted::new("/work".into(), ["lambda-lint", "check", "a.json"].map(Into::into).into());
/// assert_eq!(hosted.paths(), [std::path::Path::new("a.json")]);
/// hosted.add_named("a.json".into(), Ok(br#"{"FunctionName": "orders", "Role": "admin", "MemorySize": 64}"#.to_vec()));
/// let mut streams = Streams {
///     stdin: Box::new(std::io::empty()),
///     stdout: Box::new(std::io::sink()),
///     stderr: Box::new(std::io::sink()),
///     color_stdout: false,
///     links_stdout: false,
///     color_stderr: false,
///     is_watched: false,
/// };
/// let status = hosted.run(&mut streams);
/// assert_ne!(status, 2, "the arguments are valid");
/// ```
#[derive(Debug)]
pub struct Hosted {
    /// The current folder.
    here: PathBuf,
    args: Vec<OsString>,
    /// The options, if the arguments are a valid `check`.
    check: Option<Box<Check>>,
    /// Why it cannot be run here.
    refused: Option<Error>,
    excluded: Vec<Patterns>,
    /// The `.gitignore` of folders, the outer ones first.
    ignored: Vec<(PathBuf, Gitignore)>,
    sources: Vec<Source>,
}

impl Hosted {
    /// A run in this folder with these arguments, the first of which is the name of the program.
    pub fn new(here: PathBuf, args: Vec<OsString>) -> Self {
        let (excluded, ignored, sources) = (Vec::new(), Vec::new(), Vec::new());
        let mut hosted = Hosted { here, args, check: None, refused: None, excluded, ignored, sources };
        match Cli::try_parse_from(&hosted.args).map(|cli| cli.command) {
            Ok(Command::Check(mut check)) => {
                hosted.refused = unavailable(&check).map(|option| refuse(&option));
                check.isolated = true;
                let arguments = Patterns::new(check.exclude.iter().map(String::as_str));
                hosted.excluded.extend(arguments.into_iter().chain(Patterns::new(DEFAULT_EXCLUDES.iter().copied())));
                hosted.check = Some(check);
            }
            Ok(Command::Convert(_)) => hosted.refused = Some(refuse("convert")),
            Ok(Command::Package(_)) => hosted.refused = Some(refuse("package")),
            // their errors are reported when they run
            Ok(_) | Err(_) => {}
        }
        hosted
    }

    /// The files and folders to read; `-` is stdin.
    pub fn paths(&self) -> Vec<PathBuf> {
        match &self.check {
            Some(check) if self.refused.is_none() => crate::check::paths(check),
            _ => Vec::new(),
        }
    }

    /// Adds the `.gitignore` of a folder, whose path is absolute. The one of an outer folder comes first.
    pub fn add_ignored(&mut self, folder: &Path, text: &str) {
        let mut builder = GitignoreBuilder::new("");
        // like git, skip lines that are not valid patterns
        text.lines().for_each(|line| drop(builder.add_line(None, line)));
        self.ignored.extend(builder.build().map(|patterns| (folder.to_owned(), patterns)));
    }

    /// Whether a search of folders leaves out a folder or a file.
    pub fn skips(&self, path: &Path, is_folder: bool) -> bool {
        if input::is_skipped(path, is_folder) {
            return true;
        }
        let below = path.strip_prefix(".").or_else(|_| path.strip_prefix(&self.here)).unwrap_or(path);
        let decisions = self.excluded.iter().filter_map(|patterns| patterns.decide(below, is_folder, false));
        if let Some(decision) = decisions.into_iter().next() {
            return decision;
        }
        let path = &self.here.join(below);
        let inner_first = self.ignored.iter().rev().filter(|(folder, _)| path.starts_with(folder));
        let matches = inner_first
            .map(|(folder, patterns)| patterns.matched(path.strip_prefix(folder).unwrap_or(path), is_folder));
        matches.into_iter().find(|found| !found.is_none()).is_some_and(|found| matches!(found, Match::Ignore(_)))
    }

    /// Adds what stdin gave.
    pub fn add_stdin(&mut self, bytes: Vec<u8>) {
        self.sources.push(Source::Stdin(bytes));
    }

    /// Adds a file that the user named, or why it cannot be read.
    pub fn add_named(&mut self, path: PathBuf, bytes: io::Result<Vec<u8>>) {
        self.sources.push(Source::Given(path, bytes));
    }

    /// Adds a file of a folder, or why it cannot be read. One that cannot be a request is not kept.
    pub fn add_found(&mut self, path: PathBuf, bytes: io::Result<Vec<u8>>) {
        if bytes.as_ref().is_ok_and(|bytes| !input::is_candidate(&path, bytes)) {
            return;
        }
        self.sources.push(Source::GivenFound(path, bytes));
    }

    /// Runs the program, and returns its exit status.
    pub fn run(self, streams: &mut Streams) -> u8 {
        let Hosted { args, check, refused, sources, .. } = self;
        let result = match (refused, check) {
            (Some(error), _) => Err(error),
            (None, Some(check)) => crate::check::run_on(&check, sources, streams),
            (None, None) => return run::run(args, streams),
        };
        run::status(result, streams)
    }
}

/// An option that needs a file system.
fn unavailable(check: &Check) -> Option<String> {
    let options = [
        ("--config", check.config.is_some()),
        ("--policy", !check.policy.is_empty()),
        ("--zip-file", check.zip_file.is_some()),
        ("--output", check.output.is_some()),
        ("--fix", check.fix),
        ("--diff", check.diff),
        ("--lines", check.lines),
        ("--hook", check.hook),
        ("--show-settings", check.show_settings),
    ];
    options.iter().find(|(_, is_set)| *is_set).map(|(name, _)| (*name).to_owned())
}

fn refuse(what: &str) -> Error {
    let message = format!(
        "`{what}` is not available in the npm package; install the native program: `pipx install lambda-lint` or `cargo install lambda-lint-cli`\n"
    );
    Error::Arguments(Cli::command().error(ErrorKind::InvalidValue, message))
}

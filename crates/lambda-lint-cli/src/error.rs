//! Errors that end in exit status 2.

use lambda_lint::BuildError;
use std::io;

/// Why the program could not do what it was asked to do.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The arguments are invalid.
    #[error(transparent)]
    Arguments(#[from] clap::Error),
    /// An option names an unknown rule, region or account.
    #[error("{source}{}", origin(.option))]
    Linter {
        /// The option, where it is known.
        option: &'static str,
        /// The error of the engine.
        source: BuildError,
    },
    /// The configuration is invalid.
    #[error("{path}:{line}:{column}: {message}")]
    Config {
        /// As it was named or found.
        path: String,
        /// From 1.
        line: usize,
        /// From 1, in characters.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// Unknown rule.
    #[error("unknown rule `{id}`{}", match .nearest {
        Some(nearest) => format!("; did you mean `{nearest}`?"),
        None => "; run `lambda-lint rules` to list all rules".to_owned(),
    })]
    UnknownRule {
        /// The value on the command line.
        id: String,
        /// The most similar rule.
        nearest: Option<String>,
    },
    /// Unknown member.
    #[error("unknown member `{pointer}`; expected a JSON Pointer such as `/Code/S3Bucket`")]
    UnknownMember {
        /// The value on the command line.
        pointer: String,
    },
    /// A rule does not report anything at this member.
    #[error("`{id}` reports nothing at `{pointer}`")]
    NothingAtMember {
        /// The rule.
        id: String,
        /// The member.
        pointer: String,
    },
    /// Rules of a policy have no documentation.
    #[error("`{id}` belongs to a policy; see the policy file that `--policy` or lambda-lint.toml names")]
    PolicyRule {
        /// The value on the command line.
        id: String,
    },
    /// A file cannot be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// As it was named.
        path: String,
        /// The error of the operating system.
        source: io::Error,
    },
    /// A layer is not an archive.
    #[error("{path} is neither a folder nor a zip archive")]
    NoArchive {
        /// As it was named.
        path: String,
    },
    /// A file is too large to be a request, and could exhaust the memory.
    #[error("{path} is too large: it has more than {limit} bytes")]
    TooLarge {
        /// As it was named.
        path: String,
        /// The limit.
        limit: u64,
    },
    /// A folder contains too many files, possibly through links.
    #[error("{path} has more than {limit} files and folders, links included")]
    TooManyFiles {
        /// As it was named.
        path: String,
        /// The limit.
        limit: usize,
    },
    /// `--output` cannot be written.
    #[error("cannot write {path}: {source}")]
    Write {
        /// As it was named.
        path: String,
        /// The error of the operating system.
        source: io::Error,
    },
    /// A file cannot be replaced by its fixed text.
    #[error("cannot replace {path}; it is unchanged: {source}")]
    Replace {
        /// As it was named.
        path: String,
        /// The error of the operating system.
        source: io::Error,
    },
    /// Standard output cannot be written.
    #[error("cannot write the results: {0}")]
    Output(#[from] io::Error),
}

fn origin(option: &str) -> String {
    if option.is_empty() { String::new() } else { format!(" (from {option})") }
}

impl Error {
    /// Whether the reader of the results closed the pipe, which is not an error.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        matches!(self, Error::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

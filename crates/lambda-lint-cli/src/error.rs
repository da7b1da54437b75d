//! Why the program could not do what it was asked.

use lambda_lint::BuildError;
use std::io;

/// What ends in exit status 2.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The arguments make no sense.
    #[error(transparent)]
    Arguments(#[from] clap::Error),
    /// An option names a rule, region or account that cannot be.
    #[error("{source}{}", origin(.option))]
    Linter {
        /// The option, where it is known.
        option: &'static str,
        /// What the engine says.
        source: BuildError,
    },
    /// The configuration cannot be meant like that.
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
    /// There is no such rule.
    #[error("there is no rule `{id}`{}", match .nearest {
        Some(nearest) => format!("; did you mean `{nearest}`?"),
        None => "; `lambda-lint rules` lists all of them".to_owned(),
    })]
    UnknownRule {
        /// What was asked for.
        id: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// A request has no such member.
    #[error("there is no member `{pointer}`; write its JSON Pointer, such as `/Code/S3Bucket`")]
    UnknownMember {
        /// What was asked for.
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
    /// A rule of a policy has no page of its own.
    #[error(
        "`{id}` is a rule of a policy: what it asks for stands there, in the file given with `--policy` or in lambda-lint.toml"
    )]
    PolicyRule {
        /// What was asked for.
        id: String,
    },
    /// A file cannot be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// As it was named.
        path: String,
        /// What the system says.
        source: io::Error,
    },
    /// A layer is no archive.
    #[error("{path} is neither a folder nor a zip archive")]
    NoArchive {
        /// As it was named.
        path: String,
    },
    /// A file cannot be a request, and would fill the memory.
    #[error("{path} has more than {limit} bytes: no request is that large")]
    TooLarge {
        /// As it was named.
        path: String,
        /// The limit.
        limit: u64,
    },
    /// `--output` cannot be written.
    #[error("cannot write {path}: {source}")]
    Write {
        /// As it was named.
        path: String,
        /// What the system says.
        source: io::Error,
    },
    /// A file cannot be replaced by its repaired text.
    #[error("cannot replace {path}, which stays as it is: {source}")]
    Replace {
        /// As it was named.
        path: String,
        /// What the system says.
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
    /// Whether the reader of the results went away, which is no fault of anyone.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        matches!(self, Error::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

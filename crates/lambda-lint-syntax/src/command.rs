//! Command lines in scripts, makefiles, CI workflows and documentation.
//!
//! Scripts are not parsed as a whole. The words of a command are read from the place where it begins, by the quoting rules of the
//! host language. Text that is only known when the script runs, such as `$ROLE`, stays in a word as [`UNKNOWN`].

mod arguments;
mod batch;
mod cmdlet;
mod find;
mod heredoc;
mod lexer;
mod nested;
mod powershell;
mod sh;
pub mod shorthand;
mod word;

pub use cmdlet::{Cmdlet, cmdlets};
pub use find::{Command, Interruption, commands};
pub use word::{UNKNOWN, Word};

/// The language whose quoting rules a command follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// bash, zsh and other shells.
    Shell(BraceExpansion),
    /// Recipes of a makefile: make expands `$` first, even in single quotes.
    Make,
    /// `RUN` in a Dockerfile, which drops comment lines inside a command.
    Dockerfile,
    /// PowerShell.
    PowerShell,
    /// Batch files of the Windows command prompt.
    Batch,
}

/// Whether the shell expands `{a,b}` outside of quotes to two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BraceExpansion {
    /// bash and zsh do.
    Yes,
    /// `/bin/sh` is a different shell on each system.
    Maybe,
}

impl Dialect {
    /// The character at the end of a line that continues the command on the next line.
    fn continuation(self) -> u8 {
        match self {
            Dialect::PowerShell => b'`',
            Dialect::Batch => b'^',
            _ => b'\\',
        }
    }

    /// Whether an unquoted `{a,b}` becomes two words.
    pub fn brace_expansion(self) -> Option<BraceExpansion> {
        match self {
            Dialect::Shell(expansion) => Some(expansion),
            Dialect::Make | Dialect::Dockerfile => Some(BraceExpansion::Maybe),
            Dialect::PowerShell | Dialect::Batch => None,
        }
    }
}

//! `completions`: what a shell needs to complete our options.

use crate::args::Cli;
use clap::CommandFactory as _;
use clap_complete::Shell;
use std::io::{self, Write};

pub(crate) fn run(shell: Shell, out: &mut dyn Write) -> io::Result<()> {
    // the generator panics when it cannot write, so it writes to memory
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "lambda-lint", &mut script);
    out.write_all(&script)?;
    out.flush()
}

//! `completions`: generates shell completions for options and rule ids.

use crate::args::Cli;
use clap::builder::PossibleValuesParser;
use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use lambda_lint::Group;
use lambda_lint_extract::rules;
use std::io::{self, Write};

/// The options that take rules and groups.
const SELECTIONS: &[&str] = &["select", "extend_select", "ignore"];

pub(crate) fn run(shell: Shell, out: &mut dyn Write) -> io::Result<()> {
    // the generator panics when it cannot write, so it writes to memory
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut with_rules(Cli::command()), "lambda-lint", &mut script);
    out.write_all(&script)?;
    out.flush()
}

/// The command with the ids of the rules as values. When arguments are parsed they are not listed: policies add their own.
fn with_rules(command: Command) -> Command {
    let mut ids: Vec<&'static str> = rules::all().map(|meta| meta.id.as_ref()).collect();
    ids.sort_unstable();
    let groups = Group::ALL.iter().map(|group| group.as_str()).chain(["all", "default", "advice", "policy"]);
    let names: Vec<_> = groups.chain(ids.iter().copied()).collect();
    let names = move || PossibleValuesParser::new(names.clone());
    let with_names = move |mut command: Command| {
        for option in SELECTIONS {
            if command.get_arguments().any(|argument| argument.get_id() == option) {
                command = command.mut_arg(option, |argument| argument.value_parser(names()));
            }
        }
        command
    };
    command.mut_subcommand("check", with_names.clone()).mut_subcommand("package", with_names).mut_subcommand(
        "explain",
        |explain| {
            // a changed argument goes to the end, so both get their places again
            explain
                .mut_arg("rule", |argument| argument.index(1).value_parser(PossibleValuesParser::new(ids)))
                .mut_arg("member", |argument| argument.index(2))
        },
    )
}

//! `man`: the manual page, for those who package the program. One page holds everything, so that one search finds it.

use crate::args::Cli;
use clap::CommandFactory as _;
use clap_mangen::Man;
use roff::{Roff, bold, roman};
use std::io::{self, Write};

/// Sections that are only in the manual page.
const SECTIONS: &[(&str, &[(&str, &str)])] = &[
    (
        "EXIT STATUS",
        &[
            ("0", "No findings of the severity in --fail-on or above."),
            ("1", "Findings of that severity or above."),
            ("2", "The check could not run: invalid arguments, invalid configuration, or an unreadable file."),
        ],
    ),
    (
        "FILES",
        &[(
            "lambda-lint.toml",
            "The nearest one above a file holds for it: region, account, quotas, severities, selection, policies, settings for \
             some files, suppressions. Options on the command line win.",
        )],
    ),
    (
        "ENVIRONMENT",
        &[("NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE", "Whether to use colors, unless --color is given.")],
    ),
    (
        "EXAMPLES",
        &[
            ("lambda-lint check function.json", "Check a file."),
            ("lambda-lint check functions/", "Check every request in a folder."),
            (
                "lambda-lint check --region eu-west-1 --zip-file build.zip function.json",
                "Check a request with its package.",
            ),
            (
                "lambda-lint package build.zip --runtime python3.14 --handler app.handler",
                "Check a package without a request.",
            ),
            ("lambda-lint check --fix functions/", "Apply safe fixes."),
            (
                "lambda-lint check --lines --format json-lines -",
                "Check one request per line and print one report per line.",
            ),
        ],
    ),
];

pub(crate) fn run(out: &mut dyn Write) -> io::Result<()> {
    let mut page = Vec::new();
    let command = Cli::command();
    let man = Man::new(command.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    let mut commands = Roff::new();
    commands.control("SH", ["COMMANDS"]);
    for subcommand in command.get_subcommands() {
        let usage = subcommand.clone().disable_help_flag(true).render_usage().to_string();
        let about = subcommand.get_about().map(ToString::to_string).unwrap_or_default();
        let usage = usage.trim_start_matches("Usage: ").to_owned();
        entry(&mut commands, &format!("lambda-lint {usage}"), &format!("{about}."));
    }
    commands.to_writer(&mut page)?;
    // the options of the one command that has many
    if let Some(check) = command.find_subcommand("check") {
        Man::new(check.clone().disable_help_flag(true)).render_options_section(&mut page)?;
    }
    let mut rest = Roff::new();
    for (title, entries) in SECTIONS {
        rest.control("SH", [*title]);
        entries.iter().for_each(|(name, text)| entry(&mut rest, name, text));
    }
    rest.to_writer(&mut page)?;
    out.write_all(&page)?;
    out.flush()
}

fn entry(roff: &mut Roff, name: &str, text: &str) {
    roff.control("TP", []);
    roff.text([bold(name)]);
    roff.text([roman(text)]);
}

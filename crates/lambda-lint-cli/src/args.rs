//! The command line.

mod check;
mod convert;
mod output;
mod package;
mod rules;
mod settings;

pub(crate) use check::Check;
pub(crate) use convert::Convert;
pub(crate) use output::{Color, Format};
pub(crate) use package::Package;
pub(crate) use rules::{ListFormat, Rules};
pub(crate) use settings::SettingArgs;

use clap::builder::TypedValueParser as _;
use clap::{Parser, Subcommand};
use clap_complete::Shell;
use lambda_lint::Severity;
use lambda_lint_extract::Input;

/// Check AWS Lambda CreateFunction requests before you send them
#[derive(Debug, Parser)]
#[command(name = "lambda-lint", version, subcommand_required = true)]
#[command(arg_required_else_help = true, term_width = 120)]
#[command(
    after_help = "Exit status: 0 without errors, 1 with errors, 2 if the check could not run; `check --fail-on` changes this"
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check requests in files, in folders, or from stdin
    Check(Box<Check>),
    /// Print the requests in a file as JSON, from any input format of `check`
    Convert(Convert),
    /// Check a deployment package (a zip archive or an unzipped folder) without a request
    Package(Box<Package>),
    /// Explain a rule: what it reports and why, with examples and evidence
    Explain {
        /// The id of the rule, as shown in brackets after a finding
        rule: String,
        /// Show what the rule reports for this member, such as /FunctionName
        member: Option<String>,
        /// When to use colors
        #[arg(long, value_name = "WHEN", default_value = "auto", hide_possible_values = true)]
        color: Color,
    },
    /// List the rules
    Rules(Rules),
    /// Print the JSON Schema of requests, for editors
    Schema,
    /// Print shell completions
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

fn level_parser() -> impl clap::builder::TypedValueParser<Value = Severity> {
    clap::builder::PossibleValuesParser::new(["error", "warning", "advice"]).try_map(|level| level.parse::<Severity>())
}

fn input_parser() -> impl clap::builder::TypedValueParser<Value = Input> {
    let names = Input::ALL.iter().map(|input| input.as_str());
    clap::builder::PossibleValuesParser::new(names).try_map(|name| name.parse::<Input>())
}

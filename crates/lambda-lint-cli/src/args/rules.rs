//! The options of `rules`.

use super::{Color, level_parser};
use clap::builder::TypedValueParser as _;
use clap::{Args, ValueEnum};
use lambda_lint::{Group, Severity};

/// The options of `rules`.
#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// List only rules with all of these words in their id or summary
    #[arg(value_name = "TEXT")]
    pub(crate) words: Vec<String>,

    /// List only rules of this severity: error, warning or advice
    #[arg(long, value_name = "LEVEL", value_parser = level_parser(), hide_possible_values = true)]
    pub(crate) severity: Option<Severity>,

    /// List only rules of this group: security, cost or operations
    #[arg(long, value_name = "GROUP", value_parser = group_parser(), hide_possible_values = true)]
    pub(crate) group: Option<Group>,

    /// List only rules with a fix
    #[arg(long)]
    pub(crate) fixable: bool,

    /// How to print the list
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,

    /// When to use colors: auto, always or never
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_possible_values = true)]
    pub(crate) color: Color,
}

/// The output format of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people.
    Text,
    /// A JSON array.
    Json,
}

fn group_parser() -> impl clap::builder::TypedValueParser<Value = Group> {
    let names = Group::ALL.iter().map(|group| group.as_str());
    clap::builder::PossibleValuesParser::new(names)
        .try_map(|name| Group::ALL.iter().copied().find(|group| group.as_str() == name).ok_or("unknown group"))
}

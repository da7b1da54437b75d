//! The options of `convert`.

use super::input_parser;
use clap::{Args, ValueEnum};
use lambda_lint_extract::Input;
use std::path::PathBuf;

/// The options of `convert`.
#[derive(Debug, Args)]
pub(crate) struct Convert {
    /// The file, or `-` for stdin
    #[arg(value_name = "FILE")]
    pub(crate) path: PathBuf,

    /// Output form [request: the JSON body of the API call]
    #[arg(
        long,
        value_name = "FORM",
        default_value = "request",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) to: Form,

    /// The form of the file, as for `check`
    #[arg(long, value_name = "KIND", value_parser = input_parser(), hide_possible_values = true)]
    #[arg(default_value = "auto", hide_default_value = true)]
    pub(crate) input: Input,

    /// The file name to assume for stdin; its extension selects JSON, YAML or another language
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
}

/// A form to convert requests to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// The JSON body of the API call
    Request,
}

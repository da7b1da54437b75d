//! The options of `package`.

use super::{Color, Format, level_parser};
use clap::Args;
use lambda_lint::Severity;
use std::path::PathBuf;

/// The options of `package`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Function")]
pub(crate) struct Package {
    /// A zip archive, or a folder before you zip it
    #[arg(value_name = "PATH", help_heading = "Arguments")]
    pub(crate) path: PathBuf,

    /// The runtime, such as python3.14
    #[arg(long, value_name = "RUNTIME")]
    pub(crate) runtime: String,

    /// The handler, such as app.handler
    #[arg(long, value_name = "HANDLER")]
    pub(crate) handler: String,

    /// The instruction set: x86_64 or arm64
    #[arg(long, value_name = "ARCHITECTURE", default_value = "x86_64")]
    pub(crate) architecture: String,

    /// A layer of the function: a zip archive or a folder (repeat in the order of `Layers`)
    #[arg(long, value_name = "PATH")]
    pub(crate) layer: Vec<PathBuf>,

    /// The script in AWS_LAMBDA_EXEC_WRAPPER; files that it may provide are not reported as missing
    #[arg(long, value_name = "PATH")]
    pub(crate) exec_wrapper: Option<String>,

    /// Run only these rules or groups
    #[arg(long, value_name = "RULE,…", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) select: Vec<String>,

    /// Do not run these rules or groups
    #[arg(long, value_name = "RULE,…", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) ignore: Vec<String>,

    /// Also run rules about good practice (severity advice)
    #[arg(long, help_heading = "Rules")]
    pub(crate) advice: bool,

    /// Lowest severity that makes the exit status 1: error, warning or advice [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = level_parser(), help_heading = "Output")]
    #[arg(hide_possible_values = true)]
    pub(crate) fail_on: Option<Severity>,

    /// Format: pretty, concise, json, json-lines, github, gitlab, junit or sarif
    #[arg(long, value_name = "FORMAT", default_value = "pretty", hide_possible_values = true, help_heading = "Output")]
    pub(crate) format: Format,

    /// Write the results to this file
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,

    /// When to use colors: auto, always or never
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_possible_values = true, help_heading = "Output")]
    pub(crate) color: Color,

    /// Print only findings, without notes and summary
    #[arg(long, short, help_heading = "Output")]
    pub(crate) quiet: bool,
}

//! The options of `check`.

use super::{Color, Format, SettingArgs, input_parser, level_parser};
use clap::Args;
use lambda_lint::Severity;
use lambda_lint_extract::Input;
use std::path::PathBuf;

/// The options of `check`.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
#[command(group = clap::ArgGroup::new("repair").multiple(true))]
pub(crate) struct Check {
    /// Files and folders, or `-` for stdin [default: current folder]
    #[arg(value_name = "PATH", help_heading = "Arguments")]
    pub(crate) paths: Vec<PathBuf>,

    /// The form of the input [auto, request, cloudformation, sam, serverless, aws-cli, …]
    #[arg(long, value_name = "KIND", value_parser = input_parser(), hide_possible_values = true)]
    #[arg(default_value = "auto", hide_default_value = true)]
    pub(crate) input: Input,

    /// Paths to skip in folders: patterns as in .gitignore (comma-separated)
    #[arg(long, value_name = "PATTERN,…", value_delimiter = ',')]
    pub(crate) exclude: Vec<String>,

    /// Read each line of the input as one document (JSON Lines)
    #[arg(long)]
    pub(crate) lines: bool,

    /// The file name to show for stdin
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,

    /// The deployment package to check instead of `Code`: a zip archive or a folder
    #[arg(long, value_name = "PATH")]
    pub(crate) zip_file: Option<PathBuf>,

    /// Do not open the archives and folders that function definitions name
    #[arg(long)]
    pub(crate) no_packages: bool,

    /// The request is synthetic, and the package may be uploaded to S3
    #[arg(skip)]
    pub(crate) is_package: bool,

    #[command(flatten)]
    pub(crate) settings: SettingArgs,

    /// Fail if a named file contains no request
    #[arg(long)]
    pub(crate) strict_inputs: bool,

    /// For pre-commit: silently skip named files that contain no request
    #[arg(long, conflicts_with_all = ["strict_inputs", "lines"])]
    pub(crate) hook: bool,

    /// The configuration file [default: the nearest lambda-lint.toml above each file]
    #[arg(long, value_name = "FILE", help_heading = "Configuration")]
    pub(crate) config: Option<PathBuf>,

    /// Ignore lambda-lint.toml files
    #[arg(long, conflicts_with = "config", help_heading = "Configuration")]
    pub(crate) isolated: bool,

    /// Print the settings for the first path without checking it
    #[arg(long, help_heading = "Configuration")]
    pub(crate) show_settings: bool,

    /// A JSON Schema with your team's policy; its findings are named `policy/…`
    #[arg(long, value_name = "FILE", help_heading = "Configuration")]
    pub(crate) policy: Vec<PathBuf>,

    /// Apply safe fixes to the files; for stdin, print the fixed text to stdout
    #[arg(long, group = "repair", conflicts_with = "lines", help_heading = "Fixes")]
    pub(crate) fix: bool,

    /// Also apply fixes that need a review (with --fix or --diff)
    #[arg(long, requires = "repair", help_heading = "Fixes")]
    pub(crate) unsafe_fixes: bool,

    /// Show what --fix would change without changing it
    #[arg(long, group = "repair", conflicts_with = "lines", help_heading = "Fixes")]
    pub(crate) diff: bool,

    /// Lowest severity that makes the exit status 1: error, warning or advice [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = level_parser(), help_heading = "Output")]
    #[arg(hide_possible_values = true)]
    pub(crate) fail_on: Option<Severity>,

    /// Always exit with status 0
    #[arg(long, help_heading = "Output")]
    pub(crate) exit_zero: bool,

    /// Format: pretty, concise, json, json-lines, github, gitlab, junit or sarif
    #[arg(long, value_name = "FORMAT", default_value = "pretty", hide_possible_values = true, help_heading = "Output")]
    pub(crate) format: Format,

    /// Print counts per rule instead of findings (with pretty, concise or json)
    #[arg(long, conflicts_with_all = ["fix", "diff"], help_heading = "Output")]
    pub(crate) statistics: bool,

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

impl Check {
    /// Whether to apply fixes, to the files or to a diff.
    pub(crate) fn repairs(&self) -> bool {
        self.fix || self.diff
    }
}

//! The command line.

use clap::builder::TypedValueParser as _;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use lambda_lint::{Date, Group, Placeholders, Severity};
use lambda_lint_extract::Input;
use std::path::PathBuf;

/// Check AWS Lambda CreateFunction requests before you send them
#[derive(Debug, Parser)]
#[command(name = "lambda-lint", version, subcommand_required = true)]
#[command(arg_required_else_help = true, term_width = 120)]
#[command(
    after_help = "Exit status: 0 no errors, 1 errors, 2 the check could not run; `check --fail-on` changes what counts"
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
    /// Convert the requests in a file to JSON, from any form that `check` reads
    Convert(Convert),
    /// Check a deployment package without a request: a zip archive, or a folder before you zip it
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

    /// Report a missing `Code` or `Role` in files as an error, too
    #[arg(long, conflicts_with = "partial")]
    pub(crate) complete: bool,

    /// Do not report missing members
    #[arg(long)]
    pub(crate) partial: bool,

    /// Fail if a named file contains no request
    #[arg(long)]
    pub(crate) strict_inputs: bool,

    /// For pre-commit: silently skip named files that contain no request
    #[arg(long, conflicts_with_all = ["strict_inputs", "lines"])]
    pub(crate) hook: bool,

    /// The region of the function, such as eu-west-1
    #[arg(long, value_name = "REGION", help_heading = "Context")]
    pub(crate) region: Option<String>,

    /// The account of the function (12 digits)
    #[arg(long, value_name = "ID", help_heading = "Context")]
    pub(crate) account: Option<String>,

    /// Check as of this date, YYYY-MM-DD [default: today; for a log record, its date]
    #[arg(long, value_name = "DATE", value_parser = parse_date, help_heading = "Context")]
    pub(crate) as_of: Option<Date>,

    /// A quota of the account, such as memory=3008 (also timeout, storage, layers, tags, environment)
    #[arg(long, value_name = "NAME=MAX", value_parser = crate::quota::parse_quota, help_heading = "Context")]
    pub(crate) quota: Vec<(crate::quota::Quota, u32)>,

    /// Run only these: rules, all, default, advice, security, cost, operations, policy
    #[arg(long, value_name = "RULE,…", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) select: Vec<String>,

    /// Run these rules or groups in addition
    #[arg(long, value_name = "RULE,…", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) extend_select: Vec<String>,

    /// Do not run these rules or groups
    #[arg(long, value_name = "RULE,…", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) ignore: Vec<String>,

    /// Change the severity of a rule: error, warning, advice or off
    #[arg(long, value_name = "RULE=LEVEL", value_parser = parse_severity, help_heading = "Rules")]
    pub(crate) severity: Vec<(String, Level)>,

    /// Also run rules about good practice (severity advice)
    #[arg(long, help_heading = "Rules")]
    pub(crate) advice: bool,

    /// Treatment of placeholders such as YOUR_ACCOUNT_ID: allow, warn or error [default: warn]
    #[arg(long, value_name = "LEVEL", value_parser = placeholders_parser(), help_heading = "Rules")]
    #[arg(hide_possible_values = true)]
    pub(crate) placeholders: Option<Placeholders>,

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

impl Check {
    /// Whether to apply fixes, to the files or to a diff.
    pub(crate) fn repairs(&self) -> bool {
        self.fix || self.diff
    }
}

/// The output format of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: the source line, underlined.
    Pretty,
    /// One line for each finding.
    Concise,
    /// One JSON object.
    Json,
    /// One JSON object for each document, one per line.
    JsonLines,
    /// Annotations of GitHub Actions.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// JUnit's XML.
    Junit,
    /// SARIF 2.1.0.
    Sarif,
}

/// The output format of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people.
    Text,
    /// A JSON array.
    Json,
}

/// When to use colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Whether to use colors; `auto` is the choice of the stream and the environment.
    pub(crate) fn choose(self, auto: bool) -> bool {
        match self {
            Color::Auto => auto,
            Color::Always => true,
            Color::Never => false,
        }
    }
}

fn level_parser() -> impl clap::builder::TypedValueParser<Value = Severity> {
    clap::builder::PossibleValuesParser::new(["error", "warning", "advice"]).try_map(|level| level.parse::<Severity>())
}

fn group_parser() -> impl clap::builder::TypedValueParser<Value = Group> {
    let names = Group::ALL.iter().map(|group| group.as_str());
    clap::builder::PossibleValuesParser::new(names)
        .try_map(|name| Group::ALL.iter().copied().find(|group| group.as_str() == name).ok_or("unknown group"))
}

fn input_parser() -> impl clap::builder::TypedValueParser<Value = Input> {
    let names = Input::ALL.iter().map(|input| input.as_str());
    clap::builder::PossibleValuesParser::new(names).try_map(|name| name.parse::<Input>())
}

fn placeholders_parser() -> impl clap::builder::TypedValueParser<Value = Placeholders> {
    let words = Placeholders::ALL.iter().map(|choice| choice.as_str());
    clap::builder::PossibleValuesParser::new(words).try_map(|word| word.parse::<Placeholders>())
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|_| "expected a date such as 2026-11-30 (YYYY-MM-DD)".to_owned())
}

/// The severity to give a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// Run the rule with this severity.
    On(Severity),
    /// Do not run the rule.
    Off,
}

fn parse_severity(text: &str) -> Result<(String, Level), String> {
    let (rule, level) = text.split_once('=').ok_or("expected RULE=LEVEL, such as runtime-blocked=warning")?;
    let level = match level {
        "off" => Level::Off,
        _ => Level::On(level.parse().map_err(|error: lambda_lint::ParseSeverityError| error.to_string())?),
    };
    Ok((rule.to_owned(), level))
}

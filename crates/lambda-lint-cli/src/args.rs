//! The command line.

use clap::builder::TypedValueParser as _;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use lambda_lint::{Date, Group, Placeholders, Severity};
use lambda_lint_extract::Input;
use std::path::PathBuf;

/// Says everything that is wrong with an AWS Lambda CreateFunction request before it is sent
#[derive(Debug, Parser)]
#[command(name = "lambda-lint", version, subcommand_required = true)]
#[command(arg_required_else_help = true, term_width = 120)]
#[command(after_help = "Exit status: 0 nothing found, 1 findings, 2 could not do what was asked")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check requests in files, in folders, or from stdin
    Check(Box<Check>),
    /// Print the requests of a file as JSON, from whatever form they are written in
    Convert(Convert),
    /// Check a deployment package alone: an archive, or a folder before it is zipped
    Package(Box<Package>),
    /// Say why a rule exists, with a failing and a passing example and the evidence
    Explain {
        /// The rule's id, as it stands in brackets behind a finding
        rule: String,
        /// Show what the rule reports at this member, such as /FunctionName
        member: Option<String>,
        /// When to use colours
        #[arg(long, value_name = "WHEN", default_value = "auto", hide_possible_values = true)]
        color: Color,
    },
    /// List the rules
    Rules(Rules),
    /// Print the JSON Schema of a request, for editors
    Schema,
    /// Print the completions for a shell
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

    /// The form to print [request: the body of the call as JSON]
    #[arg(
        long,
        value_name = "FORM",
        default_value = "request",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) to: Form,

    /// How requests are wrapped, as for `check`
    #[arg(long, value_name = "KIND", value_parser = input_parser(), hide_possible_values = true)]
    #[arg(default_value = "auto", hide_default_value = true)]
    pub(crate) input: Input,

    /// The name that stands for stdin, whose ending says the language
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
}

/// A form to convert requests to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// The body of the call as JSON
    Request,
}

/// The options of `check`.
#[derive(Debug, Args)]
#[command(next_help_heading = "What to check")]
#[command(group = clap::ArgGroup::new("repair").multiple(true))]
pub(crate) struct Check {
    /// Files and folders, or `-` for stdin [default: the current folder]
    #[arg(value_name = "PATH", help_heading = "Arguments")]
    pub(crate) paths: Vec<PathBuf>,

    /// How requests are wrapped [auto, request, cloudformation, sam, serverless, aws-cli, …]
    #[arg(long, value_name = "KIND", value_parser = input_parser(), hide_possible_values = true)]
    #[arg(default_value = "auto", hide_default_value = true)]
    pub(crate) input: Input,

    /// Leave these paths out when searching folders: patterns as in .gitignore (comma-separated)
    #[arg(long, value_name = "PATTERN,…", value_delimiter = ',')]
    pub(crate) exclude: Vec<String>,

    /// Every line of the input is one document
    #[arg(long)]
    pub(crate) lines: bool,

    /// The name that stdin has in the results
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,

    /// The deployment package that is sent along, in place of `Code`: an archive or a folder
    #[arg(long, value_name = "PATH")]
    pub(crate) zip_file: Option<PathBuf>,

    /// Do not open the archives and folders that definitions of functions name
    #[arg(long)]
    pub(crate) no_packages: bool,

    /// The request is made up, and the package may be uploaded to S3
    #[arg(skip)]
    pub(crate) is_package: bool,

    /// Missing `Code` and `Role` are errors in files, too
    #[arg(long, conflicts_with = "partial")]
    pub(crate) complete: bool,

    /// No member needs to be there
    #[arg(long)]
    pub(crate) partial: bool,

    /// A named file that is no request is a failure
    #[arg(long)]
    pub(crate) strict_inputs: bool,

    /// For pre-commit: named files that are no requests are passed over without a word
    #[arg(long, conflicts_with_all = ["strict_inputs", "lines"])]
    pub(crate) hook: bool,

    /// The region of the function, such as eu-west-1
    #[arg(long, value_name = "REGION", help_heading = "What is known beside the request")]
    pub(crate) region: Option<String>,

    /// The account of the function, 12 digits
    #[arg(long, value_name = "ID", help_heading = "What is known beside the request")]
    pub(crate) account: Option<String>,

    /// The day to judge for, YYYY-MM-DD [default: today; of a record its own]
    #[arg(long, value_name = "DATE", value_parser = parse_date, help_heading = "What is known beside the request")]
    pub(crate) as_of: Option<Date>,

    /// A quota of the account: memory=3008 (or timeout, storage, layers, tags, environment)
    #[arg(long, value_name = "NAME=MAX", value_parser = crate::quota::parse_quota, help_heading = "What is known beside the request")]
    pub(crate) quota: Vec<(crate::quota::Quota, u32)>,

    /// Only these rules or groups: all, default, advice, security, cost, operations, policy
    #[arg(long, value_name = "RULE,…", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) select: Vec<String>,

    /// Run these rules or groups, too (comma-separated)
    #[arg(long, value_name = "RULE,…", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) extend_select: Vec<String>,

    /// Do not run these rules or groups (comma-separated)
    #[arg(long, value_name = "RULE,…", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) ignore: Vec<String>,

    /// Change the severity of a rule: error, warning, advice or off
    #[arg(long, value_name = "RULE=LEVEL", value_parser = parse_severity, help_heading = "Rules")]
    pub(crate) severity: Vec<(String, Level)>,

    /// Good practice, too
    #[arg(long, help_heading = "Rules")]
    pub(crate) advice: bool,

    /// What is said of YOUR_ACCOUNT_ID and the like: allow, warn or error [default: warn]
    #[arg(long, value_name = "LEVEL", value_parser = placeholders_parser(), help_heading = "Rules")]
    #[arg(hide_possible_values = true)]
    pub(crate) placeholders: Option<Placeholders>,

    /// The configuration [default: the nearest lambda-lint.toml above each file]
    #[arg(long, value_name = "FILE", help_heading = "Configuration")]
    pub(crate) config: Option<PathBuf>,

    /// Ignore lambda-lint.toml files
    #[arg(long, conflicts_with = "config", help_heading = "Configuration")]
    pub(crate) isolated: bool,

    /// Print the settings that apply to the first path, and check nothing
    #[arg(long, help_heading = "Configuration")]
    pub(crate) show_settings: bool,

    /// A JSON Schema of the team's own for requests; its rules are `policy/…`
    #[arg(long, value_name = "FILE", help_heading = "Configuration")]
    pub(crate) policy: Vec<PathBuf>,

    /// Repair what has a safe fix, in the files; stdin goes to stdout
    #[arg(long, group = "repair", conflicts_with = "lines", help_heading = "Fixes")]
    pub(crate) fix: bool,

    /// Apply fixes that want a look, too (with --fix or --diff)
    #[arg(long, requires = "repair", help_heading = "Fixes")]
    pub(crate) unsafe_fixes: bool,

    /// Show what --fix would change, and change nothing
    #[arg(long, group = "repair", conflicts_with = "lines", help_heading = "Fixes")]
    pub(crate) diff: bool,

    /// Exit with status 1 from this severity on: error, warning or advice [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = level_parser(), help_heading = "Results")]
    #[arg(hide_possible_values = true)]
    pub(crate) fail_on: Option<Severity>,

    /// Always exit with status 0
    #[arg(long, help_heading = "Results")]
    pub(crate) exit_zero: bool,

    /// pretty, concise, json, json-lines, github, gitlab, junit or sarif
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "pretty",
        hide_possible_values = true,
        help_heading = "Results"
    )]
    pub(crate) format: Format,

    /// Print how often each rule reported something, not each finding (with pretty, concise or json)
    #[arg(long, conflicts_with_all = ["fix", "diff"], help_heading = "Results")]
    pub(crate) statistics: bool,

    /// Write the results to a file
    #[arg(long, value_name = "FILE", help_heading = "Results")]
    pub(crate) output: Option<PathBuf>,

    /// When to use colours: auto, always or never
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_possible_values = true, help_heading = "Results")]
    pub(crate) color: Color,

    /// Nothing but findings: no notes, no summary
    #[arg(long, short, help_heading = "Results")]
    pub(crate) quiet: bool,
}

/// The options of `package`.
#[derive(Debug, Args)]
#[command(next_help_heading = "The function")]
pub(crate) struct Package {
    /// The archive, or the folder before it is zipped
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

    /// A layer of the function, an archive or a folder; in the order of the function
    #[arg(long, value_name = "PATH")]
    pub(crate) layer: Vec<PathBuf>,

    /// The script in AWS_LAMBDA_EXEC_WRAPPER: what depends on it is not reported
    #[arg(long, value_name = "PATH")]
    pub(crate) exec_wrapper: Option<String>,

    /// Only these rules or groups (comma-separated)
    #[arg(long, value_name = "RULE,…", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) select: Vec<String>,

    /// Not these rules or groups (comma-separated)
    #[arg(long, value_name = "RULE,…", value_delimiter = ',', help_heading = "Rules")]
    pub(crate) ignore: Vec<String>,

    /// Good practice, too
    #[arg(long, help_heading = "Rules")]
    pub(crate) advice: bool,

    /// The least severity that makes the exit status 1 [error, warning, advice; default: error]
    #[arg(long, value_name = "LEVEL", value_parser = level_parser(), help_heading = "Results")]
    #[arg(hide_possible_values = true)]
    pub(crate) fail_on: Option<Severity>,

    /// pretty, concise, json, json-lines, github, gitlab, junit or sarif
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "pretty",
        hide_possible_values = true,
        help_heading = "Results"
    )]
    pub(crate) format: Format,

    /// Write the results to a file
    #[arg(long, value_name = "FILE", help_heading = "Results")]
    pub(crate) output: Option<PathBuf>,

    /// When to use colors: auto, always or never
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_possible_values = true, help_heading = "Results")]
    pub(crate) color: Color,

    /// Nothing but findings: no notes, no summary
    #[arg(long, short, help_heading = "Results")]
    pub(crate) quiet: bool,
}

impl Check {
    /// Whether fixes are applied, to the files or for show.
    pub(crate) fn repairs(&self) -> bool {
        self.fix || self.diff
    }
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: the line, underlined.
    Pretty,
    /// One line for each finding.
    Concise,
    /// One JSON object.
    Json,
    /// One JSON object for each document, one a line.
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

/// How lists are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people.
    Text,
    /// A JSON array.
    Json,
}

/// When to use colours.
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
    /// Whether to use them where `auto` is the choice that the stream and the environment make.
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
    Date::parse(text).map_err(|_| "expected a day of the calendar as YYYY-MM-DD".to_owned())
}

/// The severity that a rule is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// The rule runs, with this severity.
    On(Severity),
    /// The rule does not run.
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

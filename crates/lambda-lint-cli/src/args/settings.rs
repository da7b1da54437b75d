//! The settings among the options of `check`.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use lambda_lint::{Date, Placeholders, Quota, Settings, Severity};

/// Options that a configuration file can set, too.
#[derive(Debug, Args)]
pub(crate) struct SettingArgs {
    /// Report a missing `Code` or `Role` as an error even in files
    #[arg(long, conflicts_with = "partial", help_heading = "Input")]
    pub(crate) complete: bool,

    /// Do not report missing members
    #[arg(long, help_heading = "Input")]
    pub(crate) partial: bool,

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
    #[arg(long, value_name = "NAME=MAX", value_parser = Settings::parse_quota, help_heading = "Context")]
    pub(crate) quota: Vec<(Quota, u32)>,

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
    #[arg(long, value_name = "RULE=LEVEL", value_parser = Settings::parse_severity, help_heading = "Rules")]
    pub(crate) severity: Vec<(String, Option<Severity>)>,

    /// Also run rules about good practice (severity advice)
    #[arg(long, help_heading = "Rules")]
    pub(crate) advice: bool,

    /// How to treat placeholders such as YOUR_ACCOUNT_ID: allow, warn or error [default: warn]
    #[arg(long, value_name = "LEVEL", value_parser = placeholders_parser(), help_heading = "Rules")]
    #[arg(hide_possible_values = true)]
    pub(crate) placeholders: Option<Placeholders>,
}

impl SettingArgs {
    /// The layer over the settings of the configuration file.
    pub(crate) fn layer(&self) -> Settings {
        let mut layer = Settings::default();
        layer.region.clone_from(&self.region);
        layer.account.clone_from(&self.account);
        layer.as_of = self.as_of;
        layer.quotas.clone_from(&self.quota);
        layer.select = Some(self.select.clone()).filter(|names| !names.is_empty());
        layer.extend_select.clone_from(&self.extend_select);
        layer.ignore.clone_from(&self.ignore);
        layer.severity.clone_from(&self.severity);
        layer.advice = self.advice.then_some(true);
        layer.placeholders = self.placeholders;
        layer.partial = self.partial.then_some(true);
        layer.complete = self.complete.then_some(true);
        layer
    }

    /// The option that names a rule.
    pub(crate) fn option_with(&self, rule: &str) -> &'static str {
        let has = |names: &[String]| names.iter().any(|name| name == rule);
        match self {
            _ if has(&self.select) => "--select",
            _ if has(&self.extend_select) => "--extend-select",
            _ if has(&self.ignore) => "--ignore",
            _ => "--severity",
        }
    }
}

fn placeholders_parser() -> impl TypedValueParser<Value = Placeholders> {
    let words = Placeholders::ALL.iter().map(|choice| choice.as_str());
    PossibleValuesParser::new(words).try_map(|word| word.parse::<Placeholders>())
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|_| "expected a date such as 2026-11-30 (YYYY-MM-DD)".to_owned())
}

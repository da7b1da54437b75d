//! What a caller can set, in layers: defaults, a configuration file, arguments.

use crate::date::Date;
use crate::diagnostic::Severity;
use crate::options::{ParsePlaceholdersError, Placeholders, Quota};
use crate::schema::rules::PLACEHOLDER;

/// What a caller can set. Every source fills in a layer of its own: a configuration file, arguments, or JavaScript.
///
/// ```
/// use lambda_lint::{Linter, Settings};
///
/// let mut file = Settings::default();
/// file.set("region", "eu-west-1")?;
/// file.set("severity", "runtime-deprecated=error")?;
/// let mut arguments = Settings::default();
/// arguments.set("ignore", "security,missing-tags")?;
/// let linter = Linter::builder().settings(file.with(arguments)).build()?;
/// assert_eq!(linter.options().region(), Some("eu-west-1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// The region of the function, such as `eu-west-1`.
    pub region: Option<String>,
    /// The account of the function, 12 digits.
    pub account: Option<String>,
    /// Check as of this date.
    pub as_of: Option<Date>,
    /// Quotas of the account. The last value of a quota counts.
    pub quotas: Vec<(Quota, u32)>,
    /// Run only these rules: ids, groups, `all`, `default` or `advice`.
    pub select: Option<Vec<String>>,
    /// Run these rules in addition.
    pub extend_select: Vec<String>,
    /// Do not run these rules: ids or groups.
    pub ignore: Vec<String>,
    /// Also run rules of severity advice.
    pub advice: Option<bool>,
    /// How to treat placeholders.
    pub placeholders: Option<Placeholders>,
    /// Severities of rules; `None` turns a rule off. The last one of a rule counts.
    pub severity: Vec<(String, Option<Severity>)>,
    /// Whether members may be missing.
    pub partial: Option<bool>,
    /// Whether a missing `Code` or `Role` is an error in files, too. The caller passes the consequence with each document, as
    /// its [`Absence`](crate::Absence).
    pub complete: Option<bool>,
}

/// The form of a setting's value in a configuration file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SettingKind {
    /// A string.
    Text,
    /// A date.
    Date,
    /// `true` or `false`.
    Flag,
    /// A list of names.
    Names,
    /// A table from quotas to integers.
    Quotas,
    /// A table from rules to severities.
    Severities,
}

impl Settings {
    /// The name of every setting, as in a configuration file, and the form of its value.
    pub const ALL: &'static [(&'static str, SettingKind)] = &[
        ("region", SettingKind::Text),
        ("account", SettingKind::Text),
        ("as-of", SettingKind::Date),
        ("quotas", SettingKind::Quotas),
        ("select", SettingKind::Names),
        ("extend-select", SettingKind::Names),
        ("ignore", SettingKind::Names),
        ("advice", SettingKind::Flag),
        ("placeholders", SettingKind::Text),
        ("severity", SettingKind::Severities),
        ("partial", SettingKind::Flag),
        ("complete", SettingKind::Flag),
    ];

    /// Sets one value by its name, in kebab-case as in a configuration file or in camelCase as in JavaScript.
    ///
    /// Names of rules are separated by commas. An entry of `quotas` or `severity` is written `NAME=VALUE`. Lists and tables
    /// grow with each call.
    ///
    /// # Errors
    ///
    /// Fails for an unknown name, and for a value that cannot be parsed. Whether rules and regions exist is checked when
    /// the linter is built.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), SettingError> {
        match name {
            "region" => self.region = Some(value.to_owned()),
            "account" => self.account = Some(value.to_owned()),
            "as-of" | "asOf" => {
                self.as_of = Some(Date::parse(value).map_err(|_| SettingError::InvalidDate(value.to_owned()))?);
            }
            "quotas" => self.quotas.push(Settings::parse_quota(value)?),
            "select" => self.select.get_or_insert_default().extend(names(value)),
            "extend-select" | "extendSelect" => self.extend_select.extend(names(value)),
            "ignore" => self.ignore.extend(names(value)),
            "advice" => self.advice = Some(flag(value)?),
            "placeholders" => self.set_placeholders(value.parse()?),
            "severity" => self.severity.push(Settings::parse_severity(value)?),
            "partial" => self.partial = Some(flag(value)?),
            "complete" => self.complete = Some(flag(value)?),
            _ => return Err(SettingError::UnknownName(name.to_owned())),
        }
        Ok(())
    }

    /// Reads a quota, written `NAME=MAX`.
    ///
    /// # Errors
    ///
    /// Fails if the quota is unknown or the maximum is not an integer.
    pub fn parse_quota(text: &str) -> Result<(Quota, u32), SettingError> {
        let (name, max) = text.split_once('=').ok_or(SettingError::MissingEquals("NAME=MAX, such as memory=3008"))?;
        let quota = Quota::ALL.iter().find(|quota| quota.as_str() == name);
        let quota = quota.ok_or_else(|| SettingError::UnknownQuota(name.to_owned()))?;
        let max = max.parse().map_err(|_| SettingError::InvalidQuota(max.to_owned()))?;
        Ok((*quota, max))
    }

    /// Reads the severity of a rule, written `RULE=LEVEL`. `off` gives `None`.
    ///
    /// # Errors
    ///
    /// Fails if the severity is unknown.
    pub fn parse_severity(text: &str) -> Result<(String, Option<Severity>), SettingError> {
        let expected = "RULE=LEVEL, such as runtime-blocked=warning";
        let (rule, level) = text.split_once('=').ok_or(SettingError::MissingEquals(expected))?;
        let level = match level {
            "off" => None,
            _ => Some(level.parse().map_err(|_| SettingError::UnknownSeverity(level.to_owned()))?),
        };
        Ok((rule.to_owned(), level))
    }

    /// These settings with others on top.
    ///
    /// A single value or a selection replaces the one below it. The other lists are extended. `partial` and `complete`
    /// are one choice: who makes it replaces both.
    #[must_use]
    pub fn with(mut self, over: Settings) -> Settings {
        self.region = over.region.or(self.region);
        self.account = over.account.or(self.account);
        self.as_of = over.as_of.or(self.as_of);
        self.quotas.extend(over.quotas);
        self.select = over.select.or(self.select);
        self.extend_select.extend(over.extend_select);
        self.ignore.extend(over.ignore);
        self.advice = over.advice.or(self.advice);
        if let Some(choice) = over.placeholders {
            self.set_placeholders(choice);
        }
        self.severity.extend(over.severity);
        if over.partial.is_some() || over.complete.is_some() {
            (self.partial, self.complete) = (over.partial, over.complete);
        }
        self
    }

    /// Takes the severity of placeholders from this choice, not from an earlier severity of the rule.
    pub(crate) fn set_placeholders(&mut self, choice: Placeholders) {
        self.severity.retain(|(rule, _)| *rule != PLACEHOLDER.meta().id);
        self.placeholders = Some(choice);
    }
}

/// The error of a setting that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SettingError {
    /// No setting has this name.
    #[error("unknown option `{0}`")]
    UnknownName(String),
    /// The value is not a date.
    #[error("invalid date `{0}`; expected YYYY-MM-DD")]
    InvalidDate(String),
    /// The value is not a boolean.
    #[error("expected `true` or `false`, found `{0}`")]
    InvalidFlag(String),
    /// The value is not a choice for placeholders.
    #[error(transparent)]
    InvalidPlaceholders(#[from] ParsePlaceholdersError),
    /// The value has no `=`.
    #[error("expected {0}")]
    MissingEquals(&'static str),
    /// No quota has this name.
    #[error("unknown quota `{0}`; expected one of {list}", list = Quota::list())]
    UnknownQuota(String),
    /// The value of a quota is not a number.
    #[error("expected an integer, found `{0}`")]
    InvalidQuota(String),
    /// No severity has this name.
    #[error("unknown severity `{0}`; expected `error`, `warning`, `advice` or `off`")]
    UnknownSeverity(String),
}

fn names(value: &str) -> impl Iterator<Item = String> {
    value.split(',').filter(|name| !name.is_empty()).map(str::to_owned)
}

fn flag(value: &str) -> Result<bool, SettingError> {
    match value {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(SettingError::InvalidFlag(value.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A layer in which this one is set.
    fn one(name: &str, value: &str) -> Settings {
        let mut settings = Settings::default();
        settings.set(name, value).unwrap_or_else(|error| panic!("{name}: {error}"));
        settings
    }

    #[test]
    fn every_setting_can_be_set_and_is_kept_by_layers() {
        for (name, kind) in Settings::ALL {
            let value = match (*name, kind) {
                ("placeholders", _) => "error",
                (_, SettingKind::Text | SettingKind::Names) => "text",
                (_, SettingKind::Date) => "2026-01-02",
                (_, SettingKind::Flag) => "true",
                (_, SettingKind::Quotas) => "memory=3008",
                (_, SettingKind::Severities) => "unknown-member=off",
            };
            let set = one(name, value);
            assert_ne!(set, Settings::default(), "{name}");
            assert_eq!(Settings::default().with(set.clone()), set, "{name}");
            assert_eq!(set.clone().with(Settings::default()), set, "{name}");
        }
        assert_eq!(one("asOf", "2026-01-02"), one("as-of", "2026-01-02"));
        assert_eq!(one("extendSelect", "a"), one("extend-select", "a"));
    }

    #[test]
    fn layers_replace_values_and_extend_lists() {
        let both = |name, below, above| one(name, below).with(one(name, above));
        assert_eq!(both("region", "a", "b"), one("region", "b"));
        assert_eq!(both("select", "a,b", "c"), one("select", "c"));
        assert_eq!(both("ignore", "a", "b,c"), one("ignore", "a,b,c"));
        assert_eq!(both("severity", "a=error", "a=off").severity.len(), 2);
        let complete = one("partial", "true").with(one("complete", "true"));
        assert_eq!(complete, one("complete", "true"));
        let placeholders = one("severity", "placeholder=error").with(one("placeholders", "warn"));
        assert_eq!(placeholders, one("placeholders", "warn"));
    }

    #[test]
    fn errors_name_the_value_and_what_is_allowed() {
        for (name, value, expected) in [
            ("colour", "red", "unknown option `colour`"),
            ("as-of", "tomorrow", "invalid date `tomorrow`; expected YYYY-MM-DD"),
            ("advice", "yes", "expected `true` or `false`, found `yes`"),
            ("placeholders", "off", "unknown value `off` for placeholders; expected `allow`, `warn` or `error`"),
            ("quotas", "memory", "expected NAME=MAX, such as memory=3008"),
            ("quotas", "memory=much", "expected an integer, found `much`"),
            (
                "quotas",
                "money=1",
                "unknown quota `money`; expected one of memory, timeout, storage, layers, tags, environment",
            ),
            ("severity", "a=loud", "unknown severity `loud`; expected `error`, `warning`, `advice` or `off`"),
        ] {
            let error = Settings::default().set(name, value).expect_err(name);
            assert_eq!(error.to_string(), expected);
        }
    }
}

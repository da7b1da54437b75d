use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The code logs at a lower level than `ApplicationLogLevel` allows.
    ///
    /// `LOG_LEVEL` and `POWERTOOLS_LOG_LEVEL` configure loggers. Lambda drops lines below `LoggingConfig.ApplicationLogLevel`, so
    /// the additional lines never arrive.
    LogLevelFilteredOut = "log-level-filtered-out", Warning,
    requires: [LoggingConfigApplicationLogLevel],
    covers: ["env-powertools-level"],
    evidence: [
        Documentation "2026-11-22" "Powertools warns about it" "https://docs.aws.amazon.com/powertools/python/latest/core/logger/",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html",
    ],
    pass: [
        r#"{
            "LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "INFO"},
            "Environment": {"Variables": {"POWERTOOLS_LOG_LEVEL": "WARNING", "LOG_LEVEL": "info"}}
        }"#,
    ],
    fail: [
        r#"{
            "LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "INFO"},
            "Environment": {"Variables": {"POWERTOOLS_LOG_LEVEL": "DEBUG"}}
        }"# => "/LoggingConfig/ApplicationLogLevel",
        r#"{
            "LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "ERROR"},
            "Environment": {"Variables": {"LOG_LEVEL": "warn"}}
        }"# => "/LoggingConfig/ApplicationLogLevel",
    ],
}

/// The levels from the most verbose to the least, with the names that loggers use.
static LEVELS: &[&[&str]] =
    &[&["TRACE"], &["DEBUG"], &["INFO"], &["WARN", "WARNING"], &["ERROR"], &["FATAL", "CRITICAL"]];

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let filter = Member::LoggingConfigApplicationLogLevel;
    // with plain text there is no filter, which another rule reports
    if request.text(Member::LoggingConfigLogFormat) != Some("JSON") {
        return;
    }
    let Some((name, level)) = request.text(filter).and_then(|name| Some((name, rank(name)?))) else { return };
    for entry in request.entries(Member::EnvironmentVariables) {
        let Some(key @ ("LOG_LEVEL" | "POWERTOOLS_LOG_LEVEL")) = entry.key() else { continue };
        if entry.text().and_then(rank).is_some_and(|wanted| wanted < level) {
            out.report(
                filter,
                msg!(
                    "{variable} sets a lower level than {value}, and Lambda drops those lines",
                    variable = Text(key),
                    value = Text(name)
                ),
            )
            .help("set the same level in both places")
            .related(entry, "the logger's level is set here");
            return;
        }
    }
}

fn rank(level: &str) -> Option<usize> {
    LEVELS.iter().position(|names| names.iter().any(|name| name.eq_ignore_ascii_case(level)))
}

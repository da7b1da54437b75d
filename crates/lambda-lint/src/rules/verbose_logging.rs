use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// A log level lets lines through that are for debugging.
    ///
    /// Every line is paid for, and these are many. They also tend to hold what should not be in a log.
    VerboseLogging = "verbose-logging", Advice,
    requires: [LoggingConfigApplicationLogLevel, LoggingConfigSystemLogLevel],
    covers: ["log-verbose"],
    groups: [Cost],
    evidence: [
        Judgement "2026-11-22" "logs are priced by the gigabyte" "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html",
    ],
    pass: [
        r#"{
            "LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "INFO", "SystemLogLevel": "INFO"}
        }"#,
    ],
    fail: [
        r#"{
            "LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "DEBUG", "SystemLogLevel": "DEBUG"}
        }"# => "/LoggingConfig/ApplicationLogLevel" | "/LoggingConfig/SystemLogLevel",
        r#"{"LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "TRACE"}}"# => "/LoggingConfig/ApplicationLogLevel",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for member in [Member::LoggingConfigApplicationLogLevel, Member::LoggingConfigSystemLogLevel] {
        if let Some(level @ ("TRACE" | "DEBUG")) = request.text(member) {
            out.at(member, format!("`{}` is `{level}`, which is for debugging and costs by the line", member.name()))
                .help("use `INFO` or a higher level")
                .word("level", level);
        }
    }
}

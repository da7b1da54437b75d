use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// A log level includes debug lines.
    ///
    /// You pay for every line, and debug logs have many lines. They also tend to contain sensitive data.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for member in [Member::LoggingConfigApplicationLogLevel, Member::LoggingConfigSystemLogLevel] {
        if let Some(level @ ("TRACE" | "DEBUG")) = request.text(member) {
            out.report(
                member,
                msg!(
                    "{member} is {level}, which is for debugging and makes logs expensive",
                    member = MemberName(member),
                    level = Text(level)
                ),
            )
            .help("use `INFO` or a higher level");
        }
    }
}

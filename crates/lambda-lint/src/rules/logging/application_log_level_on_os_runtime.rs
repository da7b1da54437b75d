use crate::facts::Family;
use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `ApplicationLogLevel` filters by level, but an OS-only runtime does not add levels to log lines.
    ///
    /// In language runtimes, Lambda knows the level of each line. A program on `provided.al2023` must write JSON with a `level`
    /// member, as the libraries for Rust and Go can. Any other line counts as `INFO`, which a higher level drops.
    ApplicationLogLevelOnOsRuntime = "application-log-level-on-os-runtime", Advice,
    requires: [LoggingConfigApplicationLogLevel],
    covers: ["log-app-level-runtime"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "other runtimes must write `level` themselves; a line without it is `INFO`" "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html",
    ],
    pass: [
        r#"{
            "Runtime": "python3.14",
            "Handler": "app.handler",
            "LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "WARN"}
        }"#,
        r#"{
            "Runtime": "provided.al2023",
            "Handler": "bootstrap",
            "LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "INFO"}
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "provided.al2023",
            "Handler": "bootstrap",
            "LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "WARN"}
        }"# => "/LoggingConfig/ApplicationLogLevel",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::LoggingConfigApplicationLogLevel;
    let Some(level @ ("WARN" | "ERROR" | "FATAL")) = request.text(member) else { return };
    let Some(runtime) = request.runtime().filter(|runtime| runtime.family == Family::Provided) else { return };
    // with plain text, another rule reports the level
    if request.text(Member::LoggingConfigLogFormat) == Some("JSON") || features::on_managed_instances(request) {
        out.report(
            member,
            msg!(
                "{level} drops all lines without a level, and {runtime} does not add levels",
                level = Text(level),
                runtime = Name(runtime.identifier)
            ),
        )
        .help("write the logs as JSON with a `level` member")
        .related(Member::Runtime, "the runtime is set here");
    }
}

use crate::facts::Family;
use crate::rule::declare_rule;
use crate::values::features;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `ApplicationLogLevel` drops all lines without a level, and the runtime gives them none.
    ///
    /// With the runtimes of a language Lambda knows the level of each line. A program on `provided.al2023` has to write JSON with
    /// a member `level`, as the libraries for Rust and Go do if they are told to. Any other line counts as `INFO`, which a higher
    /// level drops.
    ApplicationLogLevelOnOsRuntime = "application-log-level-on-os-runtime", Advice,
    requires: [LoggingConfigApplicationLogLevel],
    covers: ["log-app-level-runtime"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "other runtimes have to write `level` themselves; without it a line is `INFO`" "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let member = Member::LoggingConfigApplicationLogLevel;
    let Some(level @ ("WARN" | "ERROR" | "FATAL")) = request.text(member) else { return };
    let Some(runtime) = request.runtime().filter(|runtime| runtime.family == Family::Provided) else { return };
    // with plain text the level is refused, which another rule says
    if request.text(Member::LoggingConfigLogFormat) == Some("JSON") || features::on_managed_instances(request) {
        let name = runtime.identifier;
        out.at(member, format!("`{level}` drops all lines that have no level, and `{name}` gives them none"))
            .help("let the program write JSON with a member `level`")
            .word("level", level)
            .param("runtime", name)
            .related(Member::Runtime, "the runtime is chosen here");
    }
}

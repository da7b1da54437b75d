use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// An environment variable sets a log option that belongs in `LoggingConfig`.
    ///
    /// Lambda uses `AWS_LAMBDA_LOG_FORMAT` and `AWS_LAMBDA_LOG_LEVEL` to pass `LoggingConfig` to the runtime. If you set them
    /// yourself, the runtime writes in one format and Lambda filters by another.
    LogSettingInEnvironment = "log-setting-in-environment", Warning,
    requires: [EnvironmentVariables],
    covers: ["env-log-conflict"],
    evidence: [
        Tools "2026-11-22" "the runtimes read both" "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html",
    ],
    pass: [
        r#"{
            "LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "DEBUG"},
            "Environment": {"Variables": {"LOG_LEVEL": "debug"}}
        }"#,
    ],
    fail: [
        r#"{"Environment": {"Variables": {"AWS_LAMBDA_LOG_FORMAT": "JSON"}}}"# => "/Environment/Variables/AWS_LAMBDA_LOG_FORMAT",
        r#"{"Environment": {"Variables": {"AWS_LAMBDA_LOG_LEVEL": "DEBUG"}}}"# => "/Environment/Variables/AWS_LAMBDA_LOG_LEVEL",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for entry in request.entries(Member::EnvironmentVariables) {
        let Some(key) = entry.key().filter(|key| key.starts_with("AWS_LAMBDA_LOG_")) else { continue };
        let member = match key {
            "AWS_LAMBDA_LOG_FORMAT" => Member::LoggingConfigLogFormat,
            "AWS_LAMBDA_LOG_LEVEL" => Member::LoggingConfigApplicationLogLevel,
            _ => continue,
        };
        let found = out.report(
            entry.key_place(),
            msg!("{member} overrides the value that Lambda sets from {@LoggingConfig}", member = Text(key)),
        );
        found
            .help(msg!("remove it, and set {setting} in {@LoggingConfig} instead", setting = MemberName(member)))
            .unsafe_fix(msg!("remove {key}", key = Text(key)), vec![Edit::Remove(entry.key_place())]);
        if request.has(member) {
            found.related(member, "Lambda takes the value from here");
        }
    }
}

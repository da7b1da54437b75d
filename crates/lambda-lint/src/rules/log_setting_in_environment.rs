use crate::rule::declare_rule;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// A setting of logs stands in the environment variables, not in `LoggingConfig`.
    ///
    /// `AWS_LAMBDA_LOG_FORMAT` and `AWS_LAMBDA_LOG_LEVEL` are how Lambda tells the runtime what `LoggingConfig` says. Set
    /// by hand they contradict it: the runtime writes in one format, and Lambda filters by another.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for entry in request.entries(Member::EnvironmentVariables) {
        let Some(key) = entry.key().filter(|key| key.starts_with("AWS_LAMBDA_LOG_")) else { continue };
        let member = match key {
            "AWS_LAMBDA_LOG_FORMAT" => Member::LoggingConfigLogFormat,
            "AWS_LAMBDA_LOG_LEVEL" => Member::LoggingConfigApplicationLogLevel,
            _ => continue,
        };
        let name = member.name();
        let draft = out.at(entry.key_place(), format!("`{key}` is set by hand; Lambda sets it from `LoggingConfig`"));
        draft
            .help(format!("remove it, and say it with `LoggingConfig.{name}`"))
            .unsafe_fix(format!("remove `{key}`"), vec![Edit::Remove(entry.key_place())]);
        if request.has(member) {
            draft.related(member, "Lambda takes its value from here");
        }
    }
}

use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, State, msg};

declare_rule! {
    /// A log level is set, but the log format is plain text.
    ///
    /// Lambda can only filter JSON lines by level. It rejects levels with `Text`, which is the default format (except on managed
    /// instances).
    LogLevelWithoutJson = "log-level-without-json", Error,
    requires: [LoggingConfigApplicationLogLevel, LoggingConfigSystemLogLevel],
    covers: ["log-level-needs-json"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09" "a log level is not supported with the format Text" "",
        Documentation "2026-11-22" "the format must be JSON" "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html",
        Tools "2026-10-20" "cfn-lint and the CDK reject it before deployment" "https://github.com/aws-cloudformation/cfn-lint",
    ],
    pass: [
        r#"{
            "LoggingConfig": {"LogFormat": "JSON", "ApplicationLogLevel": "WARN", "SystemLogLevel": "WARN"}
        }"#,
        r#"{"LoggingConfig": {"LogFormat": "Text", "LogGroup": "/orders/prod"}}"#,
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "LoggingConfig": {"ApplicationLogLevel": "WARN"}
        }"#,
    ],
    fail: [
        r#"{"LoggingConfig": {"LogFormat": "Text", "ApplicationLogLevel": "WARN"}}"# => "/LoggingConfig/LogFormat",
        r#"{"LoggingConfig": {"SystemLogLevel": "INFO", "ApplicationLogLevel": "INFO"}}"# => "/LoggingConfig/LogFormat",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let format = Member::LoggingConfigLogFormat;
    let levels = [Member::LoggingConfigApplicationLogLevel, Member::LoggingConfigSystemLogLevel];
    let mut levels = levels.into_iter().filter(|&level| request.text(level).is_some()).peekable();
    // functions on managed instances log in JSON by default, and another rule reports `Text` there
    if levels.peek().is_none() || !request.is_absent(Member::CapacityProviderConfig) {
        return;
    }
    let (message, edit) = match request.state(format) {
        State::Absent => (
            msg!("a log level requires the format `JSON`, but {@LogFormat} defaults to `Text`"),
            Edit::Add(Member::LoggingConfig.into(), "LogFormat".to_owned(), r#""JSON""#.to_owned()),
        ),
        State::Value(place) if request.text(format) == Some("Text") => (
            msg!("a log level requires the format `JSON`, but {@LogFormat} is `Text`"),
            Edit::Replace(place, r#""JSON""#.to_owned()),
        ),
        _ => return,
    };
    let found = out.report(format, message);
    found.help(msg!("set {@LogFormat} to `JSON`, or remove the log levels")).unsafe_fix("use `JSON`", vec![edit]);
    for level in levels {
        found.related(level, "a log level is set here");
    }
}

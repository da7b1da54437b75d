use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The function logs in plain text.
    ///
    /// In JSON the level, the time and the request of each line can be searched and filtered, and Lambda leaves out what is below
    /// a level of your choice.
    UnstructuredLogs = "unstructured-logs", Advice,
    covers: ["log-text"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html",
    ],
    pass: [
        r#"{"LoggingConfig": {"LogFormat": "JSON"}}"#,
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096
        }"#,
    ],
    fail: [
        r#"{}"# => "/LoggingConfig/LogFormat",
        r#"{"LoggingConfig": {"LogFormat": "Text"}}"# => "/LoggingConfig/LogFormat",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let format = Member::LoggingConfigLogFormat;
    let is_text = request.is_absent(format) || request.text(format) == Some("Text");
    // where text is refused, another rule speaks
    let is_refused =
        [Member::CapacityProviderConfig, Member::LoggingConfigApplicationLogLevel, Member::LoggingConfigSystemLogLevel]
            .iter()
            .any(|&member| !request.is_absent(member));
    if is_text && !is_refused {
        out.at(format, "the function logs in plain text").help("set `LogFormat` to `JSON`");
    }
}

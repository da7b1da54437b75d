use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The function logs in plain text.
    ///
    /// With JSON, you can search and filter lines by level, time and request, and Lambda can drop lines below a
    /// level.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let format = Member::LoggingConfigLogFormat;
    let is_text = request.is_absent(format) || request.text(format) == Some("Text");
    // another rule reports plain text where the service rejects it
    let is_refused =
        [Member::CapacityProviderConfig, Member::LoggingConfigApplicationLogLevel, Member::LoggingConfigSystemLogLevel]
            .iter()
            .any(|&member| !request.is_absent(member));
    if is_text && !is_refused {
        out.report(format, "the function logs in plain text").help(msg!("set {@LogFormat} to `JSON`"));
    }
}

use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, Severity, msg};

declare_rule! {
    /// `LogGroup` starts with `aws/`, which is reserved.
    ///
    /// Log groups with such names belong to AWS services. `/aws/lambda/…`, with a leading slash, is Lambda's own prefix and is
    /// allowed.
    ReservedLogGroup = "reserved-log-group", Error,
    requires: [LoggingConfigLogGroup],
    covers: ["log-group-aws"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "a name that begins with `aws/` is rejected, and the error calls `AWS/` reserved" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
    ],
    pass: [
        r#"{"LoggingConfig": {"LogGroup": "/aws/lambda/orders"}}"#,
        r#"{"LoggingConfig": {"LogGroup": "aws-orders/prod"}}"#,
    ],
    fail: [
        r#"{"LoggingConfig": {"LogGroup": "aws/lambda/orders"}}"# => "/LoggingConfig/LogGroup",
        r#"{"LoggingConfig": {"LogGroup": "AWS/orders"}}"# => "/LoggingConfig/LogGroup",
        r#"{"LoggingConfig": {"LogGroup": "Aws/orders"}}"# => "/LoggingConfig/LogGroup",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(group) = request.text(Member::LoggingConfigLogGroup) else { return };
    let Some(start) = group.get(..PREFIX.len()).filter(|start| start.eq_ignore_ascii_case(PREFIX)) else { return };
    let found = out.report(
        Member::LoggingConfigLogGroup,
        msg!("{value} starts with {prefix}, which is reserved for AWS", value = Text(group), prefix = Text(start)),
    );
    found.help("add a leading slash, or use another name");
    if start == PREFIX {
        let json = format!("\"/{group}\"");
        found.unsafe_fix("add a leading slash", vec![Edit::Replace(Member::LoggingConfigLogGroup.into(), json)]);
    } else if start != PREFIX.to_ascii_uppercase() {
        // the recorded responses are about lower case and upper case only
        found.severity(Severity::Warning);
    }
}

/// The reserved prefix.
const PREFIX: &str = "aws/";

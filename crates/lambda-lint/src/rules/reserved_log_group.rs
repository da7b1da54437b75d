use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Edit, Member, Request, Severity};

declare_rule! {
    /// `LogGroup` begins with `aws/`, which is reserved.
    ///
    /// Log groups of that name belong to services of AWS. `/aws/lambda/…`, with a slash in front, is what Lambda itself uses
    /// and may be used.
    ReservedLogGroup = "reserved-log-group", Error,
    requires: [LoggingConfigLogGroup],
    covers: ["log-group-aws"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "a name that begins with `aws/` is refused, and the answer calls `AWS/` reserved" "",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(group) = request.text(Member::LoggingConfigLogGroup) else { return };
    let Some(start) = group.get(..PREFIX.len()).filter(|start| start.eq_ignore_ascii_case(PREFIX)) else { return };
    let message = format!("log groups that begin with `{start}` are reserved for AWS: `{}`", shorten(group));
    let draft = out.at(Member::LoggingConfigLogGroup, message);
    draft.help("put a slash in front, or give the group another name").word("prefix", start);
    if start == PREFIX {
        let json = format!("\"/{group}\"");
        draft.unsafe_fix("put a slash in front", vec![Edit::Replace(Member::LoggingConfigLogGroup.into(), json)]);
    } else if start != PREFIX.to_ascii_uppercase() {
        // one case has been refused, and the answer writes the other one; of a mixture nobody knows
        draft.severity(Severity::Warning);
    }
}

/// How the names begin.
const PREFIX: &str = "aws/";

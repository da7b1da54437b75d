use crate::facts::limits::DURABLE_RETENTION_DEFAULT;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `DurableConfig` does not set how long the execution history is kept.
    ///
    /// The default is 14 days. You need the history to investigate failed executions, and you pay for storing it, so set the
    /// retention period explicitly.
    DefaultDurableRetention = "default-durable-retention", Advice,
    requires: [DurableConfig],
    covers: ["durable-retention"],
    groups: [Operations, Cost],
    evidence: [
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/durable-functions.html",
        Tools "2026-10-20" "the default in the schema of AWS::Lambda::Function" "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-lambda-function-durableconfig.html",
    ],
    pass: [
        r#"{"DurableConfig": {"ExecutionTimeout": 600, "RetentionPeriodInDays": 14}}"#,
    ],
    fail: [
        r#"{"DurableConfig": {"ExecutionTimeout": 600}}"# => "/DurableConfig/RetentionPeriodInDays",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::DurableConfigRetentionPeriodInDays;
    if request.is_absent(member) && request.has(Member::DurableConfig) {
        out.report(
            member,
            msg!(
                "the execution history is kept for the default of {default}",
                default = Days(i64::from(DURABLE_RETENTION_DEFAULT))
            ),
        )
        .help(msg!("set {@RetentionPeriodInDays} to what your investigations need"));
    }
}

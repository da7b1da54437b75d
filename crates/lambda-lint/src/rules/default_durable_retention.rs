use crate::facts::limits::DURABLE_RETENTION_DEFAULT;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `DurableConfig` does not say how long the history of executions is kept.
    ///
    /// It is 14 days then. The history is what a failed execution is looked into with, and it is stored at a price; so choose.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let member = Member::DurableConfigRetentionPeriodInDays;
    if request.is_absent(member) && request.has(Member::DurableConfig) {
        out.at(
            member,
            format!("the history of executions is kept for the default of {DURABLE_RETENTION_DEFAULT} days"),
        )
        .help("set `RetentionPeriodInDays` to what your investigations need")
        .param("default", i64::from(DURABLE_RETENTION_DEFAULT));
    }
}

use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `DurableConfig` has no `ExecutionTimeout`.
    ///
    /// `DurableConfig` makes the function durable, and the service requires a limit for the whole execution, including waits.
    DurableWithoutExecutionTimeout = "durable-without-execution-timeout", Error,
    requires: [DurableConfig],
    covers: ["durable-timeout-required"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-07" "a durable function cannot be created without it" "",
        Documentation "2026-11-22" "the setting is required, though the service model does not say so" "https://docs.aws.amazon.com/lambda/latest/dg/durable-functions.html",
        Tools "2026-10-20" "the schema of AWS::Lambda::Function and the Terraform provider require it" "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-lambda-function-durableconfig.html",
    ],
    pass: [
        r#"{"DurableConfig": {"ExecutionTimeout": 3600}}"#,
    ],
    fail: [
        r#"{"DurableConfig": {}}"# => "/DurableConfig/ExecutionTimeout",
        r#"{"DurableConfig": {"RetentionPeriodInDays": 7}}"# => "/DurableConfig/ExecutionTimeout",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if request.is_absent(Member::DurableConfigExecutionTimeout) && request.has(Member::DurableConfig) {
        out.report(Member::DurableConfigExecutionTimeout, msg!("missing {@ExecutionTimeout} in {@DurableConfig}"))
            .help(msg!("set {@ExecutionTimeout} to the seconds that a whole execution may take, including waits"));
    }
}

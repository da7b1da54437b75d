use crate::facts::limits::DURABLE_SYNCHRONOUS_MAX;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// A durable execution may take longer than a synchronous caller can wait.
    ///
    /// Even for a durable function, a synchronous invocation ends after 15 minutes. A longer execution must be started
    /// asynchronously or by an event source.
    DurableExecutionOnlyAsynchronous = "durable-execution-only-asynchronous", Advice,
    requires: [DurableConfig],
    covers: ["durable-sync"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "15 minutes for synchronous invocations" "https://docs.aws.amazon.com/lambda/latest/dg/durable-invocation.html",
    ],
    pass: [
        r#"{"DurableConfig": {"ExecutionTimeout": 900}}"#,
    ],
    fail: [
        r#"{"DurableConfig": {"ExecutionTimeout": 901}}"# => "/DurableConfig/ExecutionTimeout",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::DurableConfigExecutionTimeout;
    let Some(seconds) = request.integer(member).filter(|&seconds| seconds > DURABLE_SYNCHRONOUS_MAX) else { return };
    out.report(
        member,
        msg!(
            "an execution may take {executionTimeout}, but a synchronous caller waits at most {max}",
            executionTimeout = Seconds(seconds),
            max = Seconds(DURABLE_SYNCHRONOUS_MAX)
        ),
    )
    .help(msg!("invoke the function asynchronously, or lower {@ExecutionTimeout}"));
}

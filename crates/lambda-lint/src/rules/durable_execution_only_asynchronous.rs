use crate::facts::limits::DURABLE_SYNCHRONOUS_MAX;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// A durable execution may take longer than a caller can wait for it.
    ///
    /// A synchronous invocation ends after 15 minutes, also that of a durable function. With more time than that it has to be
    /// invoked asynchronously, or by an event source.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let member = Member::DurableConfigExecutionTimeout;
    let Some(seconds) = request.integer(member).filter(|&seconds| seconds > DURABLE_SYNCHRONOUS_MAX) else { return };
    let message = format!(
        "an execution may take {} s, but a synchronous caller waits {DURABLE_SYNCHRONOUS_MAX} s at most",
        grouped(seconds)
    );
    out.at(member, message)
        .help("invoke the function asynchronously, or lower `ExecutionTimeout`")
        .param("executionTimeout", seconds)
        .param("max", DURABLE_SYNCHRONOUS_MAX);
}

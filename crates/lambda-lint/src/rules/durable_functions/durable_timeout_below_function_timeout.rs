use crate::facts::limits::TIMEOUT_DEFAULT;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, State, msg};

declare_rule! {
    /// The timeout of a durable execution is shorter than that of a single invocation.
    ///
    /// `DurableConfig.ExecutionTimeout` limits the whole execution with all waits and retries; `Timeout` limits each
    /// invocation. If it is shorter, the execution ends before the invocation does.
    DurableTimeoutBelowFunctionTimeout = "durable-timeout-below-function-timeout", Warning,
    requires: [DurableConfig],
    covers: ["durable-timeout-short"],
    evidence: [
        Judgement "2026-11-22" "follows from the meaning of both members" "https://docs.aws.amazon.com/lambda/latest/dg/durable-functions.html",
    ],
    pass: [
        r#"{"DurableConfig": {"ExecutionTimeout": 300}, "Timeout": 300}"#,
        r#"{"DurableConfig": {"ExecutionTimeout": 3}}"#,
    ],
    fail: [
        r#"{"DurableConfig": {"ExecutionTimeout": 299}, "Timeout": 300}"# => "/DurableConfig/ExecutionTimeout",
        r#"{"DurableConfig": {"ExecutionTimeout": 2}}"# => "/DurableConfig/ExecutionTimeout",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::DurableConfigExecutionTimeout;
    let Some(whole) = request.integer(member) else { return };
    let single = match request.state(Member::Timeout) {
        State::Absent => Some(TIMEOUT_DEFAULT),
        _ => request.integer(Member::Timeout),
    };
    let Some(single) = single.filter(|&single| whole < single) else { return };
    let found = out.report(
        member,
        msg!(
            "the whole execution has {executionTimeout}, but a single invocation has {timeout}",
            executionTimeout = Seconds(whole),
            timeout = Seconds(single)
        ),
    );
    found.help(msg!("raise {@ExecutionTimeout}; it covers all invocations and waits of an execution"));
    if request.has(Member::Timeout) {
        found.related(Member::Timeout, "the limit of one invocation");
    }
}

use crate::facts::limits::TIMEOUT_DEFAULT;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::{Diagnostics, Member, Request, State};

declare_rule! {
    /// A durable execution may take less time in all than one of its invocations.
    ///
    /// `DurableConfig.ExecutionTimeout` is for the whole execution with all its waits and repeats, `Timeout` for each single
    /// invocation. The other way round the execution ends before the invocation does.
    DurableTimeoutBelowFunctionTimeout = "durable-timeout-below-function-timeout", Warning,
    requires: [DurableConfig],
    covers: ["durable-timeout-short"],
    evidence: [
        Judgement "2026-11-22" "from what both members mean" "https://docs.aws.amazon.com/lambda/latest/dg/durable-functions.html",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let member = Member::DurableConfigExecutionTimeout;
    let Some(whole) = request.integer(member) else { return };
    let single = match request.state(Member::Timeout) {
        State::Absent => Some(TIMEOUT_DEFAULT),
        _ => request.integer(Member::Timeout),
    };
    let Some(single) = single.filter(|&single| whole < single) else { return };
    let given = request.has(Member::Timeout);
    let origin = if given { "`Timeout` gives one invocation" } else { "one invocation has by default" };
    let message = format!("the whole execution has {} s, but {origin} {} s", grouped(whole), grouped(single));
    let draft = out.at(member, message);
    draft.help("raise `ExecutionTimeout`; it counts all invocations and waits of an execution together");
    draft.param("executionTimeout", whole).param("timeout", single);
    if given {
        draft.related(Member::Timeout, "the time of one invocation");
    }
}

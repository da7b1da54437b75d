use crate::facts::limits;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `Timeout` is the longest possible.
    ///
    /// An invocation that hangs then runs, and is paid for, to the very end, and nobody notices earlier.
    TimeoutAtLimit = "timeout-at-limit", Advice,
    requires: [Timeout],
    covers: ["timeout-at-max"],
    groups: [Cost],
    evidence: [
        Judgement "2026-11-22" "the timeout is a guard, not a wish" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
    ],
    pass: [
        r#"{"Timeout": 899}"#,
    ],
    fail: [
        r#"{"Timeout": 900}"# => "/Timeout",
        r#"{
            "Timeout": 5400,
            "MemorySize": 2048,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:batch"
                }
            }
        }"# => "/Timeout",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let max = match request.has(Member::CapacityProviderConfig) {
        true => limits::TIMEOUT_MAX_MANAGED,
        false if request.is_absent(Member::CapacityProviderConfig) => request.options().quotas().timeout_seconds,
        false => return,
    };
    if request.integer(Member::Timeout) != Some(max) {
        return;
    }
    out.at(Member::Timeout, format!("`Timeout` is {} seconds, the longest possible", grouped(max)))
        .help("set `Timeout` to what the function needs at most, and a reserve")
        .param("max", max);
}

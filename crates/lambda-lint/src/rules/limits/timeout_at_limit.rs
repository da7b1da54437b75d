use crate::facts::limits;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Timeout` is the maximum.
    ///
    /// A hanging invocation then runs, and is billed, until it reaches the limit.
    TimeoutAtLimit = "timeout-at-limit", Advice,
    requires: [Timeout],
    covers: ["timeout-at-max"],
    groups: [Cost],
    evidence: [
        Judgement "2026-11-22" "a timeout should stop invocations that hang" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let max = match request.has(Member::CapacityProviderConfig) {
        true => limits::TIMEOUT_MAX_MANAGED,
        false if request.is_absent(Member::CapacityProviderConfig) => request.options().quotas().timeout_seconds,
        false => return,
    };
    if request.integer(Member::Timeout) != Some(max) {
        return;
    }
    out.report(Member::Timeout, msg!("{@Timeout} is {max}, the maximum", max = Seconds(max)))
        .help(msg!("set {@Timeout} to the longest expected duration plus a margin"));
}

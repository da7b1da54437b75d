use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Timeout` exceeds the limit.
    ///
    /// Without a capacity provider, a function runs for at most 15 minutes. The service model allows more, for functions on
    /// managed instances.
    TimeoutAboveLimit = "timeout-above-limit", Error,
    requires: [Timeout],
    covers: ["timeout-max"],
    aws: VALIDATION,
    evidence: [
        Answer "2026-09-03" "901 seconds are rejected" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
        Documentation "2026-10-31" "" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
        Model "2026-11-17" "the description of `Timeout` tells the two limits apart" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"Timeout": 900}"#,
        r#"{
            "Timeout": 5400,
            "MemorySize": 2048,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:batch"
                }
            }
        }"#,
    ],
    fail: [
        r#"{"Timeout": 901}"# => "/Timeout",
        r#"{"Timeout": 5400}"# => "/Timeout",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(timeout) = request.integer(Member::Timeout) else { return };
    let max = request.options().quotas().timeout_seconds;
    if timeout <= max || !request.is_absent(Member::CapacityProviderConfig) {
        return;
    }
    out.report(
        Member::Timeout,
        msg!("{@Timeout} is {actual}, above the limit of {max}", actual = Seconds(timeout), max = Seconds(max)),
    )
    .help(msg!("use at most {max} and split the work, or run the function on managed instances", max = Seconds(max)))
    .lower(Member::Timeout, max);
}

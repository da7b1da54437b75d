use crate::facts::limits;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Timeout` is longer than a synchronous invocation may last.
    ///
    /// On managed instances, a function may run for up to 90 minutes if it is invoked asynchronously or by most event sources. A
    /// synchronous caller is cut off after 15 minutes, and so are Amazon MQ and Amazon DocumentDB event sources.
    TimeoutAboveSynchronousLimit = "timeout-above-synchronous-limit", Advice,
    requires: [CapacityProviderConfig],
    covers: ["timeout-lmi-sync"],
    groups: [Operations],
    evidence: [
        Model "2026-11-17" "the description of `Timeout`" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{
            "Timeout": 900,
            "MemorySize": 2048,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:batch"
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "Timeout": 901,
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
    let Some(timeout) = request.integer(Member::Timeout) else { return };
    let max = limits::TIMEOUT_MAX;
    if timeout <= max {
        return;
    }
    out.report(
        Member::Timeout,
        msg!(
            "{@Timeout} is {actual}, but a synchronous caller is cut off after {max}",
            actual = Seconds(timeout),
            max = Seconds(max)
        ),
    )
    .help("invoke the function asynchronously, or through an event source other than Amazon MQ and Amazon DocumentDB")
    .related(Member::CapacityProviderConfig, "managed instances allow longer timeouts");
}

use crate::facts::limits;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `Timeout` is longer than an invocation that waits for the answer may last.
    ///
    /// On managed instances a function may run for up to 90 minutes, but only where it is invoked asynchronously or by most
    /// event sources. Who waits for the answer is cut off after 15 minutes, and so are event sources of Amazon MQ and
    /// Amazon DocumentDB.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(timeout) = request.integer(Member::Timeout) else { return };
    let max = limits::TIMEOUT_MAX;
    if timeout <= max {
        return;
    }
    let message = format!(
        "`Timeout` is {} seconds, but who waits for the answer is cut off after {max} seconds",
        grouped(timeout)
    );
    out.at(Member::Timeout, message)
        .help(
            "invoke the function asynchronously, or through an event source other than Amazon MQ and Amazon DocumentDB",
        )
        .param("max", max)
        .param("actual", timeout)
        .related(Member::CapacityProviderConfig, "managed instances allow longer timeouts");
}

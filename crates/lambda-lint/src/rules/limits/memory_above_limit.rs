use crate::facts::limits;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `MemorySize` exceeds the limit.
    ///
    /// Without a capacity provider, a function can have at most 10,240 MB, and less in new accounts. The service model allows
    /// more, for functions on managed instances.
    MemoryAboveLimit = "memory-above-limit", Error,
    requires: [MemorySize],
    covers: ["memory-max"],
    aws: VALIDATION,
    evidence: [
        Answer "2026-09-03" "20,000 MB are rejected" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html",
        Documentation "2026-10-31" "" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
    pass: [
        r#"{"MemorySize": 10240}"#,
        r#"{
            "MemorySize": 32768,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:batch"
                }
            }
        }"#,
    ],
    fail: [
        r#"{"MemorySize": 10241}"# => "/MemorySize",
        r#"{"MemorySize": 32768}"# => "/MemorySize",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(memory) = request.integer(Member::MemorySize) else { return };
    let max = request.options().quotas().memory_mb;
    if memory <= max || !request.is_absent(Member::CapacityProviderConfig) {
        return;
    }
    let help = match max {
        limits::MEMORY_MAX => msg!("use at most {max}, or run the function on managed instances", max = Mb(max)),
        _ => msg!("use at most {max}, or ask AWS Support for a higher quota", max = Mb(max)),
    };
    out.report(
        Member::MemorySize,
        msg!("{@MemorySize} is {actual}, above the limit of {max}", actual = Mb(memory), max = Mb(max)),
    )
    .help(help)
    .lower(Member::MemorySize, max);
}

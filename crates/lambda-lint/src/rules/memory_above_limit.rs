use crate::facts::limits;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `MemorySize` is more than a function may have.
    ///
    /// Without a capacity provider a function has 10,240 MB at most, and less in new accounts. The service model goes
    /// further, for functions on managed instances.
    MemoryAboveLimit = "memory-above-limit", Error,
    on: [MemorySize],
    aws: VALIDATION,
    evidence: [
        Answer "2026-09-03" "20,000 MB are refused" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html",
        Documentation "2026-10-31" "" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
    pass: [
        r#"{"MemorySize": 10240}"#,
        r#"{"MemorySize": 32768, "CapacityProviderConfig": {"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:batch"}}}"#,
    ],
    fail: [r#"{"MemorySize": 10241}"# => "/MemorySize", r#"{"MemorySize": 32768}"# => "/MemorySize"],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(memory) = request.integer(Member::MemorySize) else { return };
    let max = request.options().quotas().memory_mb;
    if memory <= max || !request.is_absent(Member::CapacityProviderConfig) {
        return;
    }
    let (whose, help) = match max {
        limits::MEMORY_MAX => {
            ("the limit without a capacity provider is", "set less memory, or run the function on managed instances")
        }
        _ => ("the account's quota is", "set less memory, or ask AWS Support for a higher quota"),
    };
    let message = format!("`MemorySize` is {} MB, {whose} {} MB", grouped(memory), grouped(max));
    out.at(Member::MemorySize, message).help(help).above(Member::MemorySize, max, memory);
}

use crate::facts::limits;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::values::features;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// A function on managed instances has no `MemorySize`.
    ///
    /// The usual default of 128 MB is less than managed instances take. What the service puts in its place is not documented;
    /// the only emulator that knows them answers with 2,048 MB, the least there is.
    ManagedInstancesWithoutMemory = "managed-instances-without-memory", Advice,
    requires: [CapacityProviderConfig],
    covers: ["memory-lmi-unset"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "a function has at least 2 GB and one vCPU" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-best-practices.html",
        Tools "2026-10-31" "the Serverless Framework sets 2,048 MB itself, LocalStack answers with as much" "https://www.serverless.com/framework/docs/providers/aws/guide/managed-instances",
    ],
    pass: [
        r#"{
            "MemorySize": 2048,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web"
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web"
                }
            }
        }"# => "/MemorySize",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if !request.is_absent(Member::MemorySize) || !features::on_managed_instances(request) {
        return;
    }
    let min = limits::MEMORY_MIN_MANAGED;
    let message = format!(
        "`MemorySize` is missing, and what a function on managed instances gets then is not documented: {} MB at least",
        grouped(min)
    );
    out.at(Member::MemorySize, message)
        .help(format!("set `MemorySize` to {} MB or more", grouped(min)))
        .param("min", min)
        .related(Member::CapacityProviderConfig, "the function is to run on managed instances");
}

use crate::facts::limits;
use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// A function on managed instances has no `MemorySize`.
    ///
    /// The usual default of 128 MB is less than managed instances accept. The documentation does not say what the service uses
    /// instead; the only emulator that supports them uses 2,048 MB, the minimum.
    ManagedInstancesWithoutMemory = "managed-instances-without-memory", Advice,
    requires: [CapacityProviderConfig],
    covers: ["memory-lmi-unset"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "a function has at least 2 GB and one vCPU" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-best-practices.html",
        Tools "2026-10-31" "the Serverless Framework sets 2,048 MB, and LocalStack returns the same value" "https://www.serverless.com/framework/docs/providers/aws/guide/managed-instances",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if !request.is_absent(Member::MemorySize) || !features::on_managed_instances(request) {
        return;
    }
    let min = limits::MEMORY_MIN_MANAGED;
    out.report(
        Member::MemorySize,
        msg!(
            "missing {@MemorySize}; its default on managed instances is not documented, and the minimum is {min}",
            min = Mb(min)
        ),
    )
    .help(msg!("set {@MemorySize} to {min} or more", min = Mb(min)))
    .related(Member::CapacityProviderConfig, "the function runs on managed instances");
}

use crate::facts::limits;
use crate::request::features;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// `MemorySize` is less than a function on managed instances needs.
    ///
    /// An execution environment on managed instances has at least 2,048 MB and one vCPU, because it handles several requests at
    /// a time.
    MemoryTooSmallForManagedInstances = "memory-too-small-for-managed-instances", Error,
    requires: [CapacityProviderConfig],
    covers: ["memory-lmi-min"],
    aws: INVALID_PARAMETER,
    evidence: [
        Model "2026-11-17" "at least 2 GiB for each vCPU: `min` of `ExecutionEnvironmentMemoryGiBPerVCpu`" "https://docs.aws.amazon.com/lambda/latest/api/API_LambdaManagedInstancesCapacityProviderConfig.html",
        Documentation "2026-10-31" "2 GB and one vCPU at least" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
        Tools "2026-10-31" "the Serverless Framework rejects less" "",
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
        r#"{"MemorySize": 2047}"#,
    ],
    fail: [
        r#"{
            "MemorySize": 2047,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web"
                }
            }
        }"# => "/MemorySize",
        r#"{
            "MemorySize": 128,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web"
                }
            }
        }"# => "/MemorySize",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let min = limits::MEMORY_MIN_MANAGED;
    let Some(memory) = request.integer(Member::MemorySize).filter(|memory| *memory < min) else { return };
    if !features::on_managed_instances(request) {
        return;
    }
    out.report(
        Member::MemorySize,
        msg!(
            "{@MemorySize} is {actual}, below the minimum of {min} on managed instances",
            actual = Mb(memory),
            min = Mb(min)
        ),
    )
    .help(msg!("set {@MemorySize} to {min} or more", min = Mb(min)))
    .related(Member::CapacityProviderConfig, "the function runs on managed instances")
    .unsafe_fix(msg!("use {min}", min = Int(min)), vec![Edit::Replace(Member::MemorySize.into(), min.to_string())]);
}

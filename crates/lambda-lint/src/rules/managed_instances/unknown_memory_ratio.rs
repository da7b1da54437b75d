use crate::facts::limits;
use crate::rule::declare_rule;
use crate::source::number::shown;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The memory per vCPU is not a documented ratio of managed instances.
    ///
    /// The service model accepts any number from 2 to 8. The documentation lists three ratios: for compute-optimized, general
    /// purpose and memory-optimized instance types.
    UnknownMemoryRatio = "unknown-memory-ratio", Warning,
    requires: [ManagedInstancesExecutionEnvironmentMemoryGiBPerVCpu],
    covers: ["lmi-ratio"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-10-31" "2, 4 and 8 GiB per vCPU" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-capacityproviderconfig.html",
    ],
    pass: [
        r#"{
            "MemorySize": 4096,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web",
                    "ExecutionEnvironmentMemoryGiBPerVCpu": 4.0
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "MemorySize": 6144,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web",
                    "ExecutionEnvironmentMemoryGiBPerVCpu": 3
                }
            }
        }"# => "/CapacityProviderConfig/LambdaManagedInstancesCapacityProviderConfig/ExecutionEnvironmentMemoryGiBPerVCpu",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::ManagedInstancesExecutionEnvironmentMemoryGiBPerVCpu;
    let Some(ratio) = request.number(member) else { return };
    if limits::MANAGED_MEMORY_RATIOS.contains(&ratio) {
        return;
    }
    let known: Vec<_> = limits::MANAGED_MEMORY_RATIOS.iter().map(|&known| shown(known, false)).collect();
    out.report(
        member,
        msg!(
            "unknown memory ratio {actual} GiB per vCPU; expected {allowed}",
            actual = Written(shown(ratio, false)),
            allowed = Word(known.join(", "))
        ),
    )
    .help("use one of these ratios");
}

use crate::diagnostic::Param;
use crate::facts::limits;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::source::number::shown;
use crate::values::vcpu::Vcpus;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `MemorySize` is no multiple of the memory per vCPU.
    ///
    /// On managed instances the memory decides how many vCPUs there are. What becomes of a fraction is not documented.
    FractionalVcpus = "fractional-vcpus", Warning,
    requires: [ManagedInstancesExecutionEnvironmentMemoryGiBPerVCpu],
    covers: ["lmi-ratio-multiple"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-10-31" "AWS's guidance for agents aligns the two" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
    ],
    pass: [
        r#"{
            "MemorySize": 8192,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web",
                    "ExecutionEnvironmentMemoryGiBPerVCpu": 4
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "MemorySize": 3072,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web",
                    "ExecutionEnvironmentMemoryGiBPerVCpu": 2
                }
            }
        }"# => "/MemorySize",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(vcpus) = Vcpus::of(request) else { return };
    let Vcpus { memory_mb, ratio } = vcpus;
    // less than one vCPU, and ratios that are not known, have rules of their own
    let is_known = limits::MANAGED_MEMORY_RATIOS.contains(&ratio);
    if !is_known || vcpus.count() < 1.0 || vcpus.count().fract() == 0.0 {
        return;
    }
    let step = vcpus.memory_per_vcpu();
    let below = memory_mb - memory_mb % step;
    let message = format!(
        "`MemorySize` is {} MB, at {} GiB per vCPU that is {} vCPUs",
        grouped(memory_mb),
        shown(ratio, false),
        shown(vcpus.count(), true)
    );
    out.at(Member::MemorySize, message)
        .help(format!("set `MemorySize` to {} or {} MB", grouped(below), grouped(below + step)))
        .param("actual", memory_mb)
        .param("step", step)
        .param("ratio", Param::Number(shown(ratio, false)))
        .param("vcpus", Param::Number(shown(vcpus.count(), true)))
        .related(Member::ManagedInstancesExecutionEnvironmentMemoryGiBPerVCpu, "the memory per vCPU");
}

use crate::facts::limits;
use crate::request::vcpu::Vcpus;
use crate::rule::declare_rule;
use crate::source::number::shown;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `MemorySize` is not a multiple of the memory per vCPU.
    ///
    /// On managed instances, the memory determines the number of vCPUs. The documentation does not say what happens to a
    /// fraction.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(vcpus) = Vcpus::of(request) else { return };
    let Vcpus { memory_mb, ratio } = vcpus;
    // other rules report less than one vCPU and unknown ratios
    let is_known = limits::MANAGED_MEMORY_RATIOS.contains(&ratio);
    if !is_known || vcpus.count() < 1.0 || vcpus.count().fract() == 0.0 {
        return;
    }
    let step = vcpus.memory_per_vcpu();
    let below = memory_mb - memory_mb % step;
    out.report(
        Member::MemorySize,
        msg!(
            "{@MemorySize} is {actual}; at {ratio} GiB per vCPU, that is {vcpus} vCPUs",
            actual = Mb(memory_mb),
            ratio = Written(shown(ratio, false)),
            vcpus = Written(shown(vcpus.count(), true))
        ),
    )
    .help(msg!("set {@MemorySize} to {below} or {above}", below = Mb(below), above = Mb(below + step)))
    .param("step", step)
    .related(Member::ManagedInstancesExecutionEnvironmentMemoryGiBPerVCpu, "the memory per vCPU");
}

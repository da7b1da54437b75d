use crate::diagnostic::Param;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::source::number::shown;
use crate::values::vcpu::Vcpus;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `MemorySize` is less than the memory per vCPU, so the function would have less than one vCPU.
    ///
    /// An execution environment on managed instances has one vCPU at least.
    LessThanOneVcpu = "less-than-one-vcpu", Error,
    requires: [ManagedInstancesExecutionEnvironmentMemoryGiBPerVCpu],
    covers: ["lmi-one-vcpu"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-10-31" "one vCPU at least" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
        Documentation "2026-10-31" "the ratio is within the function's memory" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-capacityproviderconfig.html",
        Tools "2026-10-31" "the Serverless Framework refuses it" "",
    ],
    pass: [
        r#"{
            "MemorySize": 8192,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web",
                    "ExecutionEnvironmentMemoryGiBPerVCpu": 8
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "MemorySize": 4095,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web",
                    "ExecutionEnvironmentMemoryGiBPerVCpu": 4
                }
            }
        }"# => "/MemorySize",
        r#"{
            "MemorySize": 2048,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web",
                    "ExecutionEnvironmentMemoryGiBPerVCpu": 8
                }
            }
        }"# => "/MemorySize",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(vcpus) = Vcpus::of(request).filter(|vcpus| vcpus.count() < 1.0) else { return };
    let Vcpus { memory_mb, ratio } = vcpus;
    let message = format!(
        "`MemorySize` is {} MB, less than one vCPU at {} GiB per vCPU",
        grouped(memory_mb),
        shown(ratio, false)
    );
    out.at(Member::MemorySize, message)
        .help(format!("set `MemorySize` to {} MB or more, or choose a lower ratio", grouped(vcpus.memory_per_vcpu())))
        .param("min", vcpus.memory_per_vcpu())
        .param("actual", memory_mb)
        .param("ratio", Param::Number(shown(ratio, false)))
        .related(Member::ManagedInstancesExecutionEnvironmentMemoryGiBPerVCpu, "the memory per vCPU");
}

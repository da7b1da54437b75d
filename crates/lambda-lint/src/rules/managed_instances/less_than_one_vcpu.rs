use crate::request::vcpu::Vcpus;
use crate::rule::declare_rule;
use crate::source::number::shown;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `MemorySize` is less than the memory per vCPU, so the function would have less than one vCPU.
    ///
    /// An execution environment on managed instances has at least one vCPU.
    LessThanOneVcpu = "less-than-one-vcpu", Error,
    requires: [ManagedInstancesExecutionEnvironmentMemoryGiBPerVCpu],
    covers: ["lmi-one-vcpu"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-10-31" "one vCPU at least" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
        Documentation "2026-10-31" "the ratio is within the function's memory" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-capacityproviderconfig.html",
        Tools "2026-10-31" "the Serverless Framework rejects it" "",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(vcpus) = Vcpus::of(request).filter(|vcpus| vcpus.count() < 1.0) else { return };
    let Vcpus { memory_mb, ratio } = vcpus;
    let min = vcpus.memory_per_vcpu();
    out.report(
        Member::MemorySize,
        msg!(
            "{@MemorySize} is {actual}, but one vCPU needs {min} at {ratio} GiB per vCPU",
            actual = Mb(memory_mb),
            min = Mb(min),
            ratio = Written(shown(ratio, false))
        ),
    )
    .help(msg!("set {@MemorySize} to {min} or more, or choose a lower ratio", min = Mb(min)))
    .related(Member::ManagedInstancesExecutionEnvironmentMemoryGiBPerVCpu, "the memory per vCPU");
}

use crate::facts::limits;
use crate::request::vcpu::Vcpus;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// An execution environment is configured for more concurrent requests than its vCPUs allow.
    ///
    /// Managed instances handle up to 64 requests per vCPU, and `MemorySize` determines the number of vCPUs.
    ConcurrencyAboveVcpus = "concurrency-above-vcpus", Warning,
    requires: [ManagedInstancesPerExecutionEnvironmentMaxConcurrency],
    covers: ["lmi-concurrency-vcpu"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-10-31" "64 per vCPU at most" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
    ],
    pass: [
        r#"{
            "MemorySize": 4096,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web",
                    "PerExecutionEnvironmentMaxConcurrency": 128
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "MemorySize": 4096,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web",
                    "PerExecutionEnvironmentMaxConcurrency": 129
                }
            }
        }"# => "/CapacityProviderConfig/LambdaManagedInstancesCapacityProviderConfig/PerExecutionEnvironmentMaxConcurrency",
        r#"{
            "MemorySize": 8192,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web",
                    "ExecutionEnvironmentMemoryGiBPerVCpu": 8,
                    "PerExecutionEnvironmentMaxConcurrency": 65
                }
            }
        }"# => "/CapacityProviderConfig/LambdaManagedInstancesCapacityProviderConfig/PerExecutionEnvironmentMaxConcurrency",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::ManagedInstancesPerExecutionEnvironmentMaxConcurrency;
    let Some(concurrency) = request.integer(member) else { return };
    let Some(vcpus) = Vcpus::of_most(request) else { return };
    // another rule reports less memory than one vCPU needs
    if vcpus.count() < 1.0 {
        return;
    }
    let max = (limits::MANAGED_CONCURRENCY_PER_VCPU as f64 * vcpus.count()) as i64;
    if concurrency <= max {
        return;
    }
    out.report(
        member,
        msg!(
            "{actual} concurrent requests exceed the limit of {max} for {memory} of memory ({perVcpu} per vCPU)",
            actual = Int(concurrency),
            max = Int(max),
            memory = Mb(vcpus.memory_mb),
            perVcpu = Int(limits::MANAGED_CONCURRENCY_PER_VCPU)
        ),
    )
    .help(msg!("lower the concurrency, or raise {@MemorySize}"))
    .lower(member, max)
    .related(Member::MemorySize, "the memory determines the number of vCPUs");
}

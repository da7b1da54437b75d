use crate::facts::limits;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::values::vcpu::Vcpus;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// An execution environment is to serve more requests at a time than its vCPUs allow.
    ///
    /// Managed instances serve at most 64 requests per vCPU, and `MemorySize` decides how many vCPUs there are.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let member = Member::ManagedInstancesPerExecutionEnvironmentMaxConcurrency;
    let Some(concurrency) = request.integer(member) else { return };
    let Some(vcpus) = Vcpus::of_most(request) else { return };
    // less memory than one vCPU has is another rule's
    if vcpus.count() < 1.0 {
        return;
    }
    let max = (limits::MANAGED_CONCURRENCY_PER_VCPU as f64 * vcpus.count()) as i64;
    if concurrency <= max {
        return;
    }
    let message = format!(
        "{} requests at a time are more than the {} that {} MB allow, at {} per vCPU",
        grouped(concurrency),
        grouped(max),
        grouped(vcpus.memory_mb),
        limits::MANAGED_CONCURRENCY_PER_VCPU,
    );
    out.at(member, message)
        .help("lower the concurrency, or set more memory")
        .above(member, max, concurrency)
        .param("memory", vcpus.memory_mb)
        .param("perVcpu", limits::MANAGED_CONCURRENCY_PER_VCPU)
        .related(Member::MemorySize, "the memory decides how many vCPUs there are");
}

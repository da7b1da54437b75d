use crate::facts::limits;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::values::features;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// A function on managed instances has no `MemorySize`.
    ///
    /// The usual default of 128 MB is less than it needs, and what the service puts in its place is not documented.
    ManagedInstancesWithoutMemory = "managed-instances-without-memory", Warning,
    on: [CapacityProviderConfig],
    aws: INVALID_PARAMETER,
    evidence: [
        Tools "2026-10-31" "the Serverless Framework sets 2,048 MB itself" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
    ],
    pass: [
        r#"{"MemorySize": 2048, "CapacityProviderConfig": {"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web"}}}"#,
    ],
    fail: [
        r#"{"CapacityProviderConfig": {"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:web"}}}"# => "/MemorySize",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if !request.is_absent(Member::MemorySize) || !features::on_managed_instances(request) {
        return;
    }
    let (default, min) = (limits::MEMORY_DEFAULT, limits::MEMORY_MIN_MANAGED);
    let message =
        format!("`MemorySize` is missing: the default is {default} MB, managed instances need {} MB", grouped(min));
    out.at(Member::MemorySize, message)
        .help(format!("set `MemorySize` to {} MB or more", grouped(min)))
        .param("default", default)
        .param("min", min)
        .related(Member::CapacityProviderConfig, "the function is to run on managed instances");
}

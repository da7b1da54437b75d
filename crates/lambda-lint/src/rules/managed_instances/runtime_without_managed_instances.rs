use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// Managed instances do not support this `Runtime`.
    ///
    /// They run several invocations in one environment at the same time, which the runtime must support: Node.js 22, Python 3.13,
    /// Java 21, .NET 8 and newer versions, and `provided.al2023`.
    RuntimeWithoutManagedInstances = "runtime-without-managed-instances", Error,
    requires: [CapacityProviderConfig],
    covers: ["lmi-runtime"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09" "`python3.12` with a capacity provider is rejected" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-runtimes.html",
    ],
    pass: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "Runtime": "nodejs22.x"
        }"#,
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "Runtime": "python3.13",
            "Handler": "app.handler"
        }"#,
        r#"{"Runtime": "python3.12", "Handler": "app.handler"}"#,
    ],
    fail: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "Runtime": "python3.12",
            "Handler": "app.handler"
        }"# => "/Runtime",
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "Runtime": "java17",
            "Handler": "example.Handler::handle"
        }"# => "/Runtime",
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "Runtime": "ruby3.4",
            "Handler": "app.handler"
        }"# => "/Runtime",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if !features::on_managed_instances(request) {
        return;
    }
    let Some((name, able)) = features::runtime_without(request, |runtime| runtime.managed_instances) else { return };
    let help = match able {
        Some(able) => msg!("use {able}, or remove {@CapacityProviderConfig}", able = able),
        None => msg!("remove {@CapacityProviderConfig}; managed instances support no version of this language"),
    };
    out.report(Member::Runtime, msg!("managed instances do not support {runtime}", runtime = Name(name)))
        .help(help)
        .related(Member::CapacityProviderConfig, "the capacity provider is set here");
}

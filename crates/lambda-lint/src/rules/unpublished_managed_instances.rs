use crate::rule::declare_rule;
use crate::values::features;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// A function on managed instances is created without publishing a version.
    ///
    /// Only published versions run on managed instances. Until one is published, nothing is started and nothing can be invoked
    /// there.
    UnpublishedManagedInstances = "unpublished-managed-instances", Advice,
    requires: [CapacityProviderConfig],
    covers: ["lmi-publish"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "instances run published versions" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
    ],
    pass: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "Publish": true
        }"#,
    ],
    fail: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096
        }"# => "/Publish",
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "Publish": false
        }"# => "/Publish",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // with `PublishTo` another rule asks for `Publish`
    if features::is_unpublished(request)
        && request.is_absent(Member::PublishTo)
        && features::on_managed_instances(request)
    {
        out.at(Member::Publish, "no version is published, and managed instances run published versions only")
            .help("set `Publish` to true, or publish a version afterwards")
            .related(Member::CapacityProviderConfig, "the capacity provider is chosen here");
    }
}

use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// A function on managed instances is created without publishing a version.
    ///
    /// Only published versions run on managed instances. Until you publish one, nothing starts and nothing can be invoked.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // another rule reports `PublishTo` without `Publish`
    if features::is_unpublished(request)
        && request.is_absent(Member::PublishTo)
        && features::on_managed_instances(request)
    {
        out.report(Member::Publish, "no version is published, but managed instances only run published versions")
            .help(msg!("set {@Publish} to true, or publish a version later"))
            .related(Member::CapacityProviderConfig, "the capacity provider is set here");
    }
}

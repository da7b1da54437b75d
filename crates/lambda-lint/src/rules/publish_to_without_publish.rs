use crate::rule::declare_rule;
use crate::values::features;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `PublishTo` says where to publish to, but `Publish` is not true.
    ///
    /// `PublishTo` is about the version that the request publishes. Without one it has no effect, or the request is refused;
    /// which of both has not been measured.
    PublishToWithoutPublish = "publish-to-without-publish", Warning,
    requires: [PublishTo],
    covers: ["publishto-without-publish"],
    aws: INVALID_PARAMETER,
    evidence: [
        Judgement "2026-11-22" "from the description of the member" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "Publish": true,
            "PublishTo": "LATEST_PUBLISHED"
        }"#,
    ],
    fail: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "PublishTo": "LATEST_PUBLISHED"
        }"# => "/Publish",
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "Publish": false,
            "PublishTo": "LATEST_PUBLISHED"
        }"# => "/Publish",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // without managed instances `PublishTo` itself is what is wrong, and another rule says so
    let is_meant = request.text(Member::PublishTo).is_some() && features::on_managed_instances(request);
    if is_meant && features::is_unpublished(request) {
        out.at(Member::Publish, "`PublishTo` is set, but the request publishes no version")
            .help("set `Publish` to true, or remove `PublishTo`")
            .related(Member::PublishTo, "this is about the version that is published");
    }
}

use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `PublishTo` is set, but `Publish` is not true.
    ///
    /// `PublishTo` applies to the version that the request publishes. Without one, it has no effect or the request is rejected;
    /// no response has been recorded.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // another rule reports `PublishTo` without managed instances
    let is_used = request.text(Member::PublishTo).is_some() && features::on_managed_instances(request);
    if is_used && features::is_unpublished(request) {
        out.report(Member::Publish, msg!("{@PublishTo} is set, but the request does not publish a version"))
            .help(msg!("set {@Publish} to true, or remove {@PublishTo}"))
            .related(Member::PublishTo, "this applies to a published version");
    }
}

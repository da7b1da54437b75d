use crate::rule::declare_rule;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// `PublishTo` is set on a function that does not run on managed instances.
    ///
    /// `LATEST_PUBLISHED` moves the version `$LATEST.PUBLISHED`, which only functions with a capacity provider have.
    PublishToWithoutManagedInstances = "publish-to-without-managed-instances", Warning,
    requires: [PublishTo],
    covers: ["publishto-without-lmi"],
    aws: INVALID_PARAMETER,
    evidence: [
        Judgement "2026-11-22" "the member came with managed instances" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
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
        r#"{"Publish": true}"#,
    ],
    fail: [
        r#"{"Publish": true, "PublishTo": "LATEST_PUBLISHED"}"# => "/PublishTo",
        r#"{"PublishTo": "LATEST_PUBLISHED"}"# => "/PublishTo",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if request.text(Member::PublishTo).is_some() && request.is_absent(Member::CapacityProviderConfig) {
        out.at(
            Member::PublishTo,
            "`PublishTo` is for functions on managed instances, and this one has no capacity provider",
        )
        .help("remove `PublishTo`, or choose a capacity provider in `CapacityProviderConfig`")
        .unsafe_fix("remove `PublishTo`", vec![Edit::Remove(Member::PublishTo.into())]);
    }
}

use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if request.text(Member::PublishTo).is_some() && request.is_absent(Member::CapacityProviderConfig) {
        out.report(
            Member::PublishTo,
            msg!("{@PublishTo} requires managed instances, but the function has no capacity provider"),
        )
        .help(msg!("remove {@PublishTo}, or set {@CapacityProviderConfig}"))
        .unsafe_fix(msg!("remove {@PublishTo}"), vec![Edit::Remove(Member::PublishTo.into())]);
    }
}

use crate::request::features;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// SnapStart is enabled for a function on managed instances.
    ///
    /// Managed instances keep their environments running, so SnapStart has no cold start to shorten.
    SnapStartOnManagedInstances = "snap-start-on-managed-instances", Warning,
    requires: [SnapStart],
    covers: ["lmi-snapstart"],
    evidence: [
        Judgement "2026-11-30" "based on a feature list; no response has been recorded" "",
        Documentation "2026-11-22" "SnapStart is not among the features of managed instances" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
        Tools "2026-01-31" "an emulator of Lambda rejects it, too" "https://github.com/localstack/localstack",
    ],
    pass: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "SnapStart": {"ApplyOn": "None"}
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
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"}
        }"# => "/SnapStart/ApplyOn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if features::uses_snap_start(request) && features::on_managed_instances(request) {
        out.report(Member::SnapStartApplyOn, "SnapStart is not supported on managed instances")
            .help(msg!("remove {@SnapStart}; managed instances have no cold starts"))
            .related(Member::CapacityProviderConfig, "the capacity provider is set here")
            .unsafe_fix(msg!("remove {@SnapStart}"), vec![Edit::Remove(Member::SnapStart.into())]);
    }
}

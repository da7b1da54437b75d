use crate::rule::declare_rule;
use crate::values::features;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// SnapStart is on for a function on managed instances.
    ///
    /// Managed instances keep their environments running, so there is no start to speed up, and the service refuses the pair.
    SnapStartOnManagedInstances = "snap-start-on-managed-instances", Warning,
    on: [SnapStart],
    evidence: [
        Judgement "2026-11-30" "it rests on a list of features; no answer of the service is on record" "",
        Documentation "2026-11-22" "SnapStart is not among the features of managed instances" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
        Tools "2026-01-31" "an emulator of Lambda refuses it, too" "https://github.com/localstack/localstack",
    ],
    pass: [
        r#"{"CapacityProviderConfig": {"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"}}, "MemorySize": 4096, "SnapStart": {"ApplyOn": "None"}}"#,
    ],
    fail: [
        r#"{"CapacityProviderConfig": {"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"}}, "MemorySize": 4096, "Runtime": "java21", "Handler": "example.Handler::handle", "SnapStart": {"ApplyOn": "PublishedVersions"}}"# => "/SnapStart/ApplyOn",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if features::uses_snap_start(request) && features::on_managed_instances(request) {
        out.at(Member::SnapStartApplyOn, "SnapStart does not work on managed instances")
            .help("remove `SnapStart`; there are no cold starts to save")
            .related(Member::CapacityProviderConfig, "the capacity provider is chosen here")
            .unsafe_fix("remove `SnapStart`", vec![Edit::Remove(Member::SnapStart.into())]);
    }
}

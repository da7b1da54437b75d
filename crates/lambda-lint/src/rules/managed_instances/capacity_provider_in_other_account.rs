use crate::request::account;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// The capacity provider belongs to a different account than the function.
    ///
    /// A capacity provider starts instances in its own account, for the functions of that account.
    CapacityProviderInOtherAccount = "capacity-provider-in-other-account", Warning,
    requires: [CapacityProviderConfig],
    covers: ["lmi-arn-account"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "provider and function are in the same account; no response has been recorded" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
    ],
    pass: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096
        }"#,
    ],
    fail: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:210987654321:capacity-provider:pool"
                }
            },
            "MemorySize": 4096
        }"# => "/CapacityProviderConfig/LambdaManagedInstancesCapacityProviderConfig/CapacityProviderArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::ManagedInstancesCapacityProviderArn;
    if let Some(arn) = request.text(member) {
        account::check(request, out, member.into(), arn, "the capacity provider");
    }
}

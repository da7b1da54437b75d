use crate::request::regional;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// The capacity provider is in a different region than the function.
    ///
    /// The function runs on the instances of the provider, so both must be in the same region.
    CapacityProviderInOtherRegion = "capacity-provider-in-other-region", Error,
    requires: [CapacityProviderConfig],
    covers: ["lmi-arn-region", "lmi-arn-partition"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-08" "the ARN of a provider in another region is invalid" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
    ],
    pass: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096
        }"#,
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
            "FunctionName": "arn:aws:lambda:eu-west-2:123456789012:function:orders",
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096
        }"# => "/CapacityProviderConfig/LambdaManagedInstancesCapacityProviderConfig/CapacityProviderArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::ManagedInstancesCapacityProviderArn;
    if let Some(arn) = request.text(member) {
        regional::check(request, out, member.into(), arn, "the capacity provider");
    }
}

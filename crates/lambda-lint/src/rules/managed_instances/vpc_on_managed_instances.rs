use crate::request::features;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// `VpcConfig` has subnets or security groups on a function on managed instances.
    ///
    /// The instances of a capacity provider are already in a VPC. Subnets and security groups belong to the provider, and the
    /// service rejects them on the function.
    VpcOnManagedInstances = "vpc-on-managed-instances", Error,
    requires: [CapacityProviderConfig],
    covers: ["lmi-vpc"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-04" "a function with a capacity provider and a VPC is rejected" "",
        Documentation "2026-11-22" "the capacity provider has the VPC settings" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
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
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "VpcConfig": {"SubnetIds": [], "SecurityGroupIds": []}
        }"#,
        r#"{"VpcConfig": {"SubnetIds": ["subnet-0a1b2c3d"], "SecurityGroupIds": ["sg-0a1b2c3d"]}}"#,
    ],
    fail: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "VpcConfig": {"SubnetIds": ["subnet-0a1b2c3d"], "SecurityGroupIds": ["sg-0a1b2c3d"]}
        }"# => "/VpcConfig",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let is_filled =
        request.is_filled(Member::VpcConfigSubnetIds) || request.is_filled(Member::VpcConfigSecurityGroupIds);
    if is_filled && features::on_managed_instances(request) {
        out.report(
            Member::VpcConfig,
            msg!("{@VpcConfig} is not allowed on managed instances; they use the provider's network"),
        )
        .help(msg!("remove {@VpcConfig}, and set subnets and security groups on the capacity provider"))
        .related(Member::CapacityProviderConfig, "the capacity provider is set here")
        .unsafe_fix(msg!("remove {@VpcConfig}"), vec![Edit::Remove(Member::VpcConfig.into())]);
    }
}

use crate::request::vpc;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `VpcConfig` has security groups, but no subnets.
    ///
    /// Without a subnet, there is no network interface for a security group to protect. The service requires both, or
    /// neither.
    VpcWithoutSubnets = "vpc-without-subnets", Error,
    requires: [VpcConfigSecurityGroupIds],
    covers: ["vpc-pair"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "both lists have entries, or both are empty" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
    ],
    pass: [
        r#"{"VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}}"#,
        r#"{"VpcConfig": {"SubnetIds": [], "SecurityGroupIds": []}}"#,
    ],
    fail: [
        r#"{"VpcConfig": {"SecurityGroupIds": ["sg-1"]}}"# => "/VpcConfig/SubnetIds",
        r#"{
            "VpcConfig": {"SubnetIds": [], "SecurityGroupIds": ["sg-1"], "Ipv6AllowedForDualStack": true}
        }"# => "/VpcConfig/SubnetIds",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // another rule reports `VpcConfig` with a capacity provider
    if !request.is_absent(Member::CapacityProviderConfig) || !vpc::lacks(request, Member::VpcConfigSubnetIds) {
        return;
    }
    if vpc::names(request, Member::VpcConfigSecurityGroupIds) {
        out.report(Member::VpcConfigSubnetIds, msg!("{@VpcConfig} has security groups, but no subnets"))
            .help(msg!("add the IDs of subnets, preferably in two Availability Zones, or remove {@SecurityGroupIds}"))
            .related(Member::VpcConfigSecurityGroupIds, "the security groups are set here");
    }
}

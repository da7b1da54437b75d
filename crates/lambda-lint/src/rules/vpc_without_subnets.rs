use crate::rule::declare_rule;
use crate::values::vpc;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `VpcConfig` has security groups, but no subnets.
    ///
    /// Without a subnet there is no network interface that a security group could guard. The service takes subnets and
    /// security groups together, or neither of them.
    VpcWithoutSubnets = "vpc-without-subnets", Error,
    requires: [VpcConfigSecurityGroupIds],
    covers: ["vpc-pair"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "subnets and security groups coexist, or both lists are empty" "",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // with a capacity provider the whole of `VpcConfig` is wrong, which another rule says
    if !request.is_absent(Member::CapacityProviderConfig) || !vpc::lacks(request, Member::VpcConfigSubnetIds) {
        return;
    }
    if vpc::names(request, Member::VpcConfigSecurityGroupIds) {
        out.at(Member::VpcConfigSubnetIds, "`VpcConfig` has security groups, but no subnets")
            .help("add the ids of the subnets, at best in two Availability Zones, or remove `SecurityGroupIds`")
            .related(Member::VpcConfigSecurityGroupIds, "the security groups are given here");
    }
}

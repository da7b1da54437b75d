use crate::rule::declare_rule;
use crate::values::vpc;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `VpcConfig` has subnets, but no security groups.
    ///
    /// In a VPC the function gets network interfaces, and each belongs to at least one security group. The service takes
    /// subnets and security groups together, or neither of them.
    VpcWithoutSecurityGroups = "vpc-without-security-groups", Error,
    requires: [VpcConfigSubnetIds],
    covers: ["vpc-pair"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "subnets and security groups coexist, or both lists are empty" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
    ],
    pass: [
        r#"{"VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}}"#,
        r#"{"VpcConfig": {"SubnetIds": [], "SecurityGroupIds": []}}"#,
        r#"{"VpcConfig": {}}"#,
    ],
    fail: [
        r#"{"VpcConfig": {"SubnetIds": ["subnet-1"]}}"# => "/VpcConfig/SecurityGroupIds",
        r#"{"VpcConfig": {"SubnetIds": ["subnet-1", "subnet-2"], "SecurityGroupIds": []}}"# => "/VpcConfig/SecurityGroupIds",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // with a capacity provider the whole of `VpcConfig` is wrong, which another rule says
    if !request.is_absent(Member::CapacityProviderConfig) || !vpc::lacks(request, Member::VpcConfigSecurityGroupIds) {
        return;
    }
    if vpc::names(request, Member::VpcConfigSubnetIds) {
        out.at(Member::VpcConfigSecurityGroupIds, "`VpcConfig` has subnets, but no security groups")
            .help("add the ids of one to five security groups of the same VPC, or remove `SubnetIds`")
            .related(Member::VpcConfigSubnetIds, "the subnets are given here");
    }
}

use crate::request::vpc;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `VpcConfig` has subnets, but no security groups.
    ///
    /// In a VPC the function gets network interfaces, and each belongs to at least one security group. The
    /// service requires both, or neither.
    VpcWithoutSecurityGroups = "vpc-without-security-groups", Error,
    requires: [VpcConfigSubnetIds],
    covers: ["vpc-pair"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "both lists have entries, or both are empty" "",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // another rule reports `VpcConfig` with a capacity provider
    if !request.is_absent(Member::CapacityProviderConfig) || !vpc::lacks(request, Member::VpcConfigSecurityGroupIds) {
        return;
    }
    if vpc::names(request, Member::VpcConfigSubnetIds) {
        out.report(Member::VpcConfigSecurityGroupIds, msg!("{@VpcConfig} has subnets, but no security groups"))
            .help(msg!("add the IDs of one to five security groups in the same VPC, or remove {@SubnetIds}"))
            .related(Member::VpcConfigSubnetIds, "the subnets are set here");
    }
}

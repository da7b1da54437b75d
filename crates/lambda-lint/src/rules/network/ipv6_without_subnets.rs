use crate::request::vpc;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// `Ipv6AllowedForDualStack` is enabled, but the function is not in a subnet.
    ///
    /// The setting applies to network interfaces in dual-stack subnets. Without subnets and security groups there are none, and
    /// the service rejects it.
    Ipv6WithoutSubnets = "ipv6-without-subnets", Error,
    requires: [VpcConfigIpv6AllowedForDualStack],
    covers: ["vpc-ipv6-alone"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2024-06-10" "Ipv6AllowedForDualStack cannot be true without subnet or security groups" "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2061",
        Tools "2026-11-22" "the AWS CDK rejects it" "https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html",
    ],
    pass: [
        r#"{
            "VpcConfig": {
                "Ipv6AllowedForDualStack": true,
                "SubnetIds": ["subnet-1"],
                "SecurityGroupIds": ["sg-1"]
            }
        }"#,
        r#"{"VpcConfig": {"Ipv6AllowedForDualStack": false}}"#,
    ],
    fail: [
        r#"{"VpcConfig": {"Ipv6AllowedForDualStack": true}}"# => "/VpcConfig/Ipv6AllowedForDualStack",
        r#"{"VpcConfig": {"Ipv6AllowedForDualStack": true, "SubnetIds": [], "SecurityGroupIds": []}}"# => "/VpcConfig/Ipv6AllowedForDualStack",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::VpcConfigIpv6AllowedForDualStack;
    // another rule reports security groups without subnets
    if request.boolean(member) == Some(true) && vpc::is_outside(request) {
        out.report(member, msg!("{@Ipv6AllowedForDualStack} requires subnets and security groups"))
            .help("add dual-stack subnets and security groups, or remove it")
            .unsafe_fix(msg!("remove {@Ipv6AllowedForDualStack}"), vec![Edit::Remove(member.into())]);
    }
}

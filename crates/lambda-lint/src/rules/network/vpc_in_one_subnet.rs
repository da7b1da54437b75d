use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// The function is in only one subnet, and therefore in only one Availability Zone.
    ///
    /// When that zone has an outage, or the subnet runs out of addresses, the function stops. Security Hub and AWS Config check
    /// for subnets in two zones.
    VpcInOneSubnet = "vpc-in-one-subnet", Advice,
    requires: [VpcConfigSubnetIds],
    covers: ["vpc-single-subnet"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "Lambda.5 of Security Hub" "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html",
    ],
    pass: [
        r#"{"VpcConfig": {"SubnetIds": ["subnet-1", "subnet-2"], "SecurityGroupIds": ["sg-1"]}}"#,
    ],
    fail: [
        r#"{"VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}}"# => "/VpcConfig/SubnetIds",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if request.len(Member::VpcConfigSubnetIds) == Some(1) && request.is_absent(Member::CapacityProviderConfig) {
        out.report(Member::VpcConfigSubnetIds, "the function is in one subnet, so in one Availability Zone")
            .help("add a subnet in another Availability Zone");
    }
}

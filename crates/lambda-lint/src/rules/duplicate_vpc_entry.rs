use crate::bytes;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// A subnet or a security group stands twice in its list.
    ///
    /// The second one adds nothing. Mostly another subnet was meant, one in another Availability Zone, and the function
    /// depends on fewer of them than it seems; in CloudFormation such a list is refused.
    DuplicateVpcEntry = "duplicate-vpc-entry", Warning,
    requires: [VpcConfig],
    covers: ["vpc-duplicates"],
    evidence: [
        Tools "2026-10-20" "the entries are unique in CloudFormation" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
    ],
    pass: [
        r#"{"VpcConfig": {"SubnetIds": ["subnet-1", "subnet-2"], "SecurityGroupIds": ["sg-1", "sg-2"]}}"#,
    ],
    fail: [
        r#"{"VpcConfig": {"SubnetIds": ["subnet-1", "subnet-1"], "SecurityGroupIds": ["sg-1"]}}"# => "/VpcConfig/SubnetIds/1",
        r#"{"VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1", "sg-2", "sg-1"]}}"# => "/VpcConfig/SecurityGroupIds/2",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for (list, what) in [(Member::VpcConfigSubnetIds, "subnet"), (Member::VpcConfigSecurityGroupIds, "security group")]
    {
        let mut seen = [0; 8];
        // the service model ends both lists at a few entries, so comparing with those in front is cheap, and seldom needed
        for entry in request.entries(list) {
            let Some(id) = entry.text() else { continue };
            if bytes::is_new(&mut seen, id) {
                continue;
            }
            let first = request.entries(list).take(entry.index()).find(|other| other.text() == Some(id));
            if let Some(first) = first {
                out.at(entry.place(), format!("the {what} `{}` stands twice in the list", shorten(id)))
                    .help("remove it, or write the one that was meant")
                    .related(first, "it stands here first")
                    .fix("remove the second one", vec![Edit::Remove(entry.place())]);
            }
        }
    }
}

use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, bytes, msg};

declare_rule! {
    /// A subnet or a security group is in its list more than once.
    ///
    /// The second entry has no effect. It was usually meant to be a subnet in another Availability Zone, so the function
    /// runs in fewer zones than intended. CloudFormation rejects such a list.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for (list, kind) in [(Member::VpcConfigSubnetIds, "subnet"), (Member::VpcConfigSecurityGroupIds, "security group")]
    {
        let mut seen = [0; 8];
        // both lists are short, so comparing each entry with those before it is cheap
        for entry in request.entries(list) {
            let Some(id) = entry.text() else { continue };
            if bytes::is_new(&mut seen, id) {
                continue;
            }
            let first = request.entries(list).take(entry.index()).find(|other| other.text() == Some(id));
            if let Some(first) = first {
                out.report(entry.place(), msg!("duplicate {kind} {value}", kind = Word(kind), value = Text(id)))
                    .help("remove it, or replace it with the intended ID")
                    .related(first, "the first entry")
                    .fix("remove the second entry", vec![Edit::Remove(entry.place())]);
            }
        }
    }
}

use crate::rule::declare_rule;
use crate::{Member, Place, Reporter, Request, msg};

declare_rule! {
    /// The execution role is in a different partition than the function.
    ///
    /// Partitions (`aws`, `aws-cn`, `aws-us-gov` …) do not share accounts or roles. The role must be in the partition of
    /// the function's region.
    RoleInOtherPartition = "role-in-other-partition", Error,
    requires: [Role],
    covers: ["role-partition"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "an account belongs to one partition" "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
        Documentation "2026-11-22" "partitions are isolated from each other" "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html",
    ],
    pass: [
        r#"{
            "Role": "arn:aws-us-gov:iam::123456789012:role/orders",
            "KMSKeyArn": "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000001"
        }"#,
        r#"{"Role": "arn:aws-cn:iam::123456789012:role/orders"}"#,
    ],
    fail: [
        r#"{"FunctionName": "arn:aws-cn:lambda:cn-north-1:123456789012:function:orders"}"# => "/Role",
        r#"{
            "Role": "arn:aws-us-gov:iam::123456789012:role/orders",
            "Layers": ["arn:aws:lambda:us-east-1:123456789012:layer:tools:3"]
        }"# => "/Role",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(role) = request.role() else { return };
    let target = request.target();
    let Some(expected) = target.partition.filter(|expected| expected.name != role.partition) else { return };
    let Some(region) = target.region else { return };
    let expected = expected.name;
    let message = match role.partition {
        "" => msg!(
            "missing partition in the role ARN; {region} is in {partition}",
            region = Text(region),
            partition = Name(expected)
        ),
        actual => msg!(
            "the role is in the partition {actual}, but the function is in {region}, which belongs to {partition}",
            actual = Text(actual),
            region = Text(region),
            partition = Name(expected)
        ),
    };
    let found = out.report(Member::Role, message);
    found.help(msg!("use a role of the account in {partition}", partition = Name(expected)));
    if let Some(from) = target.region_from.filter(|from| *from != Place::from(Member::Role)) {
        found.related(from, msg!("this places the function in {region}", region = Text(region)));
    }
}

use crate::bytes;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, facts, msg};

declare_rule! {
    /// The partition in the ARN of `FunctionName` does not match its region.
    ///
    /// Every region belongs to one partition: `cn-north-1` to `aws-cn`, `us-gov-west-1` to `aws-us-gov`. No function has an ARN
    /// that mixes them. No response has been recorded.
    FunctionNameInOtherPartition = "function-name-in-other-partition", Warning,
    requires: [FunctionName],
    covers: ["name-arn-partition"],
    aws: NOT_FOUND,
    evidence: [
        Documentation "2026-11-22" "partitions are isolated, and regions belong to one" "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
        Judgement "2026-11-22" "no such request has been recorded" "",
    ],
    pass: [
        r#"{
            "FunctionName": "arn:aws-cn:lambda:cn-north-1:123456789012:function:orders",
            "Role": "arn:aws-cn:iam::123456789012:role/orders"
        }"#,
    ],
    fail: [
        r#"{
            "FunctionName": "arn:aws:lambda:us-gov-west-1:123456789012:function:orders",
            "Role": "arn:aws-us-gov:iam::123456789012:role/orders"
        }"# => "/FunctionName",
        r#"{"FunctionName": "arn:aws-cn:lambda:eu-west-1:123456789012:function:orders"}"# => "/FunctionName",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(text) = request.text(Member::FunctionName) else { return };
    let Some(name) = request.function_name() else { return };
    let Some(partition) = name.partition else { return };
    let requested = request.options().region();
    // another rule reports a name in another region
    if requested.is_some() && name.region.is_some() && name.region != requested {
        return;
    }
    let Some(region) = name.region.or(requested) else { return };
    let Some(expected) = facts::partition_of_region(region).filter(|expected| expected.name != partition) else {
        return;
    };
    let expected = expected.name;
    let fixed = if partition.is_empty() { text.to_owned() } else { bytes::replace_first(text, partition, expected) };
    let found = out.report(
        Member::FunctionName,
        msg!(
            "the partition of {region} is {partition}; found {actual} in the ARN",
            region = Text(region),
            partition = Name(expected),
            actual = Text(partition)
        ),
    );
    found.help(msg!("use the partition {partition}", partition = Name(expected)));
    if fixed != text {
        let edit = Edit::Replace(Member::FunctionName.into(), format!("\"{fixed}\""));
        found.fix(msg!("use {partition}", partition = Name(expected)), vec![edit]);
    }
}

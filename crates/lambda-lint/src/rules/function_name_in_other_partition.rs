use crate::draft::Edit;
use crate::facts;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The partition in the ARN of `FunctionName` is not that of its region.
    ///
    /// Every region belongs to one partition: `cn-north-1` to `aws-cn`, `us-gov-west-1` to `aws-us-gov`. What the service
    /// answers to an ARN that mixes them is not on record; no function has such an ARN.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(text) = request.text(Member::FunctionName) else { return };
    let Some(name) = request.function_name() else { return };
    let Some(partition) = name.partition else { return };
    let asked = request.options().region();
    // a name in another region is another fault
    if asked.is_some() && name.region.is_some() && name.region != asked {
        return;
    }
    let Some(region) = name.region.or(asked) else { return };
    let Some(expected) = facts::partition_of_region(region).filter(|expected| expected.name != partition) else {
        return;
    };
    let expected = expected.name;
    let message = format!("the partition of `{region}` is `{expected}`, the ARN says `{}`", shorten(partition));
    let fixed = text.replacen(partition, expected, usize::from(!partition.is_empty()));
    let draft = out.at(Member::FunctionName, message);
    draft.help(format!("write `arn:{expected}:lambda:…`")).param("partition", expected);
    draft.word("actual", partition).word("region", region);
    if fixed != text {
        let edit = Edit::Replace(Member::FunctionName.into(), format!("\"{fixed}\""));
        draft.fix(format!("write `{expected}`"), vec![edit]);
    }
}

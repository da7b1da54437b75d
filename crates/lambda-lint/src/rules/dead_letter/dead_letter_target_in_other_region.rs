use crate::aws::dead_letter;
use crate::request::regional;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// The dead-letter queue or topic is in a different region than the function.
    ///
    /// Lambda sends failed events to a queue or topic in its own region only. The target may belong to another account.
    DeadLetterTargetInOtherRegion = "dead-letter-target-in-other-region", Error,
    requires: [DeadLetterConfigTargetArn],
    covers: ["dlq-region"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09" "a target in another region is rejected" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
    ],
    pass: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "DeadLetterConfig": {"TargetArn": "arn:aws:sqs:eu-west-1:210987654321:failed"}
        }"#,
    ],
    fail: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "DeadLetterConfig": {"TargetArn": "arn:aws:sqs:us-east-1:123456789012:failed"}
        }"# => "/DeadLetterConfig/TargetArn",
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "DeadLetterConfig": {"TargetArn": "arn:aws-cn:sns:cn-north-1:123456789012:failed"}
        }"# => "/DeadLetterConfig/TargetArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::DeadLetterConfigTargetArn;
    let Some(arn) = request.text(member) else { return };
    // other rules report other services and malformed ARNs
    if dead_letter::service(arn).is_some_and(|service| dead_letter::SERVICES.contains(&service)) {
        regional::check(request, out, member.into(), arn, "the dead-letter target");
    }
}

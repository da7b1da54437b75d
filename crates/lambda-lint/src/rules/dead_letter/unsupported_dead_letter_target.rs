use crate::aws::dead_letter;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `DeadLetterConfig.TargetArn` is neither an Amazon SQS queue nor an Amazon SNS topic.
    ///
    /// Other targets, such as a function or an event bus, are destinations. Set them with PutFunctionEventInvokeConfig after the
    /// function exists.
    UnsupportedDeadLetterTarget = "unsupported-dead-letter-target", Error,
    requires: [DeadLetterConfigTargetArn],
    covers: ["dlq-service"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09" "the target must be a queue or a topic" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_DeadLetterConfig.html",
    ],
    pass: [
        r#"{"DeadLetterConfig": {"TargetArn": "arn:aws:sqs:eu-west-1:123456789012:failed"}}"#,
        r#"{
            "Role": "arn:aws-cn:iam::123456789012:role/orders",
            "DeadLetterConfig": {"TargetArn": "arn:aws-cn:sns:cn-north-1:123456789012:failed"}
        }"#,
        r#"{"DeadLetterConfig": {"TargetArn": ""}}"#,
    ],
    fail: [
        r#"{"DeadLetterConfig": {"TargetArn": "arn:aws:lambda:eu-west-1:123456789012:function:failed"}}"# => "/DeadLetterConfig/TargetArn",
        r#"{"DeadLetterConfig": {"TargetArn": "arn:aws:s3:::failed"}}"# => "/DeadLetterConfig/TargetArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(service) = request.text(Member::DeadLetterConfigTargetArn).and_then(dead_letter::service) else { return };
    if !dead_letter::SERVICES.contains(&service) {
        out.report(
            Member::DeadLetterConfigTargetArn,
            msg!(
                "a dead-letter target must be an SQS queue or an SNS topic; found an ARN of {service}",
                service = Text(service)
            ),
        )
        .help("use the ARN of a standard queue or topic, or configure a destination for anything else");
    }
}

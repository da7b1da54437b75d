use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::values::arn::Arn;
use crate::{Diagnostics, Member, Request, Severity};

declare_rule! {
    /// The dead-letter target is a FIFO queue or topic.
    ///
    /// Events of asynchronous invocations have no order, and Lambda sends them without the message group that a FIFO queue asks
    /// for. Use a standard queue or topic.
    FifoDeadLetterTarget = "fifo-dead-letter-target", Error,
    requires: [DeadLetterConfigTargetArn],
    covers: ["dlq-fifo"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "a FIFO queue is refused; a FIFO topic has not been measured" "",
        Documentation "2026-11-22" "a standard queue or a standard topic" "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
    ],
    pass: [
        r#"{"DeadLetterConfig": {"TargetArn": "arn:aws:sqs:eu-west-1:123456789012:failed-fifo"}}"#,
    ],
    fail: [
        r#"{"DeadLetterConfig": {"TargetArn": "arn:aws:sqs:eu-west-1:123456789012:failed.fifo"}}"# => "/DeadLetterConfig/TargetArn",
        r#"{"DeadLetterConfig": {"TargetArn": "arn:aws:sns:eu-west-1:123456789012:failed.fifo"}}"# => "/DeadLetterConfig/TargetArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let member = Member::DeadLetterConfigTargetArn;
    let Some(arn) = request.text(member).filter(|arn| arn.ends_with(".fifo")).and_then(Arn::parse) else { return };
    let (what, is_measured) = match arn.service {
        "sqs" => ("queue", true),
        "sns" => ("topic", false),
        _ => return,
    };
    let draft = out.at(member, format!("the dead-letter {what} `{}` is a FIFO {what}", shorten(arn.resource)));
    draft.help(format!("use a standard {what}")).word("target", arn.resource);
    if !is_measured {
        draft.severity(Severity::Warning);
    }
}

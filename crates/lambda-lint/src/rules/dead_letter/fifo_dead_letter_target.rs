use crate::aws::arn::Arn;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, Severity, msg};

declare_rule! {
    /// The dead-letter target is a FIFO queue or topic.
    ///
    /// Asynchronous events are unordered, and Lambda sends them without the message group that a FIFO queue requires. Use a
    /// standard queue or topic.
    FifoDeadLetterTarget = "fifo-dead-letter-target", Error,
    requires: [DeadLetterConfigTargetArn],
    covers: ["dlq-fifo"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "a FIFO queue is rejected; no response for a FIFO topic has been recorded" "",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::DeadLetterConfigTargetArn;
    let Some(arn) = request.text(member).filter(|arn| arn.ends_with(".fifo")).and_then(Arn::parse) else { return };
    let (kind, is_measured) = match arn.service {
        "sqs" => ("queue", true),
        "sns" => ("topic", false),
        _ => return,
    };
    let found = out.report(
        member,
        msg!("the dead-letter target {target} is a FIFO {kind}", target = Text(arn.resource), kind = Word(kind)),
    );
    found.help(msg!("use a standard {kind}", kind = Word(kind)));
    if !is_measured {
        found.severity(Severity::Warning);
    }
}

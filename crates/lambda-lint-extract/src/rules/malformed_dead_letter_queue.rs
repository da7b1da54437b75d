//! `DeadLetterQueue` of SAM.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const MALFORMED_DEAD_LETTER_QUEUE: &Meta = &MalformedDeadLetterQueue;

declare_rule! {
    /// `DeadLetterQueue` in AWS SAM has no `Type`, no `TargetArn`, or an unknown `Type`.
    ///
    /// AWS SAM requires both, because the type determines which permission the function gets. Otherwise, it rejects the
    /// template.
    MalformedDeadLetterQueue = "malformed-dead-letter-queue", Error record,
    aws: TEMPLATE,
    evidence: [
        Documentation "2026-11-30" "`Type` and `TargetArn` are required; `Type` is `SNS` or `SQS`" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-deadletterqueue.html",
        Documentation "2026-11-30" "the SAM translator rejects it without one of them" "https://github.com/aws/serverless-application-model",
    ],
    pass: [
        r#"{"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Orders": {"Type": "AWS::Serverless::Function", "Properties": {"Runtime": "python3.14", "Handler": "app.handler", "CodeUri": "src/", "DeadLetterQueue": {"Type": "SQS", "TargetArn": "arn:aws:sqs:eu-west-1:123456789012:failed-orders"}}}}}"#,
    ],
    fail: [
        r#"{"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Orders": {"Type": "AWS::Serverless::Function", "Properties": {"Runtime": "python3.14", "Handler": "app.handler", "CodeUri": "src/", "DeadLetterQueue": {"TargetArn": "arn:aws:sqs:eu-west-1:123456789012:failed-orders"}}}}}"# => "",
        r#"{"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Orders": {"Type": "AWS::Serverless::Function", "Properties": {"Runtime": "python3.14", "Handler": "app.handler", "CodeUri": "src/", "DeadLetterQueue": {"Type": "sqs", "TargetArn": "arn:aws:sqs:eu-west-1:123456789012:failed-orders"}}}}}"# => "",
    ],
}

/// The types of queues.
pub(crate) const TYPES: [&str; 2] = ["SNS", "SQS"];

/// Reports a queue without one of its properties.
pub(crate) fn missing(property: &'static str, node: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("missing {property} in {queue}", property = Name(property), queue = Name("DeadLetterQueue"));
    let mut draft = DiagnosticBuilder::new(MALFORMED_DEAD_LETTER_QUEUE, Place(PlaceKind::Outside(node)), message);
    draft.help(match property {
        "Type" => "add `Type: SQS` or `Type: SNS`",
        _ => "add the ARN of the queue or topic",
    });
    draft
}

/// Reports an unknown type of queue.
pub(crate) fn unknown_type(written: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let [topic, queue] = TYPES;
    let message = msg!(
        "unknown type {type}; expected {queue} or {topic}",
        type = Text(written),
        queue = Name(queue),
        topic = Name(topic)
    );
    DiagnosticBuilder::new(MALFORMED_DEAD_LETTER_QUEUE, Place(PlaceKind::Outside(node)), message)
}

use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// Events that the function fails to process are lost.
    ///
    /// Lambda drops an asynchronous event after two retries. A dead-letter queue keeps it. So does an on-failure destination,
    /// which is newer and not part of this request.
    MissingDeadLetterTarget = "missing-dead-letter-target", Advice,
    covers: ["dlq-none"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
        Documentation "2026-11-22" "AWS Config has a rule for it" "https://docs.aws.amazon.com/config/latest/developerguide/lambda-dlq-check.html",
    ],
    pass: [
        r#"{"DeadLetterConfig": {"TargetArn": "arn:aws:sqs:eu-west-1:123456789012:failed"}}"#,
        r#"{"DeadLetterConfig": {"TargetArn": ""}}"#,
    ],
    fail: [
        r#"{}"# => "/DeadLetterConfig/TargetArn",
        r#"{"DeadLetterConfig": {}}"# => "/DeadLetterConfig/TargetArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let target = Member::DeadLetterConfigTargetArn;
    // another rule reports an empty target; it is not documented whether managed instances accept one
    if request.is_absent(target) && request.is_absent(Member::CapacityProviderConfig) {
        out.report(target, "failed asynchronous events are dropped: no dead-letter queue is configured").help(msg!(
            "set {@DeadLetterConfig.TargetArn} to a queue or topic, or configure an on-failure destination"
        ));
    }
}

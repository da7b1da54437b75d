use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// Events that the function fails to process are lost.
    ///
    /// Of an asynchronous invocation Lambda drops the event after two more attempts. A dead-letter queue keeps it; so does a
    /// destination for failures, which is newer and cannot be seen in this request.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let target = Member::DeadLetterConfigTargetArn;
    // of an empty target another rule speaks; nobody says whether managed instances take one
    if request.is_absent(target) && request.is_absent(Member::CapacityProviderConfig) {
        out.at(target, "events of asynchronous invocations are lost when all attempts have failed").help(
            "name a queue or topic in `DeadLetterConfig.TargetArn`, or set a destination for failures afterwards",
        );
    }
}

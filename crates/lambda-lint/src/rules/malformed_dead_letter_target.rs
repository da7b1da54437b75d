use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::values::arn::Arn;
use crate::values::dead_letter;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// The ARN of the dead-letter target is not that of a queue or a topic.
    ///
    /// A queue or a topic has a region, an account and one name: `arn:aws:sqs:eu-west-1:123456789012:failed`. A longer ARN of
    /// `sns` is that of a subscription. The empty text, which the service model takes, removes the target from a function
    /// that is there; the last answers on record refuse it for a new one, but they are old.
    MalformedDeadLetterTarget = "malformed-dead-letter-target", Warning,
    requires: [DeadLetterConfigTargetArn],
    covers: ["dlq-arn-shape"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2018-01" "an empty `TargetArn` is refused: ARNs must start with `arn:`; without it the function is made" "",
        Documentation "2026-11-22" "the forms of ARNs of Amazon SQS" "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html",
        Documentation "2026-11-22" "the forms of ARNs of Amazon SNS" "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html",
    ],
    pass: [
        r#"{"DeadLetterConfig": {"TargetArn": "arn:aws:sqs:eu-west-1:123456789012:failed"}}"#,
        r#"{"DeadLetterConfig": {"TargetArn": "arn:aws:sns:eu-west-1:123456789012:failed_orders-2"}}"#,
        r#"{"DeadLetterConfig": {}}"#,
    ],
    fail: [
        r#"{
            "DeadLetterConfig": {
                "TargetArn": "arn:aws:sns:eu-west-1:123456789012:failed:0a1b2c3d-1111-2222-3333-444455556666"
            }
        }"# => "/DeadLetterConfig/TargetArn",
        r#"{"DeadLetterConfig": {"TargetArn": "arn:aws:sqs:eu-west-1:123456789012:queue/failed"}}"# => "/DeadLetterConfig/TargetArn",
        r#"{"DeadLetterConfig": {"TargetArn": "arn:aws:sqs:failed"}}"# => "/DeadLetterConfig/TargetArn",
        r#"{"DeadLetterConfig": {"TargetArn": "arn:aws:sqs:::failed"}}"# => "/DeadLetterConfig/TargetArn",
        r#"{"DeadLetterConfig": {"TargetArn": ""}}"# => "/DeadLetterConfig/TargetArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let member = Member::DeadLetterConfigTargetArn;
    let Some(text) = request.text(member) else { return };
    if text.is_empty() {
        out.at(member, "the dead-letter target is empty, and a new function has none to remove")
            .help("leave `DeadLetterConfig` out, or name a queue or a topic")
            .fix("remove `DeadLetterConfig`", vec![Edit::Remove(Member::DeadLetterConfig.into())]);
        return;
    }
    let Some(service) = dead_letter::service(text).filter(|service| dead_letter::SERVICES.contains(service)) else {
        return;
    };
    let Some(fault) = fault(service, text) else { return };
    let what = if service == "sqs" { "a queue" } else { "a topic" };
    out.at(member, format!("`{}` is not the ARN of {what}: {fault}", shorten(text)))
        .help(format!("write `arn:aws:{service}:REGION:ACCOUNT:NAME`"));
}

/// What the ARN lacks or has too much of.
fn fault(service: &str, text: &str) -> Option<&'static str> {
    let Some(arn) = Arn::parse(text) else { return Some("it has fewer than six parts") };
    let name = arn.resource;
    if arn.region.is_empty() {
        return Some("the region is missing");
    }
    if arn.account.len() != 12 || !arn.account.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some("the account does not have 12 digits");
    }
    if name.is_empty() {
        return Some("the name is missing");
    }
    if service == "sns" && name.contains(':') {
        return Some("it is that of a subscription");
    }
    name.contains(['/', ':']).then_some("a name has no slashes and no colons")
}

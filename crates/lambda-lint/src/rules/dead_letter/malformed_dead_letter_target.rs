use crate::aws::arn::Arn;
use crate::aws::dead_letter;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// The dead-letter target is not the ARN of a queue or a topic.
    ///
    /// A queue or a topic has a region, an account and one name: `arn:aws:sqs:eu-west-1:123456789012:failed`. A longer `sns` ARN
    /// belongs to a subscription. An empty string, which the service model allows, removes the target from an existing
    /// function. For a new function, recorded responses reject it, but they are old.
    MalformedDeadLetterTarget = "malformed-dead-letter-target", Warning,
    requires: [DeadLetterConfigTargetArn],
    covers: ["dlq-arn-shape"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2018-01" "an empty `TargetArn` is rejected: ARNs must start with `arn:`; without it the function is created" "",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::DeadLetterConfigTargetArn;
    let Some(text) = request.text(member) else { return };
    if text.is_empty() {
        // an update removes the target with an empty ARN
        if request.operation().is_update() {
            return;
        }
        let found = out.report(member, "the dead-letter target is empty, but a new function has none to remove");
        found.help(msg!("remove {@DeadLetterConfig}, or use the ARN of a queue or a topic"));
        if request.entries(Member::DeadLetterConfig).count() == 1 {
            found.fix(msg!("remove {@DeadLetterConfig}"), vec![Edit::Remove(Member::DeadLetterConfig.into())]);
        }
        return;
    }
    let Some(service) = dead_letter::service(text).filter(|service| dead_letter::SERVICES.contains(service)) else {
        return;
    };
    let Some(fault) = fault(service, text) else { return };
    let kind = if service == "sqs" { "a queue" } else { "a topic" };
    out.report(
        member,
        msg!("{value} is not the ARN of {kind}: {fault}", value = Text(text), kind = Word(kind), fault = Word(fault)),
    )
    .help(match service {
        "sqs" => "use an ARN like `arn:aws:sqs:REGION:ACCOUNT:NAME`",
        _ => "use an ARN like `arn:aws:sns:REGION:ACCOUNT:NAME`",
    });
}

/// What is wrong with the ARN.
fn fault(service: &str, text: &str) -> Option<&'static str> {
    let Some(arn) = Arn::parse(text) else { return Some("it has fewer than six parts") };
    let name = arn.resource;
    if arn.region.is_empty() {
        return Some("the region is missing");
    }
    if arn.account.len() != 12 || !arn.account.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some("the account must have 12 digits");
    }
    if name.is_empty() {
        return Some("the name is missing");
    }
    if service == "sns" && name.contains(':') {
        return Some("it is that of a subscription");
    }
    name.contains(['/', ':']).then_some("a name has no slashes and no colons")
}

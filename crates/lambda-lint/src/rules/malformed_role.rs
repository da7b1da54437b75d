use crate::facts::limits::ROLE_NAME_LENGTH;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `Role` is an ARN that no role can have.
    ///
    /// The service model takes more than IAM gives out: the ARN of a role names its partition, and ends in `role/`, its path, and
    /// a name of 1 to 64 characters. There is no other role, so Lambda cannot assume it.
    MalformedRole = "malformed-role", Error,
    requires: [Role],
    covers: ["role-impossible"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-26" "`role/` stands in front of the path and the name" "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
        Documentation "2026-11-26" "a name has 1 to 64 characters" "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
    ],
    pass: [
        r#"{"Role": "arn:aws:iam::123456789012:role/teams/orders/orders-2026"}"#,
        r#"{
            "Role": "arn:aws:iam::123456789012:role/orders-orders-orders-orders-orders-orders-orders-orders-orders-o"
        }"#,
    ],
    fail: [
        r#"{"Role": "arn::iam::123456789012:role/orders"}"# => "/Role",
        r#"{"Role": "arn:aws:iam::123456789012:role/"}"# => "/Role",
        r#"{"Role": "arn:aws:iam::123456789012:role/service-role/"}"# => "/Role",
        r#"{"Role": "arn:aws:iam::123456789012:roleorders"}"# => "/Role",
        r#"{
            "Role": "arn:aws:iam::123456789012:role/orders-orders-orders-orders-orders-orders-orders-orders-orders-or"
        }"# => "/Role",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(role) = request.role() else { return };
    // the pattern has seen to the word itself
    let mut long = None;
    let message = match role.resource.strip_prefix("role/") {
        _ if role.partition.is_empty() => {
            "the partition is missing behind `arn:` (`aws`, `aws-cn`, `aws-us-gov` …)".to_owned()
        }
        None => format!("there is no `/` behind `role` in `{}`", shorten(role.resource)),
        Some(path) => match path.rsplit('/').next().unwrap_or_default() {
            "" => "the name of the role is missing behind the last `/`".to_owned(),
            name if name.len() > ROLE_NAME_LENGTH => {
                long = Some(name.len());
                format!("the name of the role has {} characters, at most {ROLE_NAME_LENGTH} are allowed", name.len())
            }
            _ => return,
        },
    };
    let draft = out.at(Member::Role, message);
    draft.help("write the ARN of the execution role, `arn:aws:iam::ACCOUNT:role/NAME`");
    match long {
        Some(length) => draft.param("max", ROLE_NAME_LENGTH).param("actual", length),
        None => draft.word("resource", role.resource),
    };
}

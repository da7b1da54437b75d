use crate::facts::limits::ROLE_NAME_LENGTH;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Role` is a service-linked role.
    ///
    /// Only the linked AWS service can assume such a role, and its trust policy cannot be edited. A function needs its own role
    /// that trusts `lambda.amazonaws.com`.
    ServiceLinkedRole = "service-linked-role", Warning,
    requires: [Role],
    covers: ["role-service-linked"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "only the linked service may assume the role" "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html",
        Documentation "2026-11-22" "Lambda must be able to assume the execution role" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
    ],
    pass: [
        r#"{"Role": "arn:aws:iam::123456789012:role/service-role/orders-role-a1b2c3d4"}"#,
    ],
    fail: [
        r#"{
            "Role": "arn:aws:iam::123456789012:role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway"
        }"# => "/Role",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(role) = request.role() else { return };
    let Some(linked) = role.resource.strip_prefix("role/aws-service-role/") else { return };
    // another rule reports a missing service and an impossible name
    let Some((service, name)) = linked.rsplit_once('/') else { return };
    if !(1..=ROLE_NAME_LENGTH).contains(&name.len()) {
        return;
    }
    out.report(
        Member::Role,
        msg!("the role is a service-linked role of {service}, so Lambda cannot assume it", service = Text(service)),
    )
    .help("use a role that trusts `lambda.amazonaws.com`");
}

use crate::facts::limits::ROLE_NAME_LENGTH;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Role` is an ARN that cannot belong to a role.
    ///
    /// The service model accepts ARNs that IAM never creates. The ARN of a role has a partition and ends in `role/`, the
    /// path, and a name of 1 to 64 characters.
    MalformedRole = "malformed-role", Error,
    requires: [Role],
    covers: ["role-impossible"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-26" "`role/` precedes the path and the name" "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(role) = request.role() else { return };
    let resource = role.resource;
    // the pattern of the service model has already checked the word `role`
    let message = match resource.strip_prefix("role/") {
        _ if role.partition.is_empty() => {
            msg!("missing partition after `arn:` (`aws`, `aws-cn`, `aws-us-gov` …)")
        }
        None => msg!("missing `/` after `role` in {resource}", resource = Text(resource)),
        Some(path) => match path.rsplit('/').next().unwrap_or_default() {
            "" => msg!("missing role name after the last `/`"),
            name if name.len() > ROLE_NAME_LENGTH => msg!(
                "the role name has {actual}, above the limit of {max}",
                actual = Characters(name.len()),
                max = Int(ROLE_NAME_LENGTH)
            ),
            _ => return,
        },
    };
    out.report(Member::Role, message).help("use the ARN of the execution role, `arn:aws:iam::ACCOUNT:role/NAME`");
}

use crate::request::account;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// The execution role belongs to a different account than the function.
    ///
    /// A role can only be passed to a function in its own account. For permissions in another account, let the function's role
    /// assume a role there.
    RoleInOtherAccount = "role-in-other-account", Error,
    requires: [Role],
    covers: ["name-arn-account", "role-other-account"],
    aws: ACCESS_DENIED,
    evidence: [
        Answer "2024-02" "a role of another account cannot be passed" "",
        Documentation "2026-11-22" "a role is passed to services of its own account only" "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
        Tools "2026-11-22" "moto rejects it as cross-account; users report the same of the service" "",
    ],
    pass: [
        r#"{"FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders"}"#,
    ],
    fail: [
        r#"{"FunctionName": "arn:aws:lambda:eu-west-1:210987654321:function:orders"}"# => "/Role",
        r#"{"FunctionName": "210987654321:function:orders"}"# => "/Role",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // the role itself determines the account, unless the name or the caller does
    let is_known = request.options().account().is_some()
        || request.text(Member::FunctionName).is_some_and(|name| name.contains(':'));
    if !is_known {
        return;
    }
    let Some(role) = request.text(Member::Role).filter(|_| !is_in_other_partition(request)) else { return };
    account::check(request, out, Member::Role.into(), role, "the role");
}

/// A role of another partition always belongs to another account, too; that is one fault.
fn is_in_other_partition(request: &Request<'_>) -> bool {
    let partition = request.role().map(|role| role.partition);
    request.partition().is_some_and(|function| partition != Some(function.name))
}

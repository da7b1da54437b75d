use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `FunctionName` names a different account than the caller's.
    ///
    /// A function belongs to the account whose credentials sign the request. No one can create a function for another account.
    FunctionNameInOtherAccount = "function-name-in-other-account", Error,
    requires: [FunctionName],
    covers: ["name-arn-account"],
    aws: ACCESS_DENIED,
    evidence: [
        Answer "2025-11-25" "a name in another account is rejected without an explanation" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"FunctionName": "123456789012:function:orders"}"#,
    ],
    fail: [],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(caller) = request.options().account() else { return };
    let Some(account) = request.function_name().and_then(|name| name.account) else {
        return;
    };
    if account != caller {
        out.report(
            Member::FunctionName,
            msg!(
                "the name belongs to the account {actual}, but the caller is {account}",
                actual = Text(account),
                account = Text(caller)
            ),
        )
        .help(msg!("use the name alone, or use credentials of {actual}", actual = Text(account)));
    }
}

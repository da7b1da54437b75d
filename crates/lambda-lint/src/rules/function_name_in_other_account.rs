use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `FunctionName` names another account than the one that makes the function.
    ///
    /// A function belongs to the account whose credentials sign the request; nobody makes functions for another account.
    FunctionNameInOtherAccount = "function-name-in-other-account", Error,
    requires: [FunctionName],
    covers: ["name-arn-account"],
    aws: ACCESS_DENIED,
    evidence: [
        Answer "2025-11-25" "a name in another account is refused without a word" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"FunctionName": "123456789012:function:orders"}"#,
    ],
    fail: [],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(caller) = request.options().account() else { return };
    let Some(account) = request.function_name().and_then(|name| name.account) else {
        return;
    };
    if account != caller {
        let message = format!("the name is that of a function of the account {account}, the request is for {caller}");
        out.at(Member::FunctionName, message)
            .help(format!("write the bare name, or make the function with credentials of {account}"))
            .word("account", caller)
            .word("actual", account);
    }
}

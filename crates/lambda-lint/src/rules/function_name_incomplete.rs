use crate::facts;
use crate::rule::declare_rule;
use crate::values::arn::FunctionName;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The ARN of `FunctionName` ends before the name.
    ///
    /// The service takes the last part as the name: a function called `function`, or called like the account. This is
    /// accepted and hardly meant; usually a variable behind it was empty.
    FunctionNameIncomplete = "function-name-incomplete", Warning,
    requires: [FunctionName],
    covers: ["name-incomplete-arn"],
    evidence: [
        Answer "2025-11-25" "an ARN that ends in `function` makes a function of that name" "",
        Model "2026-11-17" "the pattern lets each part in front of the name be missing" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"FunctionName": "function"}"#,
        r#"{"FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:function"}"#,
    ],
    fail: [
        r#"{"FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function"}"# => "/FunctionName",
        r#"{"FunctionName": "arn:aws:lambda:eu-west-1:123456789012"}"# => "/FunctionName",
        r#"{"FunctionName": "123456789012:function:$LATEST"}"# => "/FunctionName",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(name) = request.function_name() else { return };
    if is_incomplete(&name) {
        let message = format!("the function would be called `{}`, for this ARN ends before the name", name.name);
        out.at(Member::FunctionName, message)
            .help("add the name, `…:function:NAME`, or write the bare name")
            .word("name", name.name);
    }
}

/// Whether the last part is one of those that stand in front of a name.
pub(crate) fn is_incomplete(name: &FunctionName<'_>) -> bool {
    let has_front = name.partition.is_some() || name.region.is_some() || name.account.is_some();
    let is_account =
        || name.account.is_none() && name.name.len() == 12 && name.name.bytes().all(|b| b.is_ascii_digit());
    let is_region = || name.region.is_none() && facts::partition_of_region(name.name).is_some();
    has_front && !name.has_function && (name.name == "function" || is_account() || is_region())
}

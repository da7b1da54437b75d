use crate::aws::arn::FunctionName;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, facts, msg};

declare_rule! {
    /// The ARN in `FunctionName` ends before the name.
    ///
    /// The service takes the last part as the name, so the function would be named `function` or after the account id. This is
    /// rarely intended; usually a variable was empty.
    FunctionNameIncomplete = "function-name-incomplete", Warning,
    requires: [FunctionName],
    covers: ["name-incomplete-arn"],
    evidence: [
        Answer "2025-11-25" "an ARN that ends in `function` creates a function with that name" "",
        Model "2026-11-17" "the pattern allows each part before the name to be missing" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(name) = request.function_name() else { return };
    if is_incomplete(&name) {
        out.report(
            Member::FunctionName,
            msg!("the ARN ends before the name, so the function would be called {name}", name = Text(name.name)),
        )
        .help("add the name after `function:`, or use the name alone");
    }
}

/// Whether the last part is one that belongs before the name.
pub(crate) fn is_incomplete(name: &FunctionName<'_>) -> bool {
    let has_front = name.partition.is_some() || name.region.is_some() || name.account.is_some();
    let is_account =
        || name.account.is_none() && name.name.len() == 12 && name.name.bytes().all(|b| b.is_ascii_digit());
    let is_region = || name.region.is_none() && facts::partition_of_region(name.name).is_some();
    has_front && !name.has_function && (name.name == "function" || is_account() || is_region())
}

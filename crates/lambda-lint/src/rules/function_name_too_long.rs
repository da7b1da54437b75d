use crate::facts::limits::FUNCTION_NAME_LENGTH;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `FunctionName` is a bare name with more than 64 characters.
    ///
    /// The 140 characters of the service model are for the whole ARN. Without a colon the value is the name itself,
    /// which ends at 64.
    FunctionNameTooLong = "function-name-too-long", Error,
    on: [FunctionName],
    aws: INVALID_PARAMETER,
    evidence: [
        Model "2026-11-17" "the limit of the name alone is in the text of the member" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Answer "2025-11-25" "a bare name of 65 characters is refused" "",
    ],
    pass: [
        r#"{"FunctionName": "orders-orders-orders-orders-orders-orders-orders-orders-orders-o"}"#,
        r#"{"FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders-orders-orders-orders"}"#,
    ],
    fail: [
        r#"{"FunctionName": "orders-orders-orders-orders-orders-orders-orders-orders-orders-or"}"# => "/FunctionName",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(name) = request.text(Member::FunctionName) else { return };
    // the model admits no character of more than one byte
    if name.len() <= FUNCTION_NAME_LENGTH || name.contains(':') {
        return;
    }
    let message =
        format!("`{}` has {} characters, a name has at most {FUNCTION_NAME_LENGTH}", shorten(name), name.len());
    out.at(Member::FunctionName, message)
        .help("shorten the name")
        .param("max", FUNCTION_NAME_LENGTH)
        .param("actual", name.len());
}

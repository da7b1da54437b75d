use crate::facts::limits::FUNCTION_NAME_LENGTH;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Member, Request, Severity};

declare_rule! {
    /// The name of the function has more than 64 characters.
    ///
    /// The 140 characters of the service model are for the whole ARN; the name itself ends at 64. Of a longer name
    /// inside an ARN no answer is on record, so that is a warning.
    FunctionNameTooLong = "function-name-too-long", Error,
    requires: [FunctionName],
    covers: ["name-length"],
    aws: INVALID_PARAMETER,
    evidence: [
        Model "2026-11-17" "the limit of the name alone is in the text of the member" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Answer "2025-11-25" "a bare name of 65 characters is refused" "",
    ],
    pass: [
        r#"{"FunctionName": "orders-orders-orders-orders-orders-orders-orders-orders-orders-o"}"#,
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders-orders-orders-orders"
        }"#,
    ],
    fail: [
        r#"{"FunctionName": "orders-orders-orders-orders-orders-orders-orders-orders-orders-or"}"# => "/FunctionName",
        r#"{
            "FunctionName": "123456789012:function:orders-orders-orders-orders-orders-orders-orders-orders-orders-or"
        }"# => "/FunctionName",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(text) = request.text(Member::FunctionName).filter(|text| text.len() > FUNCTION_NAME_LENGTH) else {
        return;
    };
    let name = request.function_name().map_or(text, |parts| parts.name);
    // the model admits no character of more than one byte
    if name.len() <= FUNCTION_NAME_LENGTH {
        return;
    }
    let message =
        format!("`{}` has {} characters, a name has at most {FUNCTION_NAME_LENGTH}", shorten(name), name.len());
    let draft = out.at(Member::FunctionName, message);
    draft.help("shorten the name").param("max", FUNCTION_NAME_LENGTH).param("actual", name.len()).word("name", name);
    if text.contains(':') {
        draft.severity(Severity::Warning);
    }
}

use crate::facts::limits::FUNCTION_NAME_LENGTH;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, Severity, msg};

declare_rule! {
    /// The name of the function has more than 64 characters.
    ///
    /// The service model allows 140 characters for the whole ARN; the name itself is limited to 64. No response has been
    /// recorded for a longer name inside an ARN, so that is a warning.
    FunctionNameTooLong = "function-name-too-long", Error,
    requires: [FunctionName],
    covers: ["name-length"],
    aws: INVALID_PARAMETER,
    evidence: [
        Model "2026-11-17" "the limit of the name alone is in the text of the member" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Answer "2025-11-25" "a bare name of 65 characters is rejected" "",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(text) = request.text(Member::FunctionName).filter(|text| text.len() > FUNCTION_NAME_LENGTH) else {
        return;
    };
    let name = request.function_name().map_or(text, |parts| parts.name);
    // the service model only allows characters of one byte
    if name.len() <= FUNCTION_NAME_LENGTH {
        return;
    }
    let found = out.report(
        Member::FunctionName,
        msg!(
            "{name} has {actual}, above the limit of {max}",
            name = Text(name),
            actual = Characters(name.len()),
            max = Int(FUNCTION_NAME_LENGTH)
        ),
    );
    found.help(msg!("shorten the name to at most {max}", max = Characters(FUNCTION_NAME_LENGTH)));
    if text.contains(':') {
        found.severity(Severity::Warning);
    }
}

use crate::endpoint::{Address, PATH};
use lambda_lint::declare_rule;
use lambda_lint::{Reporter, Request, msg};

declare_rule! {
    /// The path of the call is not the path of CreateFunction.
    ///
    /// The path always contains the version of the API, 2015-03-31. The function name is in the body, not in the path.
    WrongPath = "wrong-path", Error call,
    covers: ["http-path"],
    aws: UNKNOWN_OPERATION,
    evidence: [Model "2026-11-17" "the address of CreateFunction is /2015-03-31/functions" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"],
    pass: [
        r#"{"url": "${BASE}/2015-03-31/functions"}"#,
        r#"{"url": "http://localhost:4566/2015-03-31/functions"}"#,
    ],
    fail: [
        r#"{"url": "https://lambda.eu-west-1.amazonaws.com/functions"}"# => "",
        r#"{"url": "https://lambda.eu-west-1.amazonaws.com/2026-11-22/functions"}"# => "",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(call) = request.call() else { return };
    let address = Address::of(call);
    if address.is_create_function() || address.is_unknown() {
        return;
    }
    let path = if address.path.is_empty() { "/" } else { address.path };
    out.report(
        call.url.place(),
        msg!("expected the path {expected}, found {actual}", expected = Name(PATH), actual = Text(path)),
    )
    .help(msg!("use {expected}", expected = Name(PATH)));
}

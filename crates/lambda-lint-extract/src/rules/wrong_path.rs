use crate::endpoint::{Address, PATH};
use lambda_lint::declare_rule;
use lambda_lint::internals::shorten;
use lambda_lint::{Diagnostics, Request};

declare_rule! {
    /// The path of the call is not that of CreateFunction.
    ///
    /// The path has the day of the API's version in it, 2015-03-31, whenever the call is made. The name of the function is in the
    /// body and not in the path.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(call) = request.call() else { return };
    let address = Address::of(call);
    if address.is_create_function() || address.is_unknown() {
        return;
    }
    let path = if address.path.is_empty() { "/" } else { address.path };
    out.at(call.url.place(), format!("the path is `{}`, functions are made at `{PATH}`", shorten(path)))
        .help(format!("write `{PATH}`"))
        .word("actual", path)
        .param("expected", PATH);
}

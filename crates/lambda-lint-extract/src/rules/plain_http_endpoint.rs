use crate::endpoint::Address;
use lambda_lint::declare_rule;
use lambda_lint::{Reporter, Request};

declare_rule! {
    /// The call to Lambda is not encrypted.
    ///
    /// The endpoints of Lambda only support HTTPS. A call over plain HTTP gets no response, and exposes its credentials on the
    /// network.
    PlainHttpEndpoint = "plain-http-endpoint", Warning call,
    covers: ["http-scheme"],
    groups: [Security],
    evidence: [Documentation "2026-11-22" "the protocol of all endpoints is HTTPS" "https://docs.aws.amazon.com/general/latest/gr/lambda-service.html"],
    pass: [
        r#"{"url": "http://localhost:4566/2015-03-31/functions"}"#,
    ],
    fail: [
        r#"{"url": "http://lambda.eu-west-1.amazonaws.com/2015-03-31/functions"}"# => "",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(call) = request.call() else { return };
    let address = Address::of(call);
    let is_plain = address.scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"));
    if is_plain && address.endpoint().is_some() {
        out.report(call.url.place(), "the URL uses plain HTTP, but Lambda only supports HTTPS").help("use `https://`");
    }
}

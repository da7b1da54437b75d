use crate::endpoint::Address;
use lambda_lint::declare_rule;
use lambda_lint::{Diagnostics, Request};

declare_rule! {
    /// The call goes to Lambda without encryption.
    ///
    /// The endpoints of Lambda listen to HTTPS. A call over plain HTTP gets no answer, after it has shown its credentials to everybody
    /// on the way.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(call) = request.call() else { return };
    let address = Address::of(call);
    let is_plain = address.scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"));
    if is_plain && address.endpoint().is_some() {
        out.at(call.url.place(), "the call goes to Lambda over plain HTTP, which listens to HTTPS")
            .help("write `https://`");
    }
}

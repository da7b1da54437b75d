use lambda_lint::declare_rule;
use lambda_lint::{Diagnostics, Request};

declare_rule! {
    /// The call does not say that its body is JSON.
    ///
    /// Programs that send HTTP calls add a `Content-Type` of their own where there is none, and that is seldom the one of JSON.
    MissingContentType = "missing-content-type", Warning call,
    covers: ["http-content-type"],
    evidence: [
        Documentation "2026-11-22" "bodies of the protocol have the type application/json" "https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html",
    ],
    pass: [
        r#"{"headers": {"content-type": "application/json; charset=utf-8"}}"#,
    ],
    fail: [
        r#"{"headers": {"Content-Type": null}}"# => "",
        r#"{"headers": null}"# => "",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(call) = request.call() else { return };
    if call.headers.is_none() || call.has_content_type || call.header("Content-Type").is_some() {
        return;
    }
    out.at(call.missing_header("Content-Type"), "the header `Content-Type` is missing")
        .help("add `Content-Type: application/json`");
}

use lambda_lint::declare_rule;
use lambda_lint::{Reporter, Request};

declare_rule! {
    /// The call has no `Content-Type`.
    ///
    /// HTTP clients add a default `Content-Type`, which is rarely JSON.
    MissingContentType = "missing-content-type", Warning call,
    covers: ["http-content-type"],
    evidence: [
        Documentation "2026-11-22" "bodies have the type application/json" "https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html",
    ],
    pass: [
        r#"{"headers": {"content-type": "application/json; charset=utf-8"}}"#,
    ],
    fail: [
        r#"{"headers": {"Content-Type": null}}"# => "",
        r#"{"headers": null}"# => "",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(call) = request.call() else { return };
    if call.headers.is_none() || call.has_content_type || call.header("Content-Type").is_some() {
        return;
    }
    out.report(call.missing_header("Content-Type"), "missing header `Content-Type`")
        .help("add `Content-Type: application/json`");
}

use lambda_lint::declare_rule;
use lambda_lint::{Reporter, Request, msg};

declare_rule! {
    /// The `Content-Type` of the call is not JSON.
    ///
    /// The service reads the body as JSON. Parameters such as `charset` are allowed.
    UnexpectedContentType = "unexpected-content-type", Warning call,
    covers: ["http-content-type"],
    evidence: [
        Documentation "2026-11-22" "bodies have the type application/json" "https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html",
    ],
    pass: [
        r#"{"headers": {"Content-Type": "application/json; charset=utf-8"}}"#,
        r#"{"headers": {"Content-Type": "application/x-amz-json-1.1"}}"#,
    ],
    fail: [
        r#"{"headers": {"Content-Type": "application/x-www-form-urlencoded"}}"# => "",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(header) = request.call().and_then(|call| call.header("Content-Type")) else { return };
    let Some(text) = header.text else { return };
    let kind = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    // clients of older protocols use these types for JSON, too
    if kind != "application/json" && !kind.starts_with("application/x-amz-json") {
        out.report(
            header.place(),
            msg!("expected the content type `application/json`, found {actual}", actual = Text(text)),
        )
        .help("use `application/json`");
    }
}

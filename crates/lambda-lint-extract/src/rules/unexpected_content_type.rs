use lambda_lint::declare_rule;
use lambda_lint::internals::shorten;
use lambda_lint::{Diagnostics, Request};

declare_rule! {
    /// The call says that its body is something else than JSON.
    ///
    /// The service reads the body as JSON. A parameter such as a charset does no harm.
    UnexpectedContentType = "unexpected-content-type", Warning call,
    covers: ["http-content-type"],
    evidence: [
        Documentation "2026-11-22" "bodies of the protocol have the type application/json" "https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html",
    ],
    pass: [
        r#"{"headers": {"Content-Type": "application/json; charset=utf-8"}}"#,
        r#"{"headers": {"Content-Type": "application/x-amz-json-1.1"}}"#,
    ],
    fail: [
        r#"{"headers": {"Content-Type": "application/x-www-form-urlencoded"}}"# => "",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(header) = request.call().and_then(|call| call.header("Content-Type")) else { return };
    let Some(text) = header.text else { return };
    let kind = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    // clients of older protocols write these, and the body is JSON all the same
    if kind != "application/json" && !kind.starts_with("application/x-amz-json") {
        out.at(header.place(), format!("the body is said to be `{}`, the service reads JSON", shorten(text)))
            .help("write `application/json`")
            .word("actual", text);
    }
}

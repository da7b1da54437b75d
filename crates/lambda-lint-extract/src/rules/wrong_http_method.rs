use lambda_lint::declare_rule;
use lambda_lint::{Reporter, Request, msg};

declare_rule! {
    /// The method of the call is not `POST`.
    ///
    /// CreateFunction uses `POST`. Other methods of the same path belong to other operations, such as `GET`, which lists
    /// functions.
    WrongHttpMethod = "wrong-http-method", Error call,
    covers: ["http-method"],
    aws: UNKNOWN_OPERATION,
    evidence: [
        Model "2026-11-17" "CreateFunction is a `POST`" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"method": "post"}"#,
        r#"{"method": "${METHOD}"}"#,
    ],
    fail: [
        r#"{"method": "PUT"}"# => "",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(call) = request.call() else { return };
    let Some(method) = call.method else { return };
    let Some(text) = method.text.filter(|text| !text.eq_ignore_ascii_case("POST")) else { return };
    out.report(
        method.place(),
        msg!("expected the method {expected}, found {actual}", expected = Name("POST"), actual = Text(text)),
    )
    .help("use `POST`");
}

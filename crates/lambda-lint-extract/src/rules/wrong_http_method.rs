use lambda_lint::declare_rule;
use lambda_lint::internals::shorten;
use lambda_lint::{Diagnostics, Request};

declare_rule! {
    /// The call is not a `POST`.
    ///
    /// Functions are made with `POST`. The other methods of the same address belong to other calls (`GET` lists functions) or to
    /// none.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(call) = request.call() else { return };
    let Some(method) = call.method else { return };
    let Some(text) = method.text.filter(|text| !text.eq_ignore_ascii_case("POST")) else { return };
    out.at(method.place(), format!("the method is `{}`, functions are made with `POST`", shorten(text)))
        .help("write `POST`")
        .word("actual", text)
        .param("expected", "POST");
}

use crate::facts::Family;
use crate::request::handler;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// `Handler` looks like the name of a program, but the runtime always starts `bootstrap`.
    ///
    /// OS-only runtimes pass the handler to `bootstrap` in the environment variable `_HANDLER`. The discontinued Go runtime
    /// started the program that `Handler` names.
    HandlerWithoutEffect = "handler-without-effect", Advice,
    requires: [Handler],
    covers: ["handler-os-only", "handler-style-mismatch"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "`bootstrap` is what is started" "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html",
    ],
    pass: [
        r#"{"Runtime": "provided.al2023", "Handler": "bootstrap"}"#,
        r#"{"Runtime": "provided.al2023", "Handler": "function.handler"}"#,
    ],
    fail: [
        r#"{"Runtime": "provided.al2023", "Handler": "main"}"# => "/Handler",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some((Family::Provided, handler)) = handler::of(request) else { return };
    // a runtime in a layer, or one that reads scripts, may use the handler
    if handler == "bootstrap" || handler.contains(['.', '/', ':']) || !request.is_absent(Member::Layers) {
        return;
    }
    out.report(
        Member::Handler,
        msg!("{value} is only passed on as `_HANDLER`; the runtime starts `bootstrap`", value = Text(handler)),
    )
    .help("name the program `bootstrap`, and set the handler to `bootstrap` unless the program reads it")
    .unsafe_fix("use `bootstrap`", vec![Edit::Replace(Member::Handler.into(), "\"bootstrap\"".to_owned())]);
}

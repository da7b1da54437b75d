use crate::facts::Family;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::values::handler;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// `Handler` looks like the name of a program, but the runtime starts `bootstrap` in any case.
    ///
    /// Runtimes for programs of one's own only pass the handler on, as the environment variable `_HANDLER`. Go's discontinued
    /// runtime did start the program of this name.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some((Family::Provided, handler)) = handler::of(request) else { return };
    // a runtime in a layer, or one that reads scripts, may well look at the handler
    if handler == "bootstrap" || handler.contains(['.', '/', ':']) || !request.is_absent(Member::Layers) {
        return;
    }
    let message =
        format!("`{}` is only passed on as `_HANDLER`; the program that starts is `bootstrap`", shorten(handler));
    out.at(Member::Handler, message)
        .help("call the program `bootstrap`, and the handler, too, unless the program reads it")
        .unsafe_fix("write `bootstrap`", vec![Edit::Replace(Member::Handler.into(), "\"bootstrap\"".to_owned())]);
}

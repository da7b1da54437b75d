use crate::request::handler;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The module in a Python `Handler` has the same name as a built-in module.
    ///
    /// Built-in modules take precedence over all files, so the runtime rejects such a handler with
    /// `Runtime.BuiltInModuleConflict`.
    HandlerInBuiltinModule = "handler-in-builtin-module", Warning,
    requires: [Handler],
    covers: ["handler-python-builtin"],
    evidence: [
        Documentation "2026-11-22" "source of the runtime client" "https://github.com/aws/aws-lambda-python-runtime-interface-client",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html",
    ],
    pass: [
        r#"{"Runtime": "python3.14", "Handler": "src.time.handler"}"#,
        r#"{"Handler": "time.handler"}"#,
    ],
    fail: [
        r#"{"Runtime": "python3.14", "Handler": "time.handler"}"# => "/Handler",
        r#"{"Runtime": "python3.14", "Handler": "errno/app.handler"}"# => "/Handler",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(module) = handler::builtin_module(request) else { return };
    out.report(
        Member::Handler,
        msg!("{module} is a built-in module of Python, which takes precedence over files", module = Text(module)),
    )
    .help(msg!(
        "rename {module} in the package, for example to {name}",
        module = Text(module),
        name = Name(format!("{module}_handler"))
    ));
}

use crate::rule::declare_rule;
use crate::values::handler;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The module of a Python `Handler` has the name of a module of the interpreter.
    ///
    /// Modules that are compiled into the interpreter come before all files, so the runtime refuses such a handler with
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(module) = handler::builtin_module(request) else { return };
    out.at(Member::Handler, format!("`{module}` is a module of Python's interpreter, which comes before any file"))
        .help(format!("rename `{module}` in the package, such as to `{module}_handler`"))
        .word("module", module);
}

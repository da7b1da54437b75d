use crate::rule::declare_rule;
use crate::values::handler;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The module of a Python `Handler` has the name of a module that comes with the runtime.
    ///
    /// Either the runtime has loaded its own already and does not find the function in it, or every library that wants that
    /// module gets this file instead.
    HandlerInPreinstalledModule = "handler-in-preinstalled-module", Advice,
    requires: [Handler],
    covers: ["handler-python-shadow"],
    groups: [Operations],
    evidence: [
        Judgement "2026-11-22" "how Python finds modules" "https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html",
    ],
    pass: [
        r#"{"Runtime": "python3.14", "Handler": "emails.handler"}"#,
        r#"{"Runtime": "python3.14", "Handler": "src.email.handler"}"#,
    ],
    fail: [
        r#"{"Runtime": "python3.14", "Handler": "email.handler"}"# => "/Handler",
        r#"{"Runtime": "python3.14", "Handler": "json/app.handler"}"# => "/Handler",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(module) = handler::preinstalled_module(request) else { return };
    out.at(Member::Handler, format!("the runtime has a module `{module}` of its own"))
        .help(format!("rename `{module}` in the package, such as to `{module}_handler`"))
        .word("module", module);
}

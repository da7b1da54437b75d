use crate::request::handler;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The module of a Python `Handler` has the same name as a module that the runtime includes.
    ///
    /// Either the runtime's own module is already loaded and lacks the function, or every library that imports
    /// that module gets your file instead.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(module) = handler::preinstalled_module(request) else { return };
    out.report(Member::Handler, msg!("the runtime has its own module {module}", module = Text(module))).help(msg!(
        "rename {module} in the package, for example to {name}",
        module = Text(module),
        name = Name(format!("{module}_handler"))
    ));
}

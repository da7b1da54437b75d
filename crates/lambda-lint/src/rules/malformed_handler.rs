use crate::draft::Edit;
use crate::facts::Family;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::values::handler::{self, Form, Malformed};
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `Handler` does not have the form that its runtime reads.
    ///
    /// The service takes any text here. The runtime takes it apart when the function first starts, and then every
    /// invocation fails: with `Runtime.MalformedHandlerName`, `Runtime.HandlerNotFound` or what the language has for it.
    MalformedHandler = "malformed-handler", Warning,
    requires: [Handler],
    covers: ["handler-no-dot", "handler-empty-part", "handler-node-parent", "handler-absolute", "handler-python-name", "handler-ruby-parts", "handler-java", "handler-dotnet"],
    evidence: [
        Documentation "2026-11-22" "source of the runtime clients" "https://github.com/aws/aws-lambda-nodejs-runtime-interface-client",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html",
    ],
    pass: [
        r#"{"Handler": "dist/index.api.get"}"#,
        r#"{"Runtime": "python3.14", "Handler": "my-app.main.handler"}"#,
        r#"{"Runtime": "ruby3.4", "Handler": "function.Orders::Api.process"}"#,
        r#"{"Runtime": "java25", "Handler": "Handler"}"#,
        r#"{"Runtime": "dotnet10", "Handler": "Orders.Api"}"#,
        r#"{"Runtime": "provided.al2023", "Handler": "bootstrap"}"#,
    ],
    fail: [
        r#"{"Handler": "index"}"# => "/Handler",
        r#"{"Handler": "../index.handler"}"# => "/Handler",
        r#"{"Runtime": "python3.14", "Handler": "app.lambda-handler"}"# => "/Handler",
        r#"{"Runtime": "python3.14", "Handler": "src\\app.handler"}"# => "/Handler",
        r#"{"Runtime": "ruby3.4", "Handler": "app.orders.api.process"}"# => "/Handler",
        r#"{"Runtime": "java25", "Handler": "example.Handler#handleRequest"}"# => "/Handler",
        r#"{"Runtime": "dotnet10", "Handler": "Orders::FunctionHandler"}"# => "/Handler",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some((family, handler)) = handler::unusual(request) else { return };
    let Some(fault) = handler::malformed(family, handler) else { return };
    let Some(form) = handler::form(family) else { return };
    // these say better what is wrong
    if handler::extension(family, handler).is_some() || handler::other_family(family, handler).is_some() {
        return;
    }
    let part = match fault {
        Malformed::NotAName(name) => shorten(name),
        Malformed::Parts(parts) => parts.to_string(),
        Malformed::Separator(separator) => separator.to_string(),
        _ => String::new(),
    };
    let what = match fault {
        Malformed::NoFunction => "names no function".to_owned(),
        Malformed::EmptyPart => "has an empty part".to_owned(),
        Malformed::ParentFolder => "leads to another folder with `..`".to_owned(),
        Malformed::OutsidePackage => "does not start with a name in the package".to_owned(),
        Malformed::NotAName(_) => format!("ends in `{part}`, which is no name of a function"),
        Malformed::Parts(_) => format!("has {part} parts"),
        Malformed::Separator(_) => format!("has a `{part}` in it"),
        Malformed::Backslash => "has a backslash in it, as a path of Windows".to_owned(),
    };
    let Form { language, parts, example } = form;
    let message = format!("`{}` {what}; a handler of {language} is {parts}", shorten(handler));
    let draft = out.at(Member::Handler, message);
    draft.help(format!("write it like `{example}`")).param("example", example);
    draft.param("language", language).param("form", parts);
    if !part.is_empty() {
        draft.param("part", part);
    }
    if fault == Malformed::Backslash {
        let separator = if matches!(family, Family::Java | Family::Dotnet) { "." } else { "/" };
        let fixed = handler.replace('\\', separator);
        draft.help(format!("write `{}`", shorten(&fixed)));
        draft.unsafe_fix(
            format!("replace each backslash with `{separator}`"),
            vec![Edit::Replace(Member::Handler.into(), crate::path::quoted(&fixed))],
        );
    }
}

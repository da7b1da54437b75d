use crate::facts::Family;
use crate::message::Message;
use crate::place::Edit;
use crate::request::handler::{self, Form, Malformed};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Handler` does not have the form that the runtime expects.
    ///
    /// The service accepts any text. The runtime parses it when the function starts, and then every invocation fails, for
    /// example with `Runtime.MalformedHandlerName` or `Runtime.HandlerNotFound`.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some((family, handler)) = handler::unusual(request) else { return };
    let Some(fault) = handler::malformed(family, handler) else { return };
    let Some(form) = handler::form(family) else { return };
    // other rules report these faults
    if handler::extension(family, handler).is_some() || handler::other_family(family, handler).is_some() {
        return;
    }
    let Form { language, parts, example } = form;
    let found = out.report(
        Member::Handler,
        msg!(
            "{value} {fault}; the form for {language} is {form}",
            value = Text(handler),
            fault = Then(describe(fault)),
            language = Word(language),
            form = Word(parts)
        ),
    );
    if fault == Malformed::Backslash {
        let separator = if matches!(family, Family::Java | Family::Dotnet) { "." } else { "/" };
        let fixed = handler.replace('\\', separator);
        let edit = Edit::Replace(Member::Handler.into(), crate::path::quoted(&fixed));
        found
            .help(msg!("use {expected}", expected = Text(&fixed)))
            .unsafe_fix(msg!("replace each backslash with {separator}", separator = Name(separator)), vec![edit]);
    } else {
        found.help(msg!("use a name such as {example}", example = Name(example)));
    }
}

/// The fault, to follow the handler in a sentence.
fn describe(fault: Malformed<'_>) -> Message {
    match fault {
        Malformed::NoFunction => "names no function".into(),
        Malformed::EmptyPart => "has an empty part".into(),
        Malformed::ParentFolder => "contains `..`".into(),
        Malformed::OutsidePackage => "must start with a name in the package".into(),
        Malformed::NotAName(name) => msg!("ends with {part}, which cannot be a function name", part = Text(name)),
        Malformed::Parts(parts) => msg!("has {part}", part = Count(parts, "part", "parts")),
        Malformed::Separator(separator) => msg!("contains {part}", part = Name(separator.to_string())),
        Malformed::Backslash => "contains a backslash".into(),
    }
}

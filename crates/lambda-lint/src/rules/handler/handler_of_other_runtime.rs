use crate::request::handler::{self, Form};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Handler` has the format of a different language than `Runtime`.
    ///
    /// One of the two is left over from another function, or from the defaults of a tool.
    HandlerOfOtherRuntime = "handler-of-other-runtime", Warning,
    requires: [Handler],
    covers: ["handler-style-mismatch"],
    evidence: [
        Judgement "2026-11-22" "the formats of the two languages do not overlap" "https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html",
    ],
    pass: [
        r#"{"Handler": "lambda_function.lambda_handler"}"#,
        r#"{"Runtime": "ruby3.4", "Handler": "function.Orders::Api.process"}"#,
        r#"{"Runtime": "java25", "Handler": "example.Handler"}"#,
    ],
    fail: [
        r#"{"Handler": "example.Handler::handleRequest"}"# => "/Handler",
        r#"{"Runtime": "python3.14", "Handler": "Orders::Orders.Function::Handle"}"# => "/Handler",
        r#"{"Runtime": "java25", "Handler": "lambda_function.lambda_handler"}"# => "/Handler",
        r#"{"Runtime": "dotnet10"}"# => "/Handler",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some((family, handler)) = handler::unusual(request) else { return };
    let Some(other) = handler::other_family(family, handler) else { return };
    let (Some(own), Some(other)) = (handler::form(family), handler::form(other)) else { return };
    let Form { language, parts, example } = own;
    out.report(
        Member::Handler,
        msg!(
            "{value} has the format of {other} handlers; the format for {language} is {form}",
            value = Text(handler),
            other = Word(other.language),
            language = Word(language),
            form = Word(parts)
        ),
    )
    .help(msg!("write it like {example}, or change {@Runtime}", example = Name(example)))
    .related(Member::Runtime, msg!("this sets the language to {language}", language = Word(language)));
}

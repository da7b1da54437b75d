use crate::facts::Family;
use crate::model::Kind;
use crate::request::handler;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// A .NET handler has 128 characters, but the runtime reads only 127.
    ///
    /// The service accepts 128 characters, but the .NET runtime drops the last one. It then looks for a method that does not
    /// exist, and every invocation fails.
    DotnetHandlerTooLong = "dotnet-handler-too-long", Warning,
    requires: [Handler],
    covers: ["handler-dotnet"],
    evidence: [
        Answer "2023-12-13" "the runtime reads 127 of 128 characters" "https://github.com/aws/aws-lambda-dotnet/issues/1642",
        Tools "2024-09-19" "AWS limits handlers to 127 characters in its annotations for .NET" "https://github.com/aws/aws-lambda-dotnet/pull/1812",
        Model "2026-11-17" "a handler has at most 128 characters" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{
            "Runtime": "dotnet10",
            "Handler": "Orders.Example.Namespace.For.Trackers::Orders.Example.Namespace.For.Trackers.ExampleFunction::HandleInvocationsssssssssssssssss"
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "dotnet10",
            "Handler": "Orders.Example.Namespace.For.Trackers::Orders.Example.Namespace.For.Trackers.ExampleFunction::HandleInvocationssssssssssssssssss"
        }"# => "/Handler",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some((Family::Dotnet, handler)) = handler::of(request) else { return };
    let length = handler.chars().count();
    let Kind::Text(text) = &Member::Handler.shape().kind else { return };
    if length != text.max as usize {
        return;
    }
    let max = length - 1;
    out.report(
        Member::Handler,
        msg!(
            "the handler has {actual}, but the .NET runtime reads only {max}",
            actual = Characters(length),
            max = Int(max)
        ),
    )
    .help(msg!("shorten the handler to {max}, for example with a shorter method name", max = Characters(max)));
}

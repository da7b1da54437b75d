use crate::facts::Family;
use crate::rule::declare_rule;
use crate::shape::model::Kind;
use crate::values::handler;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// A handler of .NET has exactly as many characters as the service takes.
    ///
    /// The service takes 128 characters, but the runtime for .NET reads one less. It then looks for a method whose name lacks
    /// the last letter, and each invocation fails.
    DotnetHandlerTooLong = "dotnet-handler-too-long", Warning,
    requires: [Handler],
    covers: ["handler-dotnet"],
    evidence: [
        Answer "2023-12-13" "of 128 characters the runtime sees 127" "https://github.com/aws/aws-lambda-dotnet/issues/1642",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some((Family::Dotnet, handler)) = handler::of(request) else { return };
    let length = handler.chars().count();
    let Kind::Text(text) = &Member::Handler.shape().kind else { return };
    if length != text.max as usize {
        return;
    }
    let max = length - 1;
    out.at(Member::Handler, format!("the handler has {length} characters, but the .NET runtime reads only {max}"))
        .help(format!("shorten the handler to {max} characters, such as by a shorter name of the method"))
        .param("max", max)
        .param("actual", length);
}

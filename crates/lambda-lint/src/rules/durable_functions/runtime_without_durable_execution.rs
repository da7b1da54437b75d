use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, State, msg};

declare_rule! {
    /// AWS does not list this `Runtime` for durable functions.
    ///
    /// AWS supports durable functions in a .zip package with Node.js 22, Python 3.13, Java 17, .NET 8 and newer. No rejection of
    /// an older runtime has been recorded, so this is a warning. Package other languages as a container image.
    RuntimeWithoutDurableExecution = "runtime-without-durable-execution", Warning,
    requires: [DurableConfig],
    covers: ["durable-runtime"],
    evidence: [
        Judgement "2026-11-30" "the lists may be incomplete: one report says that `nodejs20.x` deploys, and no rejection has been recorded" "",
        Tools "2025-11-19" "AWS raised the SDK's minimum to Node.js 22, because Node.js 20 could be deployed only as an image" "https://github.com/aws/aws-durable-execution-sdk-js/pull/294",
        Documentation "2026-11-22" "the list of supported runtimes" "https://docs.aws.amazon.com/lambda/latest/dg/durable-functions.html",
        Tools "2026-10-20" "the Serverless Framework has its own list" "",
    ],
    pass: [
        r#"{
            "DurableConfig": {"ExecutionTimeout": 600, "RetentionPeriodInDays": 7},
            "Runtime": "nodejs22.x"
        }"#,
        r#"{
            "DurableConfig": {"ExecutionTimeout": 600, "RetentionPeriodInDays": 7},
            "Runtime": "python3.13",
            "Handler": "app.handler"
        }"#,
        r#"{
            "DurableConfig": {"ExecutionTimeout": 600, "RetentionPeriodInDays": 7},
            "PackageType": "Image"
        }"#,
    ],
    fail: [
        r#"{
            "DurableConfig": {"ExecutionTimeout": 600, "RetentionPeriodInDays": 7},
            "Runtime": "python3.12",
            "Handler": "app.handler"
        }"# => "/Runtime",
        r#"{
            "DurableConfig": {"ExecutionTimeout": 600, "RetentionPeriodInDays": 7},
            "Runtime": "java11",
            "Handler": "example.Handler::handle"
        }"# => "/Runtime",
        r#"{
            "DurableConfig": {"ExecutionTimeout": 600, "RetentionPeriodInDays": 7},
            "Runtime": "provided.al2023",
            "Handler": "bootstrap"
        }"# => "/Runtime",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if !matches!(request.state(Member::DurableConfig), State::Value(_)) {
        return;
    }
    let Some((name, able)) = features::runtime_without(request, |runtime| runtime.durable) else { return };
    let help = match able {
        Some(able) => msg!("use {able}, or remove {@DurableConfig}", able = able),
        None => msg!("package the function as a container image, or remove {@DurableConfig}"),
    };
    out.report(
        Member::Runtime,
        msg!(
            "{runtime} is not among the runtimes that support durable functions in a .zip package",
            runtime = Name(name)
        ),
    )
    .help(help)
    .related(Member::DurableConfig, "this makes the function durable");
}

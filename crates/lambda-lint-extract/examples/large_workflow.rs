//! What it costs to find one request in a workflow definition of a megabyte, beside what it costs to parse it:
//! `cargo run --release -p lambda-lint-extract --example large_workflow`.
#![expect(clippy::print_stdout, reason = "it reports to a person")]

use lambda_lint::Linter;
use lambda_lint_extract::{Document, Input, lint};
use std::hint::black_box;
use std::time::{Duration, Instant};

const OTHER: &str = r#"{"name": "notify", "taskReferenceName": "notify_ref", "type": "HTTP", "inputParameters": {"http_request": {
    "uri": "${workflow.input.notifyUrl}/messages", "method": "POST", "headers": {"X-Trace": "${workflow.workflowId}"},
    "body": {"text": "deployed", "attempt": 3}, "connectionTimeOut": 3000, "readTimeOut": "3000"}}}"#;
const OURS: &str = r#"{"name": "create", "taskReferenceName": "create_ref", "type": "HTTP", "inputParameters": {"http_request": {
    "uri": "https://lambda.${workflow.input.region}.amazonaws.com/2015-03-31/functions", "method": "POST",
    "body": {"FunctionName": "orders", "Role": "${workflow.input.role}", "Runtime": "python3.14", "Handler": "app.handler",
             "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}, "MemorySize": 64}}}}"#;

fn main() {
    let mut tasks = vec![OTHER; (1 << 20) / OTHER.len()];
    tasks.insert(tasks.len() / 2, OURS);
    let workflow = format!(r#"{{"name": "deploy", "version": 1, "tasks": [{}]}}"#, tasks.join(",\n"));
    let foreign = vec![OTHER; tasks.len()].join(",\n");
    let linter = Linter::new();
    let document = |text: &str| lint(&linter, Document::from(text).input(Input::Auto));
    assert_eq!(document(&workflow).requests().len(), 1);
    println!("{} bytes, {} tasks", workflow.len(), tasks.len());
    let show = |what: &str, least: Duration| println!("{what:<50} {:>7.2} ms", least.as_secs_f64() * 1e3);
    show("serde_json::Value", least(|| drop(black_box(serde_json::from_str::<serde_json::Value>(&workflow)))));
    show(
        "read, no way asked",
        least(|| drop(black_box(lint(&linter, Document::from(workflow.as_str()).input(Input::CloudTrail))))),
    );
    show("read, one request found and linted", least(|| drop(black_box(document(&workflow)))));
    show("looked at and not read: cannot hold one", least(|| assert!(!black_box(Input::Auto.may_be_in(&foreign)))));
}

/// The least of many runs.
fn least(run: impl Fn()) -> Duration {
    let once = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..200).map(|_| once()).min().unwrap_or_default()
}

//! Bytes as the archive beside a request: no panic, no hang.
#![no_main]

use lambda_lint::{Document, Linter};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::builder().advice(true).build().unwrap());

const FUNCTIONS: &[(&str, &str)] = &[
    ("python3.14", "app.handler"),
    ("nodejs22.x", "index.handler"),
    ("ruby3.4", "function.handler"),
    ("java21", "example.App::run"),
    ("dotnet8", "App::App.Function::Run"),
    ("provided.al2023", "bootstrap"),
];

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    let (runtime, handler) = FUNCTIONS[choice as usize % FUNCTIONS.len()];
    let request = format!(
        r#"{{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders",
        "Runtime": "{runtime}", "Handler": "{handler}"}}"#
    );
    let report = LINTER.lint(Document::from(request.as_str()).zip_file(bytes));
    assert!(report.is_read());
});

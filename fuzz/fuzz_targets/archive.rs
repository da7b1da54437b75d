//! Bytes as the archive beside a request: no panic, no hang.
#![no_main]

use lambda_lint::{Document, Linter};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::builder().advice(true).build().unwrap());

const REQUEST: &str = r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders",
    "Runtime": "python3.14", "Handler": "app.handler"}"#;

fuzz_target!(|bytes: &[u8]| {
    let report = LINTER.lint(Document::from(REQUEST).zip_file(bytes));
    assert!(report.is_read());
});

//! Bytes as HCL: no panic, no hang, all places are in the text, and no fix breaks it.
#![no_main]

use lambda_lint::{Linter, Syntax};
use lambda_lint_extract::{Document, Input, builder, lint};
use lambda_lint_tests::invariants;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> = LazyLock::new(|| builder().advice(true).build().unwrap());

fuzz_target!(|text: &str| {
    let lint = |text: &str| {
        lint(&LINTER, Document::from(text).input(Input::Terraform).syntax(Syntax::Hcl)).into_report()
    };
    let report = lint(text);
    invariants::wrapped(text, &report, lint).unwrap_or_else(|fault| panic!("{fault}"));
});

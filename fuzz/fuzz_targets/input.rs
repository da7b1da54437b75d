//! Bytes to the requests in them, in JSON and in YAML: no panic, all places in the text, and a document that can still be read
//! after each fix.
#![no_main]

use lambda_lint::{Linter, Syntax};
use lambda_lint_extract::{Document, Input};
use lambda_lint_tests::invariants;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> = LazyLock::new(|| lambda_lint_extract::builder().advice(true).build().unwrap());

fuzz_target!(|text: &str| {
    for syntax in [Syntax::Json, Syntax::Yaml] {
        let lint = |text: &str| lambda_lint_extract::lint(&LINTER, Document::from(text).syntax(syntax).input(Input::Auto));
        let report = lint(text);
        invariants::wrapped(text, &report, |text| lint(text).into_report()).unwrap_or_else(|fault| panic!("{fault}"));
        let is_found = !report.requests().is_empty();
        assert!(!is_found || text.contains('\\') || Input::Auto.may_be_in(text), "missed before it was parsed");
    }
});

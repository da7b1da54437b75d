//! Bytes as YAML: no panic, no hang, all places are in the text, and no fix breaks it.
#![no_main]

use lambda_lint::{Linter, Syntax};
use lambda_lint_extract::{Document, Input};
use lambda_lint_tests::invariants;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LINTER: LazyLock<Linter> = LazyLock::new(|| lambda_lint_extract::builder().advice(true).build().unwrap());

fuzz_target!(|text: &str| {
    for input in [Input::Request, Input::Auto] {
        let lint = |text: &str| lambda_lint_extract::lint(&LINTER, Document::from(text).input(input).syntax(Syntax::Yaml));
        let report = lint(text);
        invariants::places(text, &report).unwrap_or_else(|fault| panic!("{fault}"));
        for fix in report.diagnostics().iter().filter_map(|found| found.fix.as_ref()) {
            let repaired = invariants::apply(text, fix).unwrap_or_else(|fault| panic!("{fault}"));
            assert!(lint(&repaired).is_read(), "`{}` breaks the text: {repaired}", fix.description);
        }
    }
});

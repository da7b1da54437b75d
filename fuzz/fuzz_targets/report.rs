//! Bytes to a report: no panic, and all that holds for every document.
#![no_main]

use lambda_lint::Linter;
use lambda_lint_tests::invariants;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LINTERS: LazyLock<[Linter; 2]> = LazyLock::new(|| {
    let all = Linter::builder().advice(true);
    [all.clone(), all.region("eu-west-1").account("123456789012")].map(|builder| builder.build().unwrap())
});

fuzz_target!(|bytes: &[u8]| {
    for linter in LINTERS.iter() {
        invariants::check(linter, bytes).unwrap_or_else(|fault| panic!("{fault}"));
    }
});

//! `params` of diagnostics: those of a range, and no name twice.

use lambda_lint::{Linter, Param};
use lambda_lint_tests::{documents, lint_file, linter_for};
use std::collections::BTreeSet;

#[test]
fn params_never_repeat_a_name() {
    for file in documents("err") {
        for found in lint_file(&linter_for(&file, true), &file).into_diagnostics() {
            let names: BTreeSet<_> = found.params.iter().map(|(name, _)| name).collect();
            assert_eq!(names.len(), found.params.iter().count(), "{}: {:?}", found.rule, found.params);
        }
    }
}

#[test]
fn a_range_has_both_ends() {
    let cases = [
        ("MemorySize", serde_json::json!(64), Some((128, 10_240)), "without a capacity provider"),
        ("MemorySize", serde_json::json!(99_999), Some((128, 32_768)), "the message speaks of this one"),
        ("Timeout", serde_json::json!(0), Some((1, 900)), "without a capacity provider"),
        ("KMSKeyArn", serde_json::json!(""), None, "no length in the model"),
        ("Description", serde_json::json!("x".repeat(257)), Some((0, 256)), ""),
        ("FunctionName", serde_json::json!(""), Some((1, 140)), ""),
        ("Architectures", serde_json::json!([]), Some((1, 1)), ""),
        ("Architectures", serde_json::json!(["arm64", "x86_64"]), Some((1, 1)), ""),
    ];
    for (member, value, expected, why) in cases {
        let report = Linter::new().lint_value(&serde_json::json!({ member: value }));
        let found = report.diagnostics().iter().find(|found| found.path[1..] == *member);
        let ends = found.and_then(|found| {
            let figure = |name| match found.params.get(name) {
                Some(Param::Integer(figure)) => Some(*figure),
                _ => None,
            };
            figure("min").zip(figure("max"))
        });
        assert_eq!(ends, expected, "{member} {value} {why}");
    }
}

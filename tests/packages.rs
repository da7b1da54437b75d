//! Small realistic packages, and what the package rules find in each.

use lambda_lint::archive::{LooseFile, pack};
use lambda_lint::{Document, Linter};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;

/// A package in `tests/packages/`.
#[derive(Deserialize)]
struct Case {
    name: String,
    runtime: String,
    handler: String,
    files: BTreeMap<String, String>,
    /// The rules that report something.
    finds: Vec<String>,
}

fn found(linter: &Linter, case: &Case) -> Vec<String> {
    let files = case.files.iter().map(|(name, content)| LooseFile {
        name: name.clone(),
        content: content.clone().into_bytes(),
        mode: 0o755,
    });
    let request = json!({"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders",
        "Runtime": case.runtime, "Handler": case.handler});
    let archive = pack(&files.collect::<Vec<_>>());
    let report = linter.lint(Document::from(request.to_string().as_str()).zip_file(&archive));
    report.into_diagnostics().into_iter().map(|found| found.rule.into_owned()).collect()
}

#[test]
fn packages() {
    let linter = Linter::new();
    let mut unexpected = Vec::new();
    for file in ["nodejs", "provided", "python", "ruby"] {
        let path = format!("{}/packages/{file}.json", env!("CARGO_MANIFEST_DIR"));
        let cases: Vec<Case> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert!(cases.len() > 3, "{file}");
        for case in cases {
            let found = found(&linter, &case);
            if found != case.finds {
                unexpected.push(format!("{file}, {}: expected {:?}, found {found:?}", case.name, case.finds));
            }
        }
    }
    assert!(unexpected.is_empty(), "{unexpected:#?}");
}

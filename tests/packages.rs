//! Small realistic packages, and what the package rules find in each.

use lambda_lint::{Example, Linter, rules};
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs;

/// The files of `tests/packages/`.
const FILES: &[&str] = &["dotnet", "java", "nodejs", "provided", "python", "ruby"];

/// A package in `tests/packages/`.
#[derive(Deserialize)]
struct Case {
    name: String,
    runtime: String,
    handler: String,
    #[serde(default = "x86_64")]
    architecture: String,
    /// The files, described as in the examples of the rules.
    files: Value,
    /// The rules that report something.
    finds: Vec<String>,
}

fn x86_64() -> String {
    "x86_64".into()
}

fn found(linter: &Linter, case: &Case) -> Vec<String> {
    let request = json!({"Runtime": case.runtime, "Handler": case.handler, "Architectures": [case.architecture],
        "Code": {"ZipFile": case.files}});
    let example = Example { request: request.to_string().leak(), paths: &[] };
    let report = example.lint(linter, rules::find("handler-file-missing").unwrap());
    let about_package = report.into_diagnostics().into_iter().filter(|found| found.rule != "runtime-deprecated");
    let mut found: Vec<String> = about_package.map(|found| found.rule.into_owned()).collect();
    found.sort_unstable();
    found
}

#[test]
fn packages() {
    let linter = Linter::new();
    let mut unexpected = Vec::new();
    for file in FILES {
        let path = format!("{}/packages/{file}.json", env!("CARGO_MANIFEST_DIR"));
        let cases: Vec<Case> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert!(cases.len() > 3, "{file}");
        let mut names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), cases.len(), "two packages of {file} have the same name");
        for case in cases {
            let found = found(&linter, &case);
            if found != case.finds {
                unexpected.push(format!("{file}, {}: expected {:?}, found {found:?}", case.name, case.finds));
            }
        }
    }
    assert!(unexpected.is_empty(), "{unexpected:#?}");
}

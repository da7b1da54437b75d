//! `# lambda-lint: ignore …` in YAML.

use crate::{Place, finish};

const REQUEST: &str = "\
# lambda-lint: ignore missing-member -- Role comes with the command
FunctionName: orders
Runtime: nodejs24.x
Handler: index.handler
Code: { S3Bucket: builds, S3Key: orders.zip }
MemorySize: 64 # lambda-lint: ignore number-out-of-range -- a test of the answer
Timeout: 5000
Handlr: x
";

#[test]
fn comments_suppress() {
    let place = Place::new(&[("a.yaml", REQUEST)]);
    let ran =
        place.run(&["check", "a.yaml", "--format", "concise", "--complete", "--severity", "unknown-member=error"]);
    assert_eq!(ran.rules(), ["timeout-above-limit", "unknown-member"], "{ran:?}");
    assert_eq!(ran.stderr, "");
    let sarif = place.run(&["check", "a.yaml", "--format", "sarif", "--complete"]).json();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let suppressed: Vec<_> = results.iter().filter(|found| found["suppressions"] != serde_json::json!([])).collect();
    let reasons: Vec<_> = suppressed.iter().map(|found| found["suppressions"].clone()).collect();
    let expected = ["Role comes with the command", "a test of the answer"]
        .map(|reason| serde_json::json!([{ "kind": "inSource", "justification": reason }]));
    assert_eq!(reasons, expected);
    let stdin = finish(
        &mut place.command(&["check", "-", "--format", "concise", "--stdin-filename", "b.yml"]),
        REQUEST.as_bytes(),
    );
    assert_eq!(stdin.rules(), ["timeout-above-limit", "unknown-member"], "{stdin:?}");
}

#[test]
fn useless_or_wrong_settings_are_reported() {
    let request = REQUEST.replace("Timeout: 5000", "Timeout: 5 # lambda-lint: ignore timeout-above-limit -- old")
        .replace("Handlr: x", "Description: x # lambda-lint: ignore missing-tags -- advice is off\nTags: {} # lambda-lint: ignore wrong-typ -- x");
    let place = Place::new(&[("a.yaml", &request)]);
    let unused = "warning: a.yaml:7: the suppression of `timeout-above-limit` is unused; remove it (reason: old)\n";
    let unknown = "warning: a.yaml:9: unknown rule `wrong-typ`; did you mean `wrong-type`?\n";
    assert_eq!(place.run(&["check", "a.yaml", "--complete"]).stderr, format!("{unused}{unknown}"));
    assert_eq!(place.run(&["check", "a.yaml", "--quiet"]).stderr, "");
    let some = place.run(&["check", "a.yaml", "--select", "unknown-member"]);
    assert_eq!(some.stderr, unknown, "of rules that are off nothing can be said");
}

#[test]
fn suppressed_findings_are_not_fixed() {
    let request =
        REQUEST.replace("Handlr: x", "\"Publish\": \"true\" # lambda-lint: ignore wrong-type -- left to the tool");
    let place = Place::new(&[("a.yaml", &request)]);
    place.run(&["check", "a.yaml", "--fix"]);
    assert_eq!(std::fs::read_to_string(place.path().join("a.yaml")).unwrap(), request);
}

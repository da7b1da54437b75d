//! What is said of an archive, wherever it is.

use lambda_lint::{Document, Linter, Report, Severity};
use serde_json::{Value, json};

pub(super) fn request(runtime: &str, handler: &str) -> Value {
    json!({
        "FunctionName": "orders",
        "Role": "arn:aws:iam::123456789012:role/orders",
        "Runtime": runtime,
        "Handler": handler,
    })
}

/// The findings about the archive, as `severity rule`, once for the archive beside the request and once for the one in
/// it: they must be the same.
#[track_caller]
pub(super) fn judge(request: &Value, archive: &[u8]) -> Vec<String> {
    let linter = Linter::builder().advice(true).build().unwrap();
    let beside = linter.lint(Document::from(request.to_string().as_str()).zip_file(archive));
    let mut inside = request.clone();
    inside["Code"] = json!({"ZipFile": base64(archive)});
    let inside_found = linter.lint_str(&inside.to_string());
    let found = about_archive(&beside);
    assert_eq!(found, about_archive(&inside_found), "beside the request and in it");
    assert_eq!(found, about_archive(&linter.lint_value(&inside)), "as a value");
    found.into_iter().map(|(severity, rule, _)| format!("{severity} {rule}")).collect()
}

pub(super) fn about_archive(report: &Report) -> Vec<(Severity, String, String)> {
    // these tests are about names and entries: most of their files are empty
    let is_about_archive = |rule: &str| rule != "handler-function-missing";
    let found = report.diagnostics().iter();
    let found = found.filter(|found| found.path == "/Code/ZipFile" && is_about_archive(&found.rule));
    found.map(|found| (found.severity, found.rule.to_string(), found.message.clone())).collect()
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit)) & 63;
            text.push(if digit <= group.len() { char::from(ALPHABET[value as usize]) } else { '=' });
        }
    }
    text
}

#[track_caller]
pub(super) fn check_one(runtime: &str, handler: &str, archive: &[u8], expected: &[&str]) {
    assert_eq!(judge(&request(runtime, handler), archive), expected, "{runtime} {handler}");
}

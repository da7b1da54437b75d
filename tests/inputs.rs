//! Requests in real documents: wrapped in other documents. Documents in `inputs/err/` and `inputs/near/` have exactly the
//! findings in their `.out` files (`UPDATE=1` writes these). In `inputs/ok/`, requests are found and have no findings. In
//! `inputs/decoys/`, no request is found.

use lambda_lint::{Examples, Linter, Report};
use lambda_lint_extract::{Document, DocumentReport, Expectation, Input, rules};
use lambda_lint_tests::{invariants, linter_for, requests};
use std::collections::BTreeSet;
use std::path::Path;

fn lint(file: &Path, advice: bool) -> DocumentReport {
    let text = std::fs::read_to_string(file).unwrap();
    lambda_lint_extract::lint(&linter_for(file, advice), Document::from(text.as_str()).input(Input::Auto))
}

fn linter() -> Linter {
    lambda_lint_extract::builder().build().unwrap()
}

/// One line per finding: where it is in the document, and what it says of the request.
fn lines(report: &Report) -> String {
    let line = |found: &lambda_lint::Diagnostic| {
        let (place, source_path) = (found.span.unwrap().start, found.source_path.as_deref().unwrap_or_default());
        let (severity, rule, path) = (found.severity, &found.rule, &found.path);
        format!("{}:{} {source_path}\n  {severity} {rule} {path} {}\n", place.line, place.column, found.message)
    };
    report.diagnostics().iter().map(line).collect()
}

#[test]
fn embedded_requests_have_exactly_the_expected_findings() {
    let mut faults = Vec::new();
    for file in requests("inputs/err").into_iter().chain(requests("inputs/near")) {
        let report = lint(&file, false);
        let (found, out) = (lines(&report), file.with_extension("out"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&out, &found).unwrap();
        } else if found != std::fs::read_to_string(&out).unwrap_or_default() {
            faults.push(format!("{}\n{found}", file.display()));
        }
    }
    assert!(faults.is_empty(), "{} differ (UPDATE=1 writes them)\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn rules_about_calls_and_records_have_a_fixture_and_a_near_miss() {
    for meta in rules::all().filter(|meta| matches!(meta.examples, Examples::Calls | Examples::Wrapped)) {
        let id = meta.id.as_ref();
        for (kind, expected) in [("inputs/err", true), ("inputs/near", false)] {
            let own = requests(kind).into_iter().find(|file| {
                let name = file.file_name().unwrap().to_string_lossy();
                name.strip_prefix(id).is_some_and(|rest| rest.starts_with('.'))
            });
            let file = own.unwrap_or_else(|| panic!("{kind}/{id}.*.json is missing"));
            let speaks = lint(&file, false).diagnostics().iter().any(|found| found.rule == id);
            assert_eq!(speaks, expected, "{}", file.display());
        }
    }
}

#[test]
fn valid_embedded_requests_are_found_and_have_no_findings() {
    for file in requests("inputs/ok") {
        let report = lint(&file, false);
        assert!(!report.requests().is_empty(), "{}: {:?}", file.display(), report.no_request());
        assert_eq!(lines(&report), "", "{}", file.display());
    }
}

#[test]
fn look_alikes_are_not_requests() {
    for file in requests("inputs/decoys") {
        let report = lint(&file, true);
        assert!(report.requests().is_empty(), "{}: {:?}", file.display(), report.requests());
        assert_eq!((lines(&report).as_str(), report.is_read()), ("", true), "{}", file.display());
    }
}

#[test]
fn the_prefilter_misses_no_request() {
    let folders = ["inputs/err", "inputs/near", "inputs/ok", "ok", "err", "near"];
    for file in folders.into_iter().flat_map(requests) {
        let text = std::fs::read_to_string(&file).unwrap();
        let report = lint(&file, false);
        let kinds: BTreeSet<_> = report.requests().iter().map(|found| found.input.as_str()).collect();
        for input in kinds {
            let input: Input = input.parse().unwrap();
            assert!(Input::Auto.may_be_in(&text) && input.may_be_in(&text), "{}: {input}", file.display());
        }
    }
}

#[test]
fn wrapped_requests_keep_what_always_holds() {
    let linter = lambda_lint_extract::builder().advice(true).build().unwrap();
    for file in ["inputs/err", "inputs/near", "inputs/ok", "inputs/decoys"].into_iter().flat_map(requests) {
        let text = std::fs::read_to_string(&file).unwrap();
        let lint =
            |text: &str| lambda_lint_extract::lint(&linter, Document::from(text).input(Input::Auto)).into_report();
        // cut off, and with a byte gone, at every place
        for at in (0..text.len()).step_by(7).filter(|&at| text.is_char_boundary(at) && text.is_char_boundary(at + 1)) {
            for broken in [text[..at].to_owned(), format!("{}{}", &text[..at], &text[at + 1..])] {
                assert_eq!(invariants::wrapped(&broken, &lint(&broken), lint), Ok(()), "{}: {at}", file.display());
            }
        }
        assert_eq!(invariants::wrapped(&text, &lint(&text), lint), Ok(()), "{}", file.display());
    }
}

#[test]
fn documents_without_requests_follow_the_expectation() {
    let answer = r#"{"FunctionName": "a", "FunctionArn": "arn:aws:lambda:eu-west-1:123456789012:function:a", "CodeSize": 5,
        "Runtime": "python3.14", "Role": "arn:aws:iam::123456789012:role/a", "Handler": "a.b"}"#;
    let unsure = r#"{"FunctionName": "a", "Runtime": "python3.14", "Handler": "a.b"}"#;
    let elsewhere = r#"{"eventSource": "s3.amazonaws.com", "eventName": "PutObject"}"#;
    let first = |document: &str, input, meant| {
        let report = lambda_lint_extract::lint(&linter(), Document::from(document).input(input).expectation(meant));
        assert_eq!(report.is_request(), report.no_request().is_none());
        report.diagnostics().first().map_or_else(String::new, |found| found.rule.to_string())
    };
    for (document, expected) in [
        (answer, ["", "answer-for-request", "answer-for-request", "answer-for-request"]),
        (unsure, ["", "", "missing-member", "missing-member"]),
        (r#"{"name": "a"}"#, ["", "", "", "missing-member"]),
        (elsewhere, ["", "", "", ""]),
    ] {
        let all = [Expectation::Anything, Expectation::Named, Expectation::Complete, Expectation::Request];
        assert_eq!(all.map(|meant| first(document, Input::Auto, meant)), expected, "{document}");
        // where one way of wrapping is asked for, only a response is reported
        let of_way = all.map(|meant| first(document, Input::Http, meant));
        assert_eq!(of_way, ["", expected[1], expected[1], ""], "{document}");
    }
}

#[test]
fn a_tag_named_like_a_record_hides_nothing() {
    let text = std::fs::read_to_string("inputs/decoys/tag-like-a-record.json").unwrap();
    let errors = |input, meant| {
        let document = Document::from(text.as_str()).input(input).expectation(meant);
        lambda_lint_extract::lint(&linter(), document).errors().map(|found| found.path.clone()).collect::<Vec<_>>()
    };
    for meant in [Expectation::Complete, Expectation::Request] {
        assert_eq!(errors(Input::Auto, meant), ["/Code", "/Role"], "{meant:?}");
    }
    assert_eq!(errors(Input::Request, Expectation::Anything), ["/Code", "/Role"]);
}

/// A truncated or repeated request is still recognized.
#[test]
fn complete_requests_may_have_any_request_members() {
    let judged = |text: &str, meant| {
        let report = lambda_lint_extract::lint(&linter(), Document::from(text).input(Input::Auto).expectation(meant));
        report.is_request()
    };
    let role = r#""Role": "arn:aws:iam::123456789012:role/orders""#;
    for text in [
        r#"{"FunctionName": "orders"}"#.to_owned(),
        r#"{"FunctionName": "orders", "PackageType": "Zip"}"#.to_owned(),
        r#"{"Runtime": "python3.14", "Handler": "app.handler"}"#.to_owned(),
        format!("{{{role}, \"Timeout\": 3}}"),
    ] {
        assert!(judged(&text, Expectation::Complete) && !judged(&text, Expectation::Named), "{text}");
    }
    for text in [
        // an image, whose address comes from the command line
        format!(r#"{{"FunctionName": "orders", "PackageType": "Image", {role}}}"#),
        // an answer has no `S3Bucket`
        format!(
            r#"{{"FunctionName": "orders", "State": "Active", "Version": "1", "Code": {{"S3Bucket": "b"}}, {role}}}"#
        ),
    ] {
        assert!(judged(&text, Expectation::Anything), "{text}");
    }
    assert!(
        !judged(r#"{"FunctionName": "orders", "InvocationType": "Event"}"#, Expectation::Complete),
        "it is for Invoke"
    );
    assert!(!judged(r#"{"Description": "orders", "Tags": {}}"#, Expectation::Complete), "much has these");
}

#[test]
fn a_malformed_line_does_not_hide_other_requests() {
    let request = |name: &str| {
        format!(
            r#"{{"FunctionName": "{name}", "Role": "arn:aws:iam::123456789012:role/orders", "Code": {{}}, "MemorySize": 64}}"#
        )
    };
    let whole = request("orders");
    let text = format!("{whole}\n{}\n{whole}\n", &whole[..whole.len() - 20]);
    let report = lambda_lint_extract::lint(&linter(), Document::from(text.as_str()).input(Input::Auto));
    let lines = |rule: &str| {
        let found = report.errors().filter(|found| found.rule == rule);
        found.map(|found| found.span.unwrap().start.line).collect::<Vec<_>>()
    };
    assert_eq!((lines("number-out-of-range"), lines("invalid-json")), (vec![1, 3], vec![2]));
}

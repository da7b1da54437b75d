//! Hostile documents: each gives a finding with a position, none a panic, and none takes long. The
//! sizes are such that a cost that grows with the square of the size would show.

use lambda_lint::{Linter, Param, Report};
use lambda_lint_extract::{Document, DocumentReport, Input};
use lambda_lint_tests::invariants::places;

fn whole() -> &'static str {
    include_str!("requests/large.json")
}

fn rules(report: &Report) -> Vec<&str> {
    let mut rules: Vec<_> = report.diagnostics().iter().map(|found| found.rule.as_ref()).collect();
    rules.dedup();
    rules
}

/// A document of one finding.
fn only(bytes: &[u8]) -> lambda_lint::Diagnostic {
    let found = Linter::new().lint_slice(bytes).into_diagnostics();
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap()
}

#[test]
fn bytes_that_are_not_utf_8() {
    for bad in [&b"\xff"[..], b"\xc3", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\x80"] {
        for at in [0, 20, whole().len()] {
            let at = (at..).find(|&at| whole().is_char_boundary(at)).unwrap();
            let bytes = [&whole().as_bytes()[..at], bad, &whole().as_bytes()[at..]].concat();
            let found = only(&bytes);
            assert_eq!((found.rule.as_ref(), found.span.unwrap().start.offset), ("invalid-utf8", at));
        }
    }
    let utf16 = |unit: fn(u16) -> [u8; 2]| whole().encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    for (mark, bytes) in [(&b"\xff\xfe"[..], utf16(u16::to_le_bytes)), (b"\xfe\xff", utf16(u16::to_be_bytes))] {
        let found = only(&[mark, &bytes].concat());
        assert!(found.message.contains("UTF-16"), "{}", found.message);
        assert!(!Linter::new().lint_slice(&bytes).is_ok(), "without a mark, too");
    }
}

#[test]
fn a_request_cut_off_anywhere() {
    let (linter, bytes) = (Linter::new(), whole().trim_end().as_bytes());
    for end in 0..bytes.len() {
        let found = linter.lint_slice(&bytes[..end]).into_diagnostics();
        let [found] = found.as_slice() else { panic!("{end}: {found:?}") };
        assert!(["invalid-json", "invalid-utf8"].contains(&found.rule.as_ref()), "{end}: {found}");
        assert!(found.span.unwrap().end.offset <= end, "{end}: {found}");
    }
}

#[test]
fn a_request_without_any_one_byte() {
    let (linter, bytes) = (Linter::new(), whole().as_bytes());
    for at in 0..bytes.len() {
        let without = [&bytes[..at], &bytes[at + 1..]].concat();
        let report = linter.lint_slice(&without);
        if let Ok(text) = std::str::from_utf8(&without) {
            assert_eq!(places(text, &report), Ok(()));
        }
    }
}

#[test]
fn control_characters_and_halves_of_characters() {
    for text in [
        "\0",
        "{\"a\": \"\0\"}",
        "{\"a\": \"\\ud800\"}",
        "{\"\\udc00\": 1}",
        "{\"a\": \"\\ud83d\\ud83d\"}",
        "{\0}",
        "\u{1}",
    ] {
        let found = only(text.as_bytes());
        assert_eq!(found.rule, "invalid-json", "{text:?}");
        assert_eq!(places(text, &Linter::new().lint_str(text)), Ok(()));
    }
    assert!(Linter::new().lint_str(&whole().replace("orders and", "\\u0000")).is_ok(), "an escape is a character");
}

#[test]
fn nesting_without_end() {
    for open in ["[", "{\"a\":", "[[],", "[{\"a\":["] {
        let text = open.repeat(1_000_000);
        let found = only(text.as_bytes());
        assert_eq!(found.rule, "nesting-too-deep");
        assert!(found.span.unwrap().start.offset < 2000);
    }
}

#[test]
fn values_without_end() {
    for (entry, count) in
        [("[]", 1_000_001), ("{}", 1_000_001), ("0", 1_000_001), ("\"\"", 1_000_001), ("{\"\":0}", 400_000)]
    {
        let text = format!("[{}]", vec![entry; count].join(","));
        assert_eq!(only(text.as_bytes()).rule, "too-many-values", "{entry}");
    }
    let members = format!("{{{}}}", vec!["\"\":0"; 600_000].join(","));
    assert_eq!(only(members.as_bytes()).rule, "too-many-values");
}

/// An object of so many members.
fn members(count: usize, member: impl Fn(usize) -> String) -> String {
    let members: Vec<_> = (0..count).map(member).collect();
    format!("{{{}}}", members.join(", "))
}

#[test]
fn names_without_end() {
    let linter = Linter::new();
    let count = 20_000;
    let at_least = |text: &str, rule: &str, least: usize| {
        let report = linter.lint_str(text);
        let found = report.diagnostics().iter().filter(|found| found.rule == rule).count();
        let more = report.diagnostics().iter().filter(|found| found.rule == "too-many-findings");
        let more = more.filter(|found| found.message.contains(rule)).filter_map(|found| found.params.get("count"));
        let more: i64 = more.map(|count| if let Param::Integer(count) = count { *count } else { 0 }).sum();
        assert!(found as i64 + more >= least as i64, "{found} + {more} × {rule}");
    };
    let request = |members: String| members.replacen('{', "{\"FunctionName\": \"orders\", ", 1);
    at_least(&request(members(count, |_| "\"x\": 1".into())), "duplicate-member", 1);
    at_least(&members(count, |_| "\"Role\": 1".into()), "duplicate-member", 1);
    at_least(
        &request(members(count, |index| format!("\"x{}\": 1", index % (count / 2)))),
        "duplicate-member",
        count / 2,
    );
    at_least(&request(members(count, |index| format!("\"x{index}\": 1"))), "unknown-member", count);
    at_least(&request(members(count, |index| format!("\"Memory{index}\": 1"))), "unknown-member", count);
    let map = |inside: String| format!("{{\"Tags\": {inside}, \"Environment\": {{\"Variables\": {inside}}}}}");
    at_least(&map(members(count / 2, |index| format!("\"-{index}\": 1"))), "malformed-key", count / 2);
    at_least(&map(members(count, |index| format!("\"ab{}\": \"\"", index % (count / 2)))), "duplicate-member", count);
    let systems = format!("{{\"FileSystemConfigs\": [{}]}}", vec!["{\"x\": 1}"; count / 2].join(","));
    at_least(&systems, "missing-member", count);
    let layers = format!("{{\"Layers\": [{}]}}", vec!["null"; count].join(","));
    at_least(&layers, "wrong-type", count);
}

#[test]
fn long_lines_and_long_strings() {
    let long = "x".repeat(2 << 20);
    let linter = Linter::new();
    for text in [
        format!("{{\"Description\": \"{long}\"}}"),
        format!("{{\"{long}\": 1, \"Tags\": {{\"{long}\": 1}}}}"),
        format!("{{\"Code\": {{\"ZipFile\": \"{long}\", \"ImageUri\": \"{long}\"}}}}"),
        format!("{{\"Role\": \"{long}\", \"Runtime\": \"{long}\", \"Handler\": 1, \"Layers\": \"{long}\"}}"),
        format!("{{\"Timeout\": {}}}", "9".repeat(2 << 20)),
    ] {
        let report = linter.lint_str(&text);
        assert!(!report.is_ok());
        assert!(report.diagnostics().iter().all(|found| found.message.len() < 1000));
    }
    assert_eq!(rules(&linter.lint_str(&format!("{}{{", " ".repeat(2 << 20)))), ["invalid-json"]);
}

#[test]
fn an_archive_of_70_megabytes() {
    let archive = "UEsDBAoA".repeat((70 << 20) / 8);
    let text = format!("{{\"Code\": {{\"ZipFile\": \"{archive}\"}}}}");
    let report = Linter::new().lint_str(&text);
    assert!(report.errors().any(|error| error.path == "/Role"));
}

#[test]
fn numbers_of_all_sizes() {
    let linter = Linter::new();
    for number in
        ["1e400", "-1e400", "1e-400", "1e999999999999", "99999999999999999999", "-99999999999999999999", "5e-324"]
    {
        let text = format!("{{\"MemorySize\": {number}, \"Timeout\": {number}}}");
        let report = linter.lint_str(&text);
        let wrong = report.errors().filter(|error| ["/MemorySize", "/Timeout"].contains(&error.path.as_str()));
        assert_eq!(wrong.count(), 2, "{number}: {:?}", rules(&report));
    }
}

#[test]
fn a_hundred_thousand_faults_are_counted() {
    let members: String = (0..100_000).map(|at| format!(",\"x{at}\":0")).collect();
    let text = format!("{{\"FunctionName\":\"a b\"{members}}}");
    let report = Linter::new().lint_str(&text);
    let of = |rule: &str| report.diagnostics().iter().filter(|found| found.rule == rule).count();
    assert_eq!((of("unknown-member"), of("malformed-value"), of("missing-member")), (500, 1, 2));
    let more: Vec<_> = report.diagnostics().iter().filter(|found| found.rule == "too-many-findings").collect();
    let [more] = &more[..] else { panic!("{more:?}") };
    assert_eq!(more.message, "`unknown-member` has 99,500 more findings, which are not shown");
    assert_eq!((more.path.as_str(), more.severity), ("/x500", lambda_lint::Severity::Error));
    assert_eq!(places(&text, &report), Ok(()));
    // off with its rule, and only with that
    let without = Linter::builder().without("unknown-member").without("too-many-findings").build().unwrap();
    assert!(without.lint_str(&text).diagnostics().iter().all(|found| found.rule != "too-many-findings"));
    let without = Linter::builder().without("too-many-findings").build().unwrap();
    assert_eq!(without.lint_str(&text), report);
}

/// A document in which requests are looked for.
fn searched(text: &str) -> DocumentReport {
    lambda_lint_extract::lint(&Linter::new(), Document::from(text).input(Input::Auto))
}

#[test]
fn requests_without_end() {
    let record = r#"{"eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331", "requestParameters": {"functionName": "a b", "memorySize": 1}}"#;
    let task = r#"{"type": "HTTP", "inputParameters": {"http_request": {"uri": "${x}/2015-03-31/functions", "method": "PUT", "body": {"FunctionName": "a b", "Role": "r", "Code": {}}}}}"#;
    let text_task = r#"{"method": "POST", "url": "https://lambda.amazonaws.com/2015-03-31/functions", "body": "{\"FunctionName\": \"a b\", \"Role\": \"\"}"}"#;
    for (one, least) in [(record, 2), (task, 3), (text_task, 3), (r#"{"FunctionName": "a b", "Code": {}}"#, 2)] {
        let count = 10_000;
        let text = format!("[{}]", vec![one; count].join(",\n"));
        let report = searched(&text);
        assert_eq!(report.requests().len(), count);
        // so many are kept, those of the last of them together; the others are counted
        let (kept, [more]) = report.diagnostics().split_at(report.diagnostics().len() - 1) else {
            panic!("no findings")
        };
        assert!((4_980..=5_000).contains(&kept.len()), "{}", kept.len());
        assert!(kept.iter().all(|found| found.rule != "too-many-findings"));
        assert_eq!((more.rule.as_ref(), more.severity), ("too-many-findings", lambda_lint::Severity::Error));
        let Some(Param::Integer(rest)) = more.params.get("count") else { panic!("{more:?}") };
        assert!(kept.len() + *rest as usize >= least * count, "{more:?}");
        let last = kept.last().unwrap();
        let line = last.span.unwrap().start.line;
        assert!(last.source_path.as_ref().unwrap().starts_with(&format!("/{}", line - 1)), "{last:?}");
    }
}

#[test]
fn marks_without_end() {
    let count = 100_000;
    for one in [
        r#""uri": "x""#,
        r#""uri": "x", "a": {"uri": "x"}"#,
        r#""eventName": "x", "a": {"eventName": {}}"#,
        r#""workflowTask": {"inputParameters": {"uri": "x", "method": "POST"}}"#,
        r#""a": {"FunctionName": 1, "Role": 1, "Code": 1}"#,
        r#""Code": {"Role": {"Code": 1}}"#,
    ] {
        let text = format!("{{{}}}", vec![one; count].join(", "));
        assert!(searched(&text).requests().is_empty(), "{one}");
    }
    let deep = format!("{}1{}", r#"{"uri": "x", "method": "POST", "body": "#.repeat(120), "}".repeat(120));
    assert!(searched(&deep).requests().is_empty());
    let body =
        format!(r#"{{"method": "POST", "url": "/2015-03-31/functions", "body": "{}"}}"#, "\\u0022".repeat(1 << 20));
    assert_eq!(searched(&body).diagnostics()[0].rule, "trailing-text");
}

#[test]
fn a_long_name_around_many_requests() {
    let record = r#"{"eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331", "requestParameters": {"functionName": "a b"}}"#;
    let text = format!("{{\"{}\": [{}]}}", "x".repeat(1 << 20), vec![record; 20_000].join(","));
    let report = searched(&text);
    assert!(report.requests().len() < 100, "{} pointers of a megabyte", report.requests().len());
    let last = report.diagnostics().last().unwrap();
    assert_eq!((last.rule.as_ref(), last.path.as_str()), ("too-many-values", ""));
    assert!(last.message.contains("more requests are not checked"), "{}", last.message);
    // of several documents, too, once
    let report = searched(&format!("{text}\n{text}"));
    let words: Vec<_> = report.diagnostics().iter().filter(|found| found.rule == "too-many-values").collect();
    let expected = format!("{} more requests are not checked", 40_000 - report.requests().len());
    assert!(
        matches!(words.as_slice(), [one] if one.message.replace(',', "").starts_with(&expected)),
        "{expected}: {words:?}"
    );
}

#[test]
fn no_error_is_lost_among_counted_findings() {
    let warned = r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/o", "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds", "S3Key": "o.zip"}, "Description": null}"#;
    let refused = warned.replace("\"Description\": null", "\"Timeout\": 0");
    let lists = |middle: &str, ending: &str| [&vec![middle; 5_100].join("\n"), "\n", ending].concat();
    for (text, expected, severity) in [
        (lists(warned, warned), "101 more requests in this document: 101 warnings, which are not shown", "warning"),
        (
            lists(warned, &refused),
            "101 more requests in this document: 1 error and 100 warnings, which are not shown",
            "error",
        ),
    ] {
        let text = text.replace('\n', ",\n");
        let list = format!("[{text}]");
        // one document with many requests, and many documents in a text
        for report in [searched(&list), searched(&text.replace(",\n", "\n"))] {
            assert_eq!((report.requests().len(), report.diagnostics().len()), (5_101, 5_001));
            let last = report.diagnostics().last().unwrap();
            assert_eq!((last.message.as_str(), last.severity.as_str()), (expected, severity));
            assert_eq!(report.is_ok(), severity == "warning");
        }
    }
}

/// A request that is fine, with more members.
fn fine_and(more: &str) -> String {
    let rest = r#""FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "python3.14",
        "Handler": "app.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}"#;
    format!("{{{more}, {rest}}}")
}

/// What the service does not see takes none of the room that findings have.
#[test]
fn a_value_that_is_replaced_hides_no_finding() {
    let tags = members(600, |index| format!("\"k{index}\": 1"));
    let twice = format!("\"Tags\": {tags}, \"Tags\": {{\"a\": \"b\"}}");
    let report = Linter::new().lint_str(&fine_and(&twice));
    assert_eq!(rules(&report), ["duplicate-member"]);
    let report = Linter::new().lint_str(&fine_and(&format!("{twice}, \"Publish\": \"x\"")));
    assert_eq!(rules(&report), ["duplicate-member", "wrong-type"]);
}

/// The target is computed once, not once per layer.
#[test]
fn layers_of_two_regions_without_end() {
    let layer = |index: usize| {
        let region = if index.is_multiple_of(2) { "eu-west-1" } else { "us-east-1" };
        format!("\"arn:aws:lambda:{region}:123456789012:layer:l{index}:1\"")
    };
    let layers: Vec<_> = (0..100_000).map(layer).collect();
    let report = Linter::new().lint_str(&fine_and(&format!("\"Layers\": [{}]", layers.join(","))));
    assert!(rules(&report).contains(&"layer-in-other-region"), "{:?}", rules(&report));
}

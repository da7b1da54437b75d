//! Requests in other forms: each file `forms/NAME.txt` holds documents with what is found in them.
//!
//! A document begins with `=== what it is about (language)` and ends with `~~~`. Then come the number of requests in it, and its
//! findings by place, severity, rule and path. `UPDATE=1` writes these lines.

use lambda_lint::{Date, Diagnostic, Syntax};
use lambda_lint_extract::{Document, DocumentReport, Input, builder};
use lambda_lint_syntax::yaml::{self, SecretPlaces};
use lambda_lint_syntax::{NodeKind, Tree, json};
use lambda_lint_tests::folder;
use std::collections::BTreeMap;
use std::ops::Range;

/// The files, the form of their documents, and how each writes a value that only a later step knows.
const FORMS: &[(&str, Input, &str)] = &[
    ("ansible", Input::Ansible, "\"{{ unknown }}\""),
    ("aws-cli-batch", Input::AwsCli, "%UNKNOWN%"),
    ("aws-cli-dockerfile", Input::AwsCli, "$UNKNOWN"),
    ("aws-cli-make", Input::AwsCli, "$(UNKNOWN)"),
    ("aws-cli-markdown", Input::AwsCli, "<UNKNOWN>"),
    ("aws-cli-powershell", Input::AwsCli, "$unknown"),
    ("aws-cli-program", Input::AwsCli, "unknown()"),
    ("aws-cli-shell", Input::AwsCli, "\"$UNKNOWN\""),
    ("aws-cli-update", Input::AwsCli, "\"$UNKNOWN\""),
    ("aws-cli-workflow", Input::AwsCli, "\"${{ unknown }}\""),
    ("aws-sdk-js", Input::AwsSdkJs, "unknown()"),
    ("aws-tools-powershell", Input::AwsToolsPowerShell, "$unknown"),
    ("boto3", Input::Boto3, "unknown()"),
    ("aws-lambda-deploy", Input::LambdaDeploy, "\"${{ unknown }}\""),
    ("aws-lambda-tools", Input::LambdaTools, "\"$(unknown)\""),
    ("step-functions", Input::StateMachine, "\"{% $unknown %}\""),
];

struct Case {
    title: String,
    syntax: Syntax,
    text: String,
    expected: String,
}

fn path(file: &str) -> std::path::PathBuf {
    folder().join("forms").join(format!("{file}.txt"))
}

fn cases(file: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(path(file)).unwrap();
    let case = |part: &str| {
        let (title, rest) = part.split_once('\n').unwrap();
        let (text, expected) = rest.split_once("~~~\n").unwrap();
        let language = title.rsplit_once('(').unwrap().1.trim_end_matches(')');
        let syntax = match language {
            "json" => Syntax::Json,
            "yaml" => Syntax::Yaml,
            "python" => Syntax::Python,
            "javascript" => Syntax::JavaScript,
            "powershell" => Syntax::PowerShell,
            "shell" => Syntax::Shell,
            "batch" => Syntax::Batch,
            "make" => Syntax::Make,
            "dockerfile" => Syntax::Dockerfile,
            "markdown" => Syntax::Markdown,
            other => panic!("no language {other}"),
        };
        Case { title: title.to_owned(), syntax, text: text.to_owned(), expected: expected.to_owned() }
    };
    format!("\n{text}").split("\n=== ").skip(1).map(|part| case(&format!("{part}\n"))).collect()
}

fn lint(text: &str, syntax: Syntax) -> DocumentReport {
    let linter = builder().as_of(Date::new(2026, 11, 22)).build().unwrap();
    lambda_lint_extract::lint(&linter, Document::from(text).syntax(syntax).input(Input::Auto))
}

fn lines(report: &DocumentReport) -> String {
    let line = |found: &Diagnostic| {
        let start = found.span.unwrap().start;
        format!("{}:{} {} {} {}", start.line, start.column, found.severity, found.rule, found.path)
            .trim_end()
            .to_owned()
            + "\n"
    };
    let found: String = report.diagnostics().iter().map(line).collect();
    format!("requests {}\n{found}", report.requests().len())
}

#[test]
fn each_document_has_exactly_the_expected_findings() {
    let mut faults = String::new();
    for &(file, form, _) in FORMS {
        let mut renewed = String::new();
        let all = cases(file);
        assert!(all.len() >= 20, "{file} has {} documents", all.len());
        for case in all {
            let report = lint(&case.text, case.syntax);
            let found = lines(&report);
            for request in report.requests() {
                assert_eq!(request.input, form, "{}: {:?}", case.title, report.diagnostics());
            }
            if found.trim_end() != case.expected.trim_end() {
                faults += &format!("{file}: {}\n{found}", case.title);
            }
            renewed += &format!("=== {}\n{}~~~\n{found}\n", case.title, case.text);
        }
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path(file), renewed.trim_end().to_owned() + "\n").unwrap();
            faults.clear();
        }
    }
    assert!(faults.is_empty(), "UPDATE=1 writes them\n{faults}");
}

/// The number of findings of each rule.
fn counts(report: &DocumentReport) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    report.diagnostics().iter().for_each(|found| *counts.entry(found.rule.to_string()).or_insert(0) += 1);
    counts
}

/// Updates as a record of CloudTrail, as an HTTP call and as a request give the findings that a command gives.
#[test]
fn updates_are_read_in_every_format() {
    let linter = builder().as_of(Date::new(2026, 11, 22)).build().unwrap();
    let found = |text: &str, input| {
        let report = lambda_lint_extract::lint(&linter, Document::from(text).input(input));
        assert_eq!(report.requests().len(), 1, "{text}");
        report.diagnostics().iter().map(|found| format!("{} {}", found.rule, found.path)).collect::<Vec<_>>()
    };
    let cases = [
        (
            "UpdateFunctionConfiguration",
            "configuration",
            Input::UpdateFunctionConfiguration,
            r#"{"FunctionName": "orders", "MemorySize": 64, "Environment": {"Variables": {"AWS_REGION": "x"}}, "RevisionId": "x"}"#,
            vec!["number-out-of-range /MemorySize", "reserved-environment-name /Environment/Variables/AWS_REGION"],
        ),
        (
            "UpdateFunctionCode",
            "code",
            Input::UpdateFunctionCode,
            r#"{"FunctionName": "orders", "ImageUri": "ghcr.io/orders:1", "Architectures": ["x64"], "DryRun": true}"#,
            vec!["image-uri-outside-ecr /ImageUri", "unknown-value /Architectures/0"],
        ),
    ];
    for (name, path, input, body, expected) in cases {
        let sorted = |mut found: Vec<String>| {
            found.sort();
            found
        };
        assert_eq!(sorted(found(body, input)), expected, "{name}");
        let quoted = serde_json::to_string(body).unwrap();
        for body in [body, &quoted] {
            let call = format!(
                r#"{{"method": "PUT", "url": "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/orders/{path}", "body": {body}}}"#
            );
            assert_eq!(sorted(found(&call, Input::Auto)), expected, "{call}");
        }
        let lower = body.replace("\"F", "\"f").replace("\"M", "\"m").replace("\"I", "\"i").replace("\"Arch", "\"arch");
        let lower = lower.replace("\"E", "\"e").replace("\"V", "\"v").replace("\"R", "\"r").replace("\"D", "\"d");
        let record = format!(
            r#"{{"eventSource": "lambda.amazonaws.com", "eventName": "{name}20150331v2", "requestParameters": {lower}}}"#
        );
        assert_eq!(sorted(found(&record, Input::Auto)), expected, "{record}");
    }
}

/// Calls of other operations with the same paths and event names are ignored.
#[test]
fn other_calls_are_not_updates() {
    for text in [
        r#"{"method": "GET", "url": "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/orders/configuration", "body": {"MemorySize": 64}}"#,
        r#"{"method": "PUT", "url": "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/orders/concurrency", "body": {"MemorySize": 64}}"#,
        r#"{"method": "PUT", "url": "https://example.com/functions/orders/configuration", "body": {"MemorySize": 64}}"#,
        r#"{"eventSource": "lambda.amazonaws.com", "eventName": "UpdateFunctionUrlConfig", "requestParameters": {"memorySize": 64}}"#,
        r#"{"eventSource": "lambda.amazonaws.com", "eventName": "UpdateFunctionCode20150331x2", "requestParameters": {"imageUri": "x"}}"#,
        r#"{"FunctionName": "orders", "MemorySize": 64}"#,
    ] {
        assert!(lint(text, Syntax::Json).requests().is_empty(), "{text}");
    }
}

#[test]
fn an_unknown_value_adds_no_findings() {
    for &(file, _, unknown) in FORMS {
        let mut replaced = 0;
        for case in cases(file) {
            let before = lint(&case.text, case.syntax);
            if before.requests().is_empty() {
                continue;
            }
            let before = counts(&before);
            for range in literals(&case.text, case.syntax) {
                let mut changed = case.text.clone();
                changed.replace_range(range.clone(), unknown);
                let after = counts(&lint(&changed, case.syntax));
                let added = after.iter().find(|(rule, count)| before.get(*rule).is_none_or(|before| before < *count));
                assert!(added.is_none(), "{file}: {}: {added:?} in\n{changed}", case.title);
                replaced += 1;
            }
        }
        assert!(replaced > 20, "{file}: {replaced}");
    }
}

/// Truncated and damaged documents: bounded time, no panic, and all spans are in the text.
#[test]
fn damaged_documents_end() {
    for &(file, ..) in FORMS {
        for case in cases(file) {
            let bounds: Vec<usize> = (0..=case.text.len()).filter(|&at| case.text.is_char_boundary(at)).collect();
            for window in bounds.windows(8).step_by(7) {
                let (start, end) = (window[0], window[7]);
                let hole = format!("{}{}", &case.text[..start], &case.text[end..]);
                for text in [&case.text[..end], hole.as_str()] {
                    for found in lint(text, case.syntax).diagnostics() {
                        let span = found.span.unwrap();
                        assert!(text.get(span.start.offset..span.end.offset).is_some(), "{file}: {found:?} in\n{text}");
                    }
                }
            }
        }
    }
}

/// Where a document has literals as values.
fn literals(text: &str, syntax: Syntax) -> Vec<Range<usize>> {
    match syntax {
        Syntax::Json => values(&json::parse(text).unwrap()),
        Syntax::Yaml => {
            let trees = yaml::parse(text, &SecretPlaces::NONE).unwrap();
            let is_plain = |range: &Range<usize>| !text[range.clone()].starts_with(['|', '>', '{']);
            trees.iter().flat_map(values).filter(is_plain).collect()
        }
        Syntax::Python | Syntax::JavaScript => strings(text),
        _ => words(text),
    }
}

/// Words after the name of a parameter.
fn words(text: &str) -> Vec<Range<usize>> {
    let is_plain = |word: &str| word.chars().all(|c| c.is_ascii_alphanumeric() || "./:-_'\"".contains(c));
    let words: Vec<&str> = text.split_whitespace().collect();
    let values =
        words.windows(2).filter(|pair| pair[0].starts_with('-') && !pair[1].starts_with('-') && is_plain(pair[1]));
    let range = |word: &str| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    };
    values.map(|pair| range(pair[1])).collect()
}

fn values(tree: &Tree<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for node in 0..tree.node(0).next {
        let values = tree.members(node).map(|(_, value)| value).chain(tree.entries(node));
        let is_scalar = |kind| matches!(kind, NodeKind::Text | NodeKind::Number | NodeKind::True | NodeKind::False);
        let scalars = values.filter(|&value| is_scalar(tree.kind(value)));
        found.extend(scalars.map(|value| tree.node(value).start as usize..tree.node(value).end as usize));
    }
    found
}

/// Strings in one line of source code that are values: not names of members.
fn strings(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(['"', '\'']).map(|start| at + start) {
        let quote = text[start..].chars().next().unwrap();
        let rest = &text[start + 1..];
        let Some(length) = rest.find([quote, '\n']).filter(|&length| rest[length..].starts_with(quote)) else {
            at = start + 1;
            continue;
        };
        at = start + length + 2;
        let before = text[..start].trim_end();
        let is_name = text[at..].trim_start().starts_with(':');
        if before.ends_with(['=', ':', ',', '[']) && !is_name {
            found.push(start..at);
        }
    }
    found
}

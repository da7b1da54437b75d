//! Logs and other texts of several documents, and the notes if there is no request.

use crate::{FINE, Place, Ran, with};

const OTHER: &str = r#"{"eventSource": "s3.amazonaws.com", "eventName": "PutObject", "requestParameters": {}}"#;
const CALL: &str = r#"{"method": "POST", "url": "http://localhost:4566/2015-03-31/functions", "headers": {"Content-Type": "application/json"}, "body": {"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds", "S3Key": "o.zip"}, "Timeout": 0}}"#;

fn record(name: &str) -> String {
    format!(
        r#"{{"eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331", "requestParameters": {{"functionName": "{name}", "memorySize": 64}}}}"#
    )
}

fn concise(place: &Place, args: &[&str]) -> Ran {
    place.run(&[&["check", "--format", "concise"], args].concat())
}

fn stdin(text: &str, args: &[&str]) -> Ran {
    Place::new(&[]).run_with(&[&["check", "--format", "concise"], args, &["-"]].concat(), text)
}

#[test]
fn records_one_per_line_are_found_wherever_requests_are() {
    let log = format!("{OTHER}\n{}\r\n\n{OTHER}\n{}\n", record("a"), record("b"));
    let foreign = format!("{OTHER}\n{{\"Role\": 1}}\n");
    let files = [("trail.json", &log), ("x.ndjson", &log), ("y.jsonl", &log), ("foreign.json", &foreign)];
    let place = Place::new(&files.map(|(name, text)| (name, text.as_str())));
    let at = log.lines().nth(1).unwrap().find("64").unwrap() + 1;
    let line = |name: &str, line: u32| {
        format!("{name}:{line}:{at}: error: 64 MB is below the minimum of 128 MB [number-out-of-range]\n")
    };
    let both = |name: &str| [line(name, 2), line(name, 5)].concat();
    let found = [both("trail.json"), both("x.ndjson"), both("y.jsonl")].concat();
    let named = ["trail.json", "x.ndjson", "y.jsonl"];
    for args in [&named[..], &["."], &[&["--hook", "foreign.json"], &named[..]].concat()] {
        let ran = concise(&place, args);
        assert_eq!((ran.stdout.as_str(), ran.stderr.as_str(), ran.status), (found.as_str(), "", 1), "{args:?}");
    }
    assert_eq!(stdin(&log, &[]).stdout, both("<stdin>"));
    assert_eq!(stdin(&log, &["--input", "cloudtrail"]).stdout, both("<stdin>"));
    let ran = concise(&place, &["foreign.json"]);
    assert_eq!((ran.stdout.as_str(), ran.status), ("", 0));
    assert_eq!(ran.stderr, "note: foreign.json contains no CreateFunction request: it records other calls\n");
    let json = place.run(&["check", "--format", "json", "x.ndjson"]).json();
    let first = &json["files"][0]["diagnostics"][0];
    assert_eq!(first["sourcePath"], "/requestParameters/memorySize");
    assert_eq!(first["span"]["start"]["offset"], OTHER.len() + at);
}

#[test]
fn records_may_be_concatenated_but_requests_need_lines() {
    let together = [OTHER, &record("a"), CALL, &record("b")].concat();
    assert_eq!(stdin(&together, &[]).rules(), ["number-out-of-range"; 3]);
    let (fine, faulty) = (FINE.replace('\n', " "), with("\"MemorySize\": 64"));
    assert_eq!(stdin(&format!("{fine}\n{faulty}"), &[]).rules(), ["number-out-of-range"]);
    for text in [format!("{fine}{faulty}"), format!("{fine}\n{{}}"), format!("{fine}\n}}"), "{} {}".to_owned()] {
        assert_eq!(stdin(&text, &[]).rules(), ["trailing-text"], "{text}");
    }
    assert_eq!(stdin(&format!("{fine}\n{faulty}"), &["--input", "request"]).rules(), ["trailing-text"]);
}

#[test]
fn the_rest_of_a_truncated_log_is_linted() {
    let cut = format!("{OTHER}\n{}\n{{\"eventSource\": \"lam", record("a"));
    let place = Place::new(&[("a/cut.ndjson", &cut), ("b/foreign.ndjson", &format!("{OTHER}\n{{\"Role"))]);
    let ran = concise(&place, &["a"]);
    assert_eq!(ran.rules(), ["number-out-of-range", "invalid-json"]);
    assert!(ran.stdout.contains("cut.ndjson:3:"), "{}", ran.stdout);
    assert_eq!(concise(&place, &["b"]).stdout, "");
    assert!(concise(&place, &["b/foreign.ndjson"]).stdout.starts_with("b/foreign.ndjson:2:2: error: "));
}

#[test]
fn an_unrelated_document_is_one_finding() {
    let policy = r#"{"Version": "2012-10-17", "Statement": []}"#;
    let looks = |what: &str| format!("this is not a CreateFunction request: it looks like {what} [not-a-request]\n");
    for (text, message) in [
        ("[1, 2]", "expected an object, found a list [wrong-type]\n".to_owned()),
        (policy, looks("an IAM policy")),
        (r#"{"openapi": "3.1.0", "info": {}, "paths": {}}"#, looks("an OpenAPI document")),
        (r#"{"Functions": []}"#, looks("a response of ListFunctions")),
        (r#"{"status_code": 200, "data": {}}"#, looks("a recorded response of the service")),
        (r#"{"FunctionName": "a", "Payload": "e30="}"#, looks("the input of Invoke")),
        (
            r#"{"user": {"name": "x"}}"#,
            "this is not a CreateFunction request: it has none of its members [not-a-request]\n".to_owned(),
        ),
        (
            r#"{"Configuration": {"FunctionName": "a", "Role": "r"}, "Code": {"RepositoryType": "S3", "Location": "x"}}"#,
            "this is a response of GetFunction, not a request: it has `RepositoryType` [answer-for-request]\n"
                .to_owned(),
        ),
    ] {
        let ran = stdin(text, &[]);
        assert!(ran.stdout.ends_with(&message) && ran.stdout.lines().count() == 1, "{text}: {ran:?}");
        assert_eq!(ran.status, 1);
        assert_eq!(
            stdin(text, &["--lines"]).stdout.split_once(": ").map(|(_, said)| said),
            ran.stdout.split_once(": ").map(|(_, said)| said)
        );
    }
    // what may be one that lacks everything, or has its names wrong, is judged as one
    assert_eq!(stdin("{}", &[]).rules().len(), 3);
    assert!(stdin(r#"{"functionname": "a"}"#, &[]).stdout.contains("did you mean `FunctionName`?"));
    assert!(!stdin(r#"{"Statement": [], "Runtime": "nodejs24.x"}"#, &[]).rules().contains(&"not-a-request"));
    assert_eq!(stdin(policy, &["--partial"]).rules(), ["unknown-member"; 2], "members may be missing");
    for almost in [
        r#"{"Description": "d", "Timeout": 10, "MemorySize": 128, "VpcConfig": {}, "Environment": {}, "tasks": []}"#,
        r#"{"functionName": "a", "role": "r", "code": {}, "handler": "h", "runtime": "x", "kind": "a", "apiVersion": "b"}"#,
        r#"{"functionName": "a", "role": "r", "code": {}, "handler": "h", "runtime": "x", "method": "a", "uri": "b"}"#,
        r#"{"FunctionName": "a", "role": "r", "runtime": "x", "handler": "h", "S3Bucket": "b", "S3Key": "k"}"#,
    ] {
        let rules = stdin(almost, &["--input", "request"]).rules().join(" ");
        assert!(
            (rules.contains("missing-member") || rules.contains("unknown-member")) && !rules.contains("not-a-request"),
            "{almost}: {rules}"
        );
    }
}

#[test]
fn other_documents_have_some_members_of_a_request_too() {
    for (text, what) in [
        (
            r#"{"name": "a", "version": "1.0.0", "description": "d", "type": "module", "engines": {}, "dependencies": {}}"#,
            "an npm package",
        ),
        (
            r#"{"AWSTemplateFormatVersion": "2010-09-09", "Description": "d", "Resources": {}}"#,
            "a CloudFormation template",
        ),
        (r#"{"openapi": "3.1.0", "info": {}, "paths": {}, "tags": []}"#, "an OpenAPI document"),
        (
            r#"{"FunctionName": "f", "EventSourceArn": "a", "BatchSize": 1, "Tags": {}, "KMSKeyArn": "x"}"#,
            "the input of CreateEventSourceMapping",
        ),
        (
            r#"{"FunctionName": "f", "S3Bucket": "b", "S3Key": "k", "Architectures": ["arm64"], "Publish": true}"#,
            "the input of UpdateFunctionCode",
        ),
        (
            r#"{"LayerName": "f", "Content": {}, "Description": "d", "CompatibleRuntimes": [], "CompatibleArchitectures": []}"#,
            "the input of PublishLayerVersion",
        ),
    ] {
        let ran = stdin(text, &[]);
        assert!(ran.stdout.contains(&format!("looks like {what} [not-a-request]")), "{ran:?}");
    }
}

#[test]
fn a_request_with_the_code_location_of_a_response_is_linted() {
    let text = r#"{"FunctionName": "a", "Role": "arn:aws:iam::123456789012:role/a", "Runtime": "nodejs24.x",
        "Handler": "i.h", "Code": {"RepositoryType": "S3", "Location": "s3://b/k.zip"}, "Timeout": 0}"#;
    let expected = ["code-without-source", "unknown-member", "unknown-member", "number-out-of-range"];
    assert_eq!(stdin(text, &[]).rules(), expected);
    assert_eq!(concise(&Place::new(&[("a.json", text)]), &["a.json"]).rules(), expected);
    let answer = text.replace("\"Timeout\"", "\"State\": \"Active\", \"Timeout\"");
    assert_eq!(stdin(&answer, &[]).rules(), ["answer-for-request"]);
}

#[test]
fn a_log_without_records_is_not_an_error() {
    for (text, args, why) in [
        (r#"{"Records": []}"#, &[][..], "contains no CreateFunction request: it records no calls"),
        (OTHER, &[], "contains no CreateFunction request: it records other calls"),
        (FINE, &["--input", "cloudtrail"], "is itself a request; remove `--input cloudtrail` to check it"),
        ("{\"a\": 1}", &["--input", "cloudtrail"], "is not a CreateFunction request; skipped"),
        (
            CALL,
            &["--input", "conductor"],
            "is not a request, but seems to contain one at `/body`; remove `--input conductor` to find it",
        ),
    ] {
        let ran = stdin(text, args);
        assert_eq!((ran.stdout.as_str(), ran.status), ("", 0), "{text}");
        assert_eq!(ran.stderr, format!("note: <stdin> {why}\n"));
        let lines = stdin(&text.replace('\n', " "), &[args, &["--lines"]].concat());
        assert_eq!((lines.stdout.as_str(), lines.status), ("", 0), "{text}");
    }
    let place = Place::new(&[("catalogue.json", &format!("{{\"examples\": {{\"first\": {FINE}}}}}"))]);
    let note = "note: catalogue.json is not a request, but seems to contain one at `/examples/first`; move it to its own file to check it\n";
    assert_eq!(concise(&place, &["catalogue.json"]).stderr, note);
}

#[test]
fn a_record_is_checked_as_of_its_date_unless_overridden() {
    let old = record("a").replace("\"memorySize\": 64", "\"runtime\": \"nodejs8.10\"");
    let old = old.replacen('{', "{\"eventTime\": \"2019-03-01T12:00:00Z\", ", 1);
    assert_eq!(stdin(&old, &[]).rules(), [""; 0]);
    assert_eq!(stdin(&old, &["--as-of", "2026-11-22"]).rules(), ["runtime-blocked"]);
    let place = Place::new(&[("lambda-lint.toml", "as-of = 2026-11-22\n"), ("trail.json", &old)]);
    assert_eq!(concise(&place, &["trail.json"]).rules(), ["runtime-blocked"]);
    let future = old.replace("2019", "2919");
    assert_eq!(stdin(&future, &[]).rules(), ["runtime-blocked"], "today is the last day that can be recorded");
}

#[test]
fn no_secret_of_a_log_is_shown() {
    let refused = record("a")
        .replace("\"memorySize\": 64", "\"timeout\": 0, \"environment\": {\"variables\": {\"PIN\": \"hunter2\"}}")
        .replacen('{', "{\"errorCode\": \"X\", \"errorMessage\": \"Variables {PIN=hunter2} are wrong\", ", 1);
    let request = FINE.replace('\n', " ").replacen(
        '{',
        "{\"Timeout\": \"1\", \"Environment\": {\"Variables\": {\"PIN\": \"hunter2\"}}, ",
        1,
    );
    let place = Place::new(&[
        ("cut.ndjson", &format!("{refused}\n{refused}\n{}", &refused[..refused.len() - 8])),
        ("requests.ndjson", &format!("{request}\n{request}\n")),
    ]);
    for format in ["pretty", "concise", "json", "json-lines", "github", "gitlab", "junit", "sarif"] {
        let ran = place.run(&["check", "--format", format, "."]);
        assert_eq!(ran.status, 1, "{format}");
        assert!(!ran.stdout.contains("hunter2") && !ran.stderr.contains("hunter2"), "{format}: {}", ran.stdout);
    }
    assert!(!place.run(&["check", "--diff", "."]).stdout.contains("hunter2"));
}

//! `--lines`: one document a line, one line of results for each, in order.

use crate::{FINE, Place, with};
use serde_json::Value;

fn one_line(request: &str) -> String {
    request.replace('\n', " ")
}

#[test]
fn ten_thousand_lines_stay_in_order() {
    let (fine, faulty) = (one_line(FINE), one_line(&with("\"MemorySize\": 64")));
    let mut input = String::new();
    for number in 1..=10_000 {
        match number % 7 {
            0 => {}
            1 | 2 => input.push_str(&faulty),
            3 => input.push_str("{broken"),
            _ => input.push_str(&fine),
        }
        // the last line has no end
        if number < 10_000 {
            input.push('\n');
        }
    }
    let place = Place::new(&[]);
    let ran = place.run_with(&["check", "--lines", "--format", "json-lines"], &input);
    assert_eq!(ran.status, 1);
    let mut count = 0;
    for (index, line) in ran.stdout.lines().enumerate() {
        let result: Value = serde_json::from_str(line).unwrap();
        let number = index + 1;
        assert_eq!(result["line"], number);
        let errors = if matches!(number % 7, 1..=3) { 1 } else { 0 };
        assert_eq!(result["errors"], errors, "{line}");
        assert_eq!(result["diagnostics"].as_array().map(Vec::len), Some(errors));
        count += 1;
    }
    assert_eq!(count, 10_000);
}

#[test]
fn the_form_of_a_line() {
    let place = Place::new(&[]);
    let input = format!("\n{}\r\n  \n{{\"FunctionName\": 1}}", one_line(FINE));
    let args = ["check", "--lines", "--format", "json-lines", "--select", "wrong-type"];
    let ran = place.run_with(&args, &input);
    let clean = |line| format!("{{\"line\":{line},\"errors\":0,\"warnings\":0,\"diagnostics\":[]}}\n");
    let expected = [clean(1), clean(2), clean(3)].concat();
    let rest = ran.stdout.strip_prefix(expected.as_str()).unwrap_or_else(|| panic!("{}", ran.stdout));
    let last: Value = serde_json::from_str(rest).unwrap();
    let names: Vec<_> =
        rest.match_indices("\":").map(|(at, _)| rest[..at].rsplit('"').next().unwrap()).take(4).collect();
    assert_eq!(names, ["line", "errors", "warnings", "diagnostics"]);
    assert_eq!((&last["line"], &last["errors"]), (&Value::from(4), &Value::from(1)));
    assert_eq!(last["diagnostics"][0]["span"]["start"], serde_json::json!({"offset": 17, "line": 1, "column": 18}));
}

#[test]
fn other_formats_have_the_places_in_the_whole_input() {
    let faulty = one_line(&with("\"MemorySize\": 64"));
    let place = Place::new(&[("x.ndjson", &format!("{}\n{faulty}\n", one_line(FINE)))]);
    let concise = place.run(&["check", "--lines", "x.ndjson", "--format", "concise"]);
    assert_eq!(concise.stdout, "x.ndjson:2:17: error: 64 MB is below the minimum of 128 MB [number-out-of-range]\n");
    let pretty = place.run(&["check", "--lines", "x.ndjson"]);
    assert!(pretty.stdout.contains("\n2 | { \"MemorySize\": 64,"), "{}", pretty.stdout);
    assert!(pretty.stdout.contains("1 error, 0 warnings in 2 lines"), "{}", pretty.stdout);
    let json = place.run(&["check", "--lines", "x.ndjson", "--format", "json"]).json();
    assert_eq!(json["files"].as_array().map(Vec::len), Some(1));
    let offset = one_line(FINE).len() + 1 + faulty.find("64").unwrap();
    assert_eq!(json["files"][0]["diagnostics"][0]["span"]["start"]["offset"], offset);
    let lines = place.run(&["check", "--lines", "x.ndjson", "--format", "json-lines"]);
    assert!(lines.stdout.starts_with("{\"path\":\"x.ndjson\",\"line\":1,\"errors\":0"), "{}", lines.stdout);
}

#[test]
fn lines_without_a_request_are_counted_in_one_note() {
    let record = r#"{"eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331", "requestParameters": {"functionName": "a"}}"#;
    let other = r#"{"eventSource": "s3.amazonaws.com", "eventName": "PutObject", "requestParameters": {}}"#;
    let log = format!("{other}\n\n{record}\n{other}\n");
    let place = Place::new(&[("log.ndjson", &log), ("other.ndjson", &format!("{other}\n")), ("fine.ndjson", record)]);
    let ran = |args: &[&str]| place.run(&[&["check", "--lines", "--format", "json-lines"], args].concat());
    for input in ["auto", "cloudtrail"] {
        let log = ran(&["--input", input, "--strict-inputs", "log.ndjson", "fine.ndjson"]);
        assert_eq!(log.stderr, "note: 2 of 3 lines in log.ndjson contain no CreateFunction request\n");
        assert_eq!((log.status, log.stdout.lines().count()), (0, 5));
    }
    let said = "other.ndjson contains no CreateFunction request in 1 line\n";
    let lenient = ran(&["other.ndjson", "fine.ndjson"]);
    assert_eq!((lenient.status, lenient.stderr.as_str()), (0, format!("note: {said}").as_str()));
    let strict = ran(&["--strict-inputs", "other.ndjson", "fine.ndjson"]);
    assert_eq!((strict.status, strict.stderr.as_str()), (2, format!("error: {said}").as_str()));
    assert_eq!((lenient.stdout, ran(&["--quiet", "other.ndjson", "log.ndjson"]).stderr.as_str()), (strict.stdout, ""));
    let one_way = ran(&["--input", "cloudtrail", "-"]);
    assert_eq!(one_way.stderr, "", "there is nothing in it");
    let stdin = place.run_with(&["check", "--lines", "--input", "cloudtrail"], format!("{record}\n{{}}\n"));
    assert_eq!(stdin.stderr, "note: 1 of 2 lines in <stdin> contains no CreateFunction request\n");
}

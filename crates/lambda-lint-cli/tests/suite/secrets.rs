//! Values of environment variables and archives appear in no output.

use crate::Place;

const FORMATS: [&str; 8] = ["pretty", "concise", "json", "json-lines", "github", "gitlab", "junit", "sarif"];

/// Checks a document in every format; `hunter2` and its relatives must not be in what comes out.
fn shows_nothing(document: &str) {
    let place = Place::new(&[("a.json", document)]);
    for format in FORMATS {
        for args in [
            &["check", "a.json", "--input", "request", "--advice", "--color", "always"][..],
            &["check", "a.json", "--input", "request", "--advice"],
            &["check", "a.json", "--lines"],
        ] {
            let ran = place.run(&[args, &["--format", format]].concat());
            assert_ne!(ran.status, 2, "{ran:?}");
            for output in [&ran.stdout, &ran.stderr] {
                assert!(!output.contains("hunter") && !output.contains("4711"), "{format}: {document}\n{output}");
            }
        }
    }
}

#[test]
fn in_a_request_on_one_line() {
    shows_nothing(
        r#"{"MemorySize": 64, "Environment": {"Variables": {"A": "hunter2", "B": 4711, "AWS_REGION": "hunter3"}}, "Code": {"ZipFile": "hunter4"}}"#,
    );
}

#[test]
fn findings_about_secrets() {
    shows_nothing(
        "{\"Environment\": {\"Variables\": {\n\"A\": 4711,\n\"B\": [\"hunter2\"],\n\"C\": {\"x\": \"hunter3\"}, \"D\": true, \"A\": \"hunter4\"}}}",
    );
    shows_nothing(r#"{"Code": {"ZipFile": "hunter2!"}}"#);
    shows_nothing(r#"{"Code": {"ZipFile": 4711}}"#);
    shows_nothing(r#"{"Code": {"ZipFile": ["hunter2"]}}"#);
    shows_nothing(r#"{"Code": {"ZipFile": "fileb://hunter2.zip"}}"#);
}

#[test]
fn misplaced_or_misspelled_members() {
    for document in [
        r#"{"Environment": "A=hunter2"}"#,
        r#"{"Environment": ["A=hunter2"]}"#,
        r#"{"Environment": {"A": "hunter2"}}"#,
        r#"{"Environment": {"Variables": "A=hunter2"}}"#,
        r#"{"Environment": {"Variables": [{"Name": "A", "Value": "hunter2"}]}}"#,
        r#"{"Environment": {"Variables": [{"Key": "AB", "Value": "hunter2"}]}}"#,
        r#"{"Code": "hunter2"}"#,
        r#"{"Code": {"ZipFile": "hunter_2"}}"#,
        r#""{\"Environment\": {\"Variables\": {\"AB\": \"hunter2\"}}}""#,
        r#"{"environment": {"variables": {"A": "hunter2"}}}"#,
        r#"{"Variables": {"A": "hunter2"}}"#,
        r#"{"ZipFile": "hunter2"}"#,
        r#"{"Env\u0069ronment": {"Variables": {"A": "hunter2", "A": "hunter3"}}}"#,
    ] {
        shows_nothing(document);
    }
}

#[test]
fn malformed_documents() {
    for document in [
        r#"{"Environment": {"Variables": {"A": hunter2}}}"#,
        r#"{"Environment": {"Variables": {"A": _hunter2}}}"#,
        r#"{"Environment": {"Variables": {"A": 'hunter2'}}}"#,
        r#"{"Environment": {"Variables": {"A": "hunter2}}}"#,
        r#"{"Environment": {"Variables": {"A": "\hunter2"}}}"#,
        r#"{"Environment": {"Variables": {"A": "x"hunter2"}}}"#,
        r#"{"Environment": {"Variables": {"A": "x" 4711}}}"#,
        r#"{"Environment": {"Variables": {"A": 04711}}}"#,
        r#"{"Environment": {"Variables": {A: "hunter2"}}}"#,
        r#"{"Environment": {"Variables": {"A" = "hunter2"}}}"#,
        r#"{"Environment": {"Variables": {"A": "hunter2" // hunter3
}}}"#,
        r#"{"MemorySize": 1,, "Environment": {"Variables": {"A": "hunter2"}}}"#,
        r#"{"Environment": {"Variables": {"A": "hunter2"}}} "hunter3""#,
        "{\"Environment\": {\"Variables\": {\"A\": \"hunter2\nhunter3\"}}}",
        "{\"Environment\": {\"Variables\": {\"A\": \"hunter2",
        r#"{"Code": {"ZipFile": hunter2}}"#,
    ] {
        shows_nothing(document);
    }
    let deep = format!("{{\"Environment\": {}\"hunter2\"", "[".repeat(300));
    shows_nothing(&deep);
}

#[test]
fn a_key_is_not_a_secret() {
    let place = Place::new(&[("a.json", r#"{"Environment": {"Variables": {"BAD-KEY": "hunter2"}}}"#)]);
    let ran = place.run(&["check", "a.json", "--input", "request", "--select", "malformed-key"]);
    assert!(ran.stdout.contains("\"BAD-KEY\": \"•••••\""), "{}", ran.stdout);
}

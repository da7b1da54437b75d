//! Tests of the secrets in JSON.

use super::*;

fn shown(text: &str, broken_at: Option<Range<usize>>) -> String {
    let mut shown = text.to_owned();
    for range in find_in_json(text, broken_at).into_iter().rev() {
        shown.replace_range(range, "*");
    }
    shown
}

#[test]
fn hides_variables_and_archives() {
    let text = r#"{"Handler": "a.b", "Environment": {"Variables": {"A": "x", "B": 7}}, "Code": {"ZipFile": "UEs=", "S3Key": "k"}}"#;
    let hidden = r#"{"Handler": "a.b", "Environment": {"Variables": {"A": "*", "B": *}}, "Code": {"ZipFile": "*", "S3Key": "k"}}"#;
    assert_eq!(shown(text, None), hidden);
}

#[test]
fn hides_what_is_misspelled_or_misplaced() {
    assert_eq!(shown(r#"{"environment": {"PW": "x"}}"#, None), r#"{"environment": {"PW": "*"}}"#);
    assert_eq!(shown(r#"{"Environment": ["a=b"], "a": "b"}"#, None), r#"{"Environment": ["*"], "a": "b"}"#);
    assert_eq!(
        shown(r#"{"Vari\u0061bles": {"PW": {"x": ["y"]}}}"#, None),
        r#"{"Vari\u0061bles": {"PW": {"*": ["*"]}}}"#
    );
    assert_eq!(shown(r#"{"zip_file": "x"}"#, None), r#"{"zip_file": "*"}"#);
    assert_eq!(shown(r#"{"Code": "x", "a": "b"}"#, None), r#"{"Code": "*", "a": "b"}"#);
    assert_eq!(shown(r#"{"Code": ["x", 5, [{"S3Key": "y"}]]}"#, None), r#"{"Code": ["*", *, [{"S3Key": "y"}]]}"#);
    assert_eq!(shown(r#"{"Evironment": {"PW": "x"}}"#, None), r#"{"Evironment": {"PW": "*"}}"#);
    assert_eq!(shown(r#"{"Cdoe": {"Archive": {"b": "x"}}}"#, None), r#"{"Cdoe": {"Archive": {"*": "*"}}}"#);
    assert_eq!(shown(r#""{\"PW\": \"x\"}""#, None), "\"*\"");
}

#[test]
fn hides_a_request_in_a_string() {
    let inner = r#"{"Environment": {"Variables": {"PW": "x"}}}"#;
    let once = serde_json::to_string(inner).unwrap_or_default();
    let twice = serde_json::to_string(&format!("{{\"body\": {once}}}")).unwrap_or_default();
    for body in [once, twice] {
        let text = format!(r#"{{"uri": "a\"b", "body": {body}, "c": "{{\"d\": 1}}"}}"#);
        assert_eq!(shown(&text, None), r#"{"uri": "a\"b", "body": "*", "c": "{\"d\": 1}"}"#);
    }
}

#[test]
fn hides_everything_behind_a_fault() {
    let text = r#"{"Handler": a.b, "Environment": {"Variables": {"PW": "x"}}}"#;
    assert_eq!(shown(text, Some(12..13)), r#"{"Handler": a*"#);
    let text = r#"{"Variables": {"PW": hunter2}}"#;
    assert_eq!(shown(text, Some(21..28)), r#"{"Variables": {"PW": *"#);
    assert_eq!(shown(r#"{"Timeout": 3,}}"#, Some(14..15)), r#"{"Timeout": 3,}}"#);
    assert_eq!(shown(r#"hunter2"}}"#, Some(0..7)), "*");
    assert_eq!(shown(r#"{} hunter2"#, Some(3..10)), "{} *");
}

#[test]
fn hides_a_secret_that_a_fault_is_in() {
    let text = r#"{"Variables": {"PW": "hunter2\w"}, "Timeout": 3}"#;
    assert_eq!(shown(text, Some(29..30)), r#"{"Variables": {"PW": "*"#);
    let text = r#"{"Variables": {"PW": "x", "hunter2"}}"#;
    assert_eq!(shown(text, Some(35..36)), r#"{"Variables": {"PW": "*", "*"}}"#);
    let text = r#"{"uri": "{\"PW\": \"hunter2\w\"}"}"#;
    assert_eq!(shown(text, Some(27..28)), r#"{"uri": "*"#);
    assert_eq!(shown(text, Some(8..text.len())), r#"{"uri": *"#);
    let text = r#"{"Handler": "C:\work", "Timeout": 3}"#;
    assert_eq!(shown(text, Some(15..16)), r#"{"Handler": "C:\*"#);
}

#[test]
fn hides_what_is_behind_a_fault_inside_a_character() {
    let text = "{\"Handler\": \"\u{fffd}\", \"Variables\": {\"A\": \"hunter2\"}}";
    for syntax in [Syntax::Json, Syntax::Yaml] {
        let found = find(text, syntax, Some(13..14));
        let from = text.find("hunter2").unwrap_or_default();
        assert!(found.iter().any(|range| range.start <= from && range.end >= from + 7), "{found:?}");
    }
}

#[test]
fn hides_an_archive_that_is_cut_off() {
    let text = r#"{"Handler": "a.b", "Code": "TOPSEKRIT9"#;
    for fault in [27..text.len(), 28..28, text.len()..text.len()] {
        assert!(!shown(text, Some(fault)).contains("TOPSEKRIT9"));
    }
}

#[test]
fn hides_what_signs_a_call() {
    for text in [
        r#"{"X-Amz-Signature": "hunter2"}"#,
        r#"{"uri": "https://a.example/?X-Amz-Signature=hunter2"}"#,
        r#"{"uri": "https://me:hunter2@a.example/"}"#,
        r#"{"headers": ["Authorization", "hunter2"]}"#,
        r#"{"headers": [{"name": "X-Amz-Security-Token", "value": "hunter2"}]}"#,
        r#"{"header": "authorization: Bearer hunter2"}"#,
    ] {
        assert!(!shown(text, None).contains("hunter2"), "{text}");
        assert!(!find(text, Syntax::Yaml, None).is_empty(), "{text}");
    }
    let text = r#"{"uri": "https://a.example/a@b", "headers": {"Host": "a@b"}}"#;
    assert_eq!(shown(text, None), text);
}

#[test]
fn hides_what_nests_too_deep() {
    let text = format!("{}\"x\"", "[".repeat(MAX_DEPTH + 1));
    assert_eq!(shown(&text, None), format!("{}*", "[".repeat(MAX_DEPTH)));
}

//! Misspelled keywords and members of a policy end in status 2, at their place in its file.

use crate::{FINE, Place};

/// The error about a policy, without `error: team.json:`; empty if it is taken.
fn error(policy: &str) -> String {
    let ran = Place::new(&[("team.json", policy), ("a.json", FINE)]).run(&["check", "a.json", "--policy", "team.json"]);
    assert_eq!(ran.status == 2, !ran.stderr.is_empty(), "{ran:?}");
    assert!(!ran.stdout.contains("all fine") || ran.status != 2, "{ran:?}");
    ran.stderr.strip_prefix("error: team.json:").unwrap_or(&ran.stderr).trim_end().to_owned()
}

#[test]
fn misspelled_names_are_reported() {
    for (policy, expected) in [
        (r#"{"requierd": ["Tags"]}"#, "1:2: unknown keyword `requierd`; did you mean `required`?"),
        (
            r#"{"properties": {"MemorySize": {"maximun": 512}}}"#,
            "1:32: unknown keyword `maximun`; did you mean `maximum`?",
        ),
        (
            r#"{"properties": {"Timeout": {"max": 5}}}"#,
            "1:29: unknown keyword `max`; your own keywords must start with `x-`",
        ),
        (r#"{"properties": {"memorySize": {}}}"#, "1:17: unknown member `memorySize`; did you mean `MemorySize`?"),
        (r#"{"required": ["Role", "Tag"]}"#, "1:23: unknown member `Tag`; did you mean `Tags`?"),
        (
            r#"{"properties": {"Code": {"required": ["S3bucket"]}}}"#,
            "1:39: unknown member `S3bucket`; did you mean `S3Bucket`?",
        ),
        (
            r#"{"properties": {"FileSystemConfigs": {"items": {"properties": {"ARN2": {}}}}}}"#,
            "1:64: unknown member `ARN2`; did you mean `Arn`?",
        ),
        (
            r#"{"properties": {"ReservedConcurrentExecutions": {}}}"#,
            "1:17: unknown member `ReservedConcurrentExecutions`; a request does not have it",
        ),
        (
            r##"{"properties": {"Code": {"$ref": "#/$defs/c"}}, "$defs": {"c": {"properties": {"S3Kei": {}}}}}"##,
            "1:80: unknown member `S3Kei`; did you mean `S3Key`?",
        ),
        (
            r#"{"anyOf": [{"not": {"properties": {"Handlers": {}}}}]}"#,
            "1:36: unknown member `Handlers`; did you mean `Handler`?",
        ),
        (r#"{"dependentRequired": {"Role": ["Layer"]}}"#, "1:33: unknown member `Layer`; did you mean `Layers`?"),
    ] {
        assert_eq!(error(policy), expected, "{policy}");
    }
}

#[test]
fn free_form_maps_accept_any_key() {
    for policy in [
        r#"{"properties": {"Tags": {"required": ["team"], "properties": {"team": {"type": "string"}}}}}"#,
        r#"{"properties": {"Environment": {"properties": {"Variables": {"properties": {"STAGE": {}}}}}}}"#,
        r#"{"x-owner": "platform", "$comment": "ours", "properties": {"Timeout": {"const": {"maximun": 1}}}}"#,
        r##"{"definitions": {"any": {"properties": {"whatever": {}}}}, "properties": {"Tags": {"$ref": "#/definitions/any"}}}"##,
        r##"{"$defs": {"loop": {"anyOf": [{"$ref": "#/$defs/loop"}, {"type": "object"}]}}}"##,
    ] {
        assert_eq!(error(policy), "", "{policy}");
    }
}

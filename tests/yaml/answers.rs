//! An answer of the service in YAML becomes the request that it becomes in JSON, line by line, or is left alone.

use super::write::{self, Json, Style};
use super::{STYLES, lint};
use lambda_lint::{Fix, Linter};
use lambda_lint_tests::invariants::apply;
use lambda_lint_tests::requests;
use serde_yaml_ng::Value;

fn fix(text: &str) -> Option<Fix> {
    let found = lint(&Linter::new(), text).into_diagnostics();
    assert_eq!(found.iter().map(|found| found.rule.as_ref()).collect::<Vec<_>>(), ["answer-for-request"], "{text}");
    found.into_iter().find_map(|found| found.fix)
}

#[test]
fn an_answer_becomes_the_same_request_as_in_json() {
    let answers = requests("err").into_iter().filter(|file| file.to_string_lossy().contains("answer-for-request"));
    let mut count = 0;
    for file in answers {
        let json = std::fs::read_to_string(&file).unwrap();
        let found = Linter::new().lint_str(&json).into_diagnostics();
        let repaired = apply(&json, found[0].fix.as_ref().unwrap()).unwrap();
        let expected: Value = serde_yaml_ng::from_str(&repaired).unwrap();
        for style in STYLES {
            let yaml = write::write(&Json::read(&json).unwrap(), style);
            // comments would go with what they are about
            let Some(fix) = fix(&yaml) else {
                assert_eq!(style, Style::Commented, "{}\n{yaml}", file.display());
                continue;
            };
            let repaired = apply(&yaml, &fix).unwrap();
            assert_eq!(serde_yaml_ng::from_str::<Value>(&repaired).unwrap(), expected, "{repaired}");
            assert!(fix.edits.iter().all(|edit| !edit.text.contains("TABLE")), "{:?}", fix.edits);
            count += 1;
        }
    }
    assert!(count >= 6, "{count}");
}

const HEAD: &str =
    "Code:\n  Location: https://awslambda.s3.amazonaws.com/x?X-Amz-Date=1&X-Amz-Expires=600\n  RepositoryType: S3\n";
const BODY: &str = "Configuration:\n  CodeSha256: x\n  FunctionName: orders\n";

#[test]
fn lines_move_as_they_are() {
    for (before, after) in [
        ("  MemorySize: 512\n  Version: $LATEST\n", "MemorySize: 512\n"),
        // what is folded, kept in lines, and in brackets over several lines
        ("  Description: takes\n    orders\n\n    and more\n", "Description: takes\n  orders\n\n  and more\n"),
        ("  Description: \"takes\n   orders\"\n", "Description: \"takes\n orders\"\n"),
        ("  Description: |\n    takes\n     orders\n\n  State: Active\n", "Description: |\n  takes\n   orders\n\n"),
        ("  Architectures: [\n    arm64\n    ]\n", "Architectures: [\n  arm64\n  ]\n"),
        ("  Layers:\n  - Arn: a\n    CodeSize: 1\n  - CodeSize: 1\n    Arn: 'b'\n", "Layers:\n- a\n- 'b'\n"),
        (
            "  ImageConfigResponse:\n      ImageConfig:\n        Command:\n        - a.b\n",
            "ImageConfig:\n    Command:\n    - a.b\n",
        ),
        (
            "  # kept\n  Timeout: 3 # s\n  Environment:\n    Variables:\n      A: b\n",
            "# kept\nTimeout: 3 # s\nEnvironment:\n  Variables:\n    A: b\n",
        ),
        ("  LastModified: x\nTags:\n  team: a\n", ""),
    ] {
        let tags = if before.contains("Tags") { "Tags: {\"team\": \"a\"}\n" } else { "" };
        let text = format!("{HEAD}{BODY}{before}");
        let expected = format!("{tags}FunctionName: orders\n{after}");
        let repaired = |text: &str| apply(text, &fix(text).unwrap_or_else(|| panic!("no fix of {text}"))).unwrap();
        assert_eq!(repaired(&text), expected);
        assert_eq!(repaired(&text.replace('\n', "\r\n")), expected.replace('\n', "\r\n"));
        let documents = |text: &str| format!("# answers\n---\n{text}");
        assert_eq!(repaired(&documents(&text)), documents(&expected));
    }
}

#[test]
fn lossy_edits_are_not_made() {
    assert!(fix(&format!("{HEAD}{BODY}")).is_some());
    for text in [
        // a comment, an anchor that is used elsewhere, and a text that is not far enough in
        format!("# in front\n{HEAD}# which\n{BODY}"),
        format!("{HEAD}{BODY}Tags: # ours\n  a: b\n"),
        format!("{HEAD}{BODY}Tags:\n  a: 7\n"),
        format!("Code:\n  Location: &l x\n  RepositoryType: S3\n{BODY}  Description: *l\n"),
        format!("{HEAD}{}", BODY.replace(":\n", ": &c\n")),
        format!("{HEAD}{BODY}  Description: \"takes\n  orders\"\n"),
        format!("{HEAD}{BODY}  Layers:\n  - Arn: a # which\n    CodeSize: 1\n"),
        format!("{HEAD}{BODY}  Layers:\n  - Arn: |\n      a\n    CodeSize: 1\n"),
        format!("{HEAD}? Configuration\n: FunctionName: orders\n  CodeSha256: x\n"),
    ] {
        assert_eq!(fix(&text), None, "{text}");
    }
}

#[test]
fn a_large_response_is_handled_quickly() {
    let members: String = (0..20_000).map(|index| format!("  X{index}: 1\n")).collect();
    assert_eq!(fix(&format!("{HEAD}{BODY}{members}")), None);
    let lines: String = (0..20_000).map(|index| format!("      X{index}: \"1\n       2\"\n")).collect();
    let fix = fix(&format!("{HEAD}{BODY}  Environment:\n    Variables:\n{lines}")).unwrap();
    assert!(fix.edits.len() > 40_000);
}

#[test]
fn edits_preserve_unrelated_text() {
    let part = "  Description: takes\n    orders\n  Environment: {Variables: {A: \"b\n       c\"}}\n  Tags2: |\n    x\n\n  Handler: 'a.b\n   c'\n\
                \x20 VpcConfig:\n    VpcId: v\n    SubnetIds:\n    - s\n  Role: r # c\nTags:\n  a: b\n";
    let text = format!("{HEAD}{BODY}{part}");
    assert!(fix(&text).is_some());
    let mut count = 0;
    for at in 0..text.len() {
        let others = [" ", "\n", "  ", "\n  ", "#", "&a ", "- ", "\""]
            .map(|other| format!("{}{other}{}", &text[..at], &text[at..]));
        for text in others.into_iter().chain([format!("{}{}", &text[..at], &text[at + 1..])]) {
            let found = lint(&Linter::new(), &text).into_diagnostics();
            let fix = found.into_iter().find(|found| found.rule == "answer-for-request").and_then(|found| found.fix);
            let (Some(fix), Ok(before)) = (fix, serde_yaml_ng::from_str::<Value>(&text)) else { continue };
            let repaired = apply(&text, &fix).unwrap();
            assert!(lint(&Linter::new(), &repaired).is_read(), "{text}\n{repaired}");
            let after = serde_yaml_ng::from_str::<serde_yaml_ng::Mapping>(&repaired);
            let after = after.unwrap_or_else(|error| panic!("{error}\n{text}\n{repaired}"));
            for (name, value) in &after {
                let same = [&before["Configuration"][name], &before[name]].contains(&value);
                assert!(
                    same || name == "VpcConfig" || name == "Environment",
                    "{name:?} is {value:?}\n{text}\n{repaired}"
                );
            }
            for name in ["FunctionName", "Description", "Handler", "Role", "Environment", "VpcConfig"] {
                let is_there = !before["Configuration"][name].is_null();
                assert_eq!(after.contains_key(name), is_there, "{name}: {text}\n{repaired}");
            }
            count += 1;
        }
    }
    assert!(count > 1000, "{count}");
}

/// A multi-line scalar absorbs the following text unless it is less indented.
#[test]
fn no_variable_absorbs_the_text_after_it() {
    let answer = |value: &str, behind: &str| {
        format!("{HEAD}{BODY}  State: Active\n  Environment:\n    Variables:\n      KEY: {value}\n{behind}")
    };
    let text = "|\n        line";
    assert!(fix(&answer(text, "")).is_some() && fix(&answer("line", "      # OTHER: 1\n")).is_some());
    for (value, behind) in
        [(text, "      # OTHER: 1\n"), ("|+\n        line\n", "\n"), (">\n        line", "  # end\n")]
    {
        let yaml = answer(value, behind);
        assert!(fix(&yaml).is_none(), "{yaml}");
    }
}

#[test]
fn null_settings_inherit_from_the_same_file() {
    let json = r#"{"Configuration": {"FunctionName": "orders", "State": "Active", "Tags": null, "Code": null},
        "Code": {"ImageUri": "i", "RepositoryType": "ECR"}, "Tags": {"team": "a"}}"#;
    let found = Linter::new().lint_str(json).into_diagnostics();
    let repaired = apply(json, found[0].fix.as_ref().unwrap()).unwrap();
    let request: serde_json::Value = serde_json::from_str(&repaired).unwrap();
    assert_eq!((&request["Tags"]["team"], &request["Code"]["ImageUri"]), (&"a".into(), &"i".into()), "{repaired}");
}

//! Edits that would lose something, or change what stands elsewhere, are not offered.

use super::{BEHIND, lint};
use lambda_lint::{Diagnostic, Linter};

fn findings(part: &str) -> Vec<Diagnostic> {
    let head = "FunctionName: orders\nRole: arn:aws:iam::123456789012:role/orders\n";
    lint(&Linter::new(), &format!("{head}{part}{BEHIND}")).into_diagnostics()
}

/// Whether what is wrong at this place has a fix.
fn has_fix(part: &str, path: &str) -> bool {
    let found = findings(part);
    let at_path: Vec<_> = found.iter().filter(|found| found.path == path).collect();
    assert!(!at_path.is_empty(), "{part}: {found:#?}");
    at_path.iter().any(|found| found.fix.is_some())
}

#[test]
fn a_comment_is_not_a_name() {
    assert!(has_fix("Tags:\n  - Key: a\n    Value: b\n", "/Tags"));
    assert!(!has_fix("Tags: # key and value:\n  - Key: a\n    Value: b\n", "/Tags"));
    assert!(!has_fix("Tags:\n  # key -\n  - Key: a\n    Value: b\n", "/Tags"));
}

#[test]
fn a_comma_of_a_comment_stays() {
    assert!(has_fix("VpcConfig: {SecurityGroupIds: [],\n  SubnetIds: ~}\n", "/VpcConfig/SubnetIds"));
    assert!(!has_fix("VpcConfig: {SecurityGroupIds: [], # x,\n  SubnetIds: ~}\n", "/VpcConfig/SubnetIds"));
}

#[test]
fn edits_do_not_turn_values_into_comments_or_comments_into_values() {
    assert!(has_fix("LoggingConfig: {LogFormat:\n  }\n", "/LoggingConfig/LogFormat"));
    assert!(!has_fix("LoggingConfig: {LogFormat: #JSON\n  }\n", "/LoggingConfig/LogFormat"));
    assert!(!has_fix("VpcConfig: {SubnetIds: ~, # x\n  SecurityGroupIds: []}\n", "/VpcConfig/SubnetIds"));
}

#[test]
fn an_explicit_name_goes_with_its_sign_or_not_at_all() {
    for text in
        ["? Environment", "? Environment\n: ~\n", "Timeout: 3\n? Environment\n", "? Environment\n: ~\nTimeout: 3\n"]
    {
        for found in lint(&Linter::new(), text).into_diagnostics() {
            assert!(found.rule != "null-member" || found.fix.is_none(), "{text}: {found}");
        }
    }
}

#[test]
fn what_an_alias_repeats_stays_with_all_that_it_holds() {
    for (anchor, has_anchor) in [("", false), ("# R&D\n", false), ("&v", true), ("&v # c\n", true)] {
        let vpc = format!("VpcConfig: {anchor} {{SecurityGroupIds: [], SubnetIds: ~}}\n").replace("\n {", "\n  {");
        let tracing = format!("TracingConfig: {anchor}\n  Mode: active\n");
        for (part, path) in [(vpc, "/VpcConfig/SubnetIds"), (tracing, "/TracingConfig/Mode")] {
            assert!(has_fix(&part, path), "an anchor that nobody refers to: {part}");
            if has_anchor {
                assert!(!has_fix(&format!("{part}x: *v\n"), path), "{part}");
                assert!(!has_fix(&format!("{part}x: [{{<<: *v}}]\n"), path), "{part}");
                assert!(has_fix(&format!("{part}y: &w 5\nx: *w\n"), path), "{part}");
            }
        }
    }
    let tagged = "TracingConfig: !!map &v\n  Mode: active\n";
    assert!(has_fix(tagged, "/TracingConfig/Mode"));
    assert!(!has_fix(&format!("{tagged}x: *v\n"), "/TracingConfig/Mode"));
    let tracing = "TracingConfig: {Mode: active}\n";
    assert!(has_fix(tracing, "/TracingConfig/Mode"));
    assert!(has_fix(&tracing.replace("active", "&a active"), "/TracingConfig/Mode"));
    assert!(!has_fix(&(tracing.replace("active", "&a active") + "x: *a\n"), "/TracingConfig/Mode"));
    assert!(!has_fix(&(tracing.replace("active", "&a active") + "*a : 1\n"), "/TracingConfig/Mode"));
    assert!(!has_fix(&tracing.replace("active", "!!str &a active"), "/TracingConfig/Mode"));
    // what is repeated in it goes with what is removed
    let tags = "Tags:\n  - Key: a\n    Value: &v b\n";
    assert!(has_fix(tags, "/Tags") && !has_fix(&format!("{tags}x: *v\n"), "/Tags"));
    // in what is repeated, a member more would be one there, too
    let image = "y: &y 1\nx: *y\n";
    assert!(has_fix(&format!("{image}Timeout: '3'\n"), "/Timeout"));
}

#[test]
fn an_anchor_before_a_removed_key_is_removed() {
    assert!(!has_fix("VpcConfig: {SecurityGroupIds: [], &a SubnetIds: ~}\n", "/VpcConfig/SubnetIds"));
    assert!(!has_fix("VpcConfig:\n  &a SubnetIds: ~\n  SecurityGroupIds: []\n", "/VpcConfig/SubnetIds"));
}

#[test]
fn the_first_of_two_misspellings_counts() {
    let found = Linter::new().lint_str(r#"{"Timout": 3, "TimeOut": "4"}"#).into_diagnostics();
    let help = found.iter().find(|found| found.path == "/TimeOut").and_then(|found| found.help.as_deref());
    assert_eq!(help, Some("`Timout` is also set; remove one of the two"));
}

#[test]
fn numbers_that_json_cannot_represent_are_shown_verbatim() {
    for (value, timeout, said) in [
        (".inf", ".inf", ".inf seconds is above"),
        ("-.Inf", "-.Inf", "-.Inf seconds is below"),
        ("!!float .inf", ".inf", ".inf seconds is above"),
        ("&a .NaN", ".NaN", ".NaN seconds is above"),
        ("1e999", "1e999", "1e999 seconds is above"),
    ] {
        let found = findings(&format!("Timeout: {value}\nDescription: {timeout}\n"));
        let message = |path: &str| found.iter().find(|found| found.path == path).unwrap().message.clone();
        assert!(message("/Timeout").starts_with(said), "{found:#?}");
        assert_eq!(message("/Description"), format!("expected a string, found the number {timeout}"));
    }
    let alias = findings("Timeout: &a .inf\nMemorySize: *a\n");
    assert!(alias.iter().any(|found| found.message.starts_with(".inf MB is above")), "{alias:#?}");
}

#[test]
fn the_words_fit_the_language_and_the_value() {
    let find = |report: lambda_lint::Report, rule: &str| {
        let found = report.into_diagnostics().into_iter().find(|found| found.rule == rule).unwrap();
        (found.message, found.help.unwrap_or_default())
    };
    let linter = Linter::new();
    assert!(find(lint(&linter, "Timeout: 3\nTimeout: 4\n"), "duplicate-member").1.contains("AWS CLI rejects"));
    assert!(find(linter.lint_str(r#"{"Timeout": 3, "Timeout": 4}"#), "duplicate-member").1.contains("uses the last"));
    let zero = find(linter.lint_str(r#"{"Timeout": -0.0}"#), "number-out-of-range").0;
    assert_eq!(zero, "0 seconds is below the minimum of 1 second");
    let root = find(linter.lint_str("[]"), "wrong-type").1;
    assert_eq!(root, "use an object with `Code`, `Role` and `FunctionName`");
}

#[test]
fn a_tab_is_found_at_every_line_end() {
    let text = "VpcConfig:\n  SubnetIds: []\n\tSecurityGroupIds: []\n";
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        let found = lint(&Linter::new(), &text).into_diagnostics();
        assert_eq!(found[0].message, "tabs are not allowed in the indentation", "{text:?}");
    }
}

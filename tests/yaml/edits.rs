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
fn a_comment_is_no_name() {
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
fn what_comes_next_becomes_no_comment_and_no_comment_becomes_a_value() {
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
fn what_is_anchored_stays_with_all_that_it_holds() {
    for (anchor, offered) in [("", true), ("# R&D\n", true), ("&v", false), ("&v # c\n", false), ("!!map &v", false)] {
        let vpc = format!("VpcConfig: {anchor} {{SecurityGroupIds: [], SubnetIds: ~}}\n").replace("\n {", "\n  {");
        assert_eq!(has_fix(&vpc, "/VpcConfig/SubnetIds"), offered, "{vpc}");
        let tracing = format!("TracingConfig: {anchor}\n  Mode: active\n");
        assert_eq!(has_fix(&tracing, "/TracingConfig/Mode"), offered, "{tracing}");
    }
    assert!(has_fix("TracingConfig: {Mode: active}\n", "/TracingConfig/Mode"));
    assert!(!has_fix("TracingConfig: {Mode: !!str &a active}\n", "/TracingConfig/Mode"));
}

#[test]
fn of_two_misspellings_the_first_is_there() {
    let found = Linter::new().lint_str(r#"{"Timout": 3, "TimeOut": "4"}"#).into_diagnostics();
    let help = found.iter().find(|found| found.path == "/TimeOut").and_then(|found| found.help.as_deref());
    assert_eq!(help, Some("`Timout` is there, too; remove one of the two"));
}

#[test]
fn the_words_fit_the_language_and_the_value() {
    let find = |report: lambda_lint::Report, rule: &str| {
        let found = report.into_diagnostics().into_iter().find(|found| found.rule == rule).unwrap();
        (found.message, found.help.unwrap_or_default())
    };
    let linter = Linter::new();
    assert!(find(lint(&linter, "Timeout: 3\nTimeout: 4\n"), "duplicate-member").1.contains("AWS CLI refuses"));
    assert!(find(linter.lint_str(r#"{"Timeout": 3, "Timeout": 4}"#), "duplicate-member").1.contains("reads the last"));
    let zero = find(linter.lint_str(r#"{"Timeout": -0.0}"#), "number-out-of-range").0;
    assert_eq!(zero, "0 seconds is below the minimum of 1 second");
    let root = find(linter.lint_str("[]"), "wrong-type").1;
    assert_eq!(root, "it is an object with `Code`, `Role` and `FunctionName`");
}

#[test]
fn a_tab_is_found_at_every_line_end() {
    let text = "VpcConfig:\n  SubnetIds: []\n\tSecurityGroupIds: []\n";
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        let found = lint(&Linter::new(), &text).into_diagnostics();
        assert_eq!(found[0].message, "a tab stands in the indentation", "{text:?}");
    }
}

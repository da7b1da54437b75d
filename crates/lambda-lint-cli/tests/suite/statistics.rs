//! `--statistics`: how often each rule reported something.

use crate::{Place, with};

const SHARED: &str = "\
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs18.x
    Handler: index.handler
Resources:
  One:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://builds/one.zip
  Two:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://builds/two.zip
      MemorySize: 64
";

fn place() -> Place {
    Place::new(&[
        ("a.json", &with("\"MemorySize\": 64, \"Timeout\": \"5\"")),
        ("b.json", &with("\"Timeout\": \"6\", \"PackageTipe\": \"Zip\"")),
        ("template.yaml", SHARED),
    ])
}

#[test]
fn a_line_for_each_rule_with_the_most_frequent_first() {
    let ran = place().run(&["check", "--statistics", "--as-of", "2026-11-22", "."]);
    assert_eq!(ran.status, 1);
    let lines: Vec<_> = ran.stdout.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let expected = [
        "2 error number-out-of-range",
        "2 error wrong-type 2 fixable",
        "1 warning runtime-deprecated 2 functions",
        "1 error unknown-member 1 fixable with --unsafe-fixes",
    ];
    assert_eq!(lines[..4], expected, "{lines:#?}");
    assert!(ran.stdout.contains(" in 3 files\n"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("a.json"), "no finding is shown");
}

#[test]
fn as_data() {
    let list = place().run(&["check", "--statistics", "--format", "json", "."]).json();
    let of = |rule: &str| list.as_array().unwrap().iter().find(|line| line["rule"] == rule).unwrap().clone();
    assert_eq!(of("wrong-type")["count"], 2);
    assert_eq!(of("wrong-type")["safe"], 2);
    assert_eq!((&of("unknown-member")["fixable"], &of("unknown-member")["safe"]), (&1.into(), &0.into()));
}

#[test]
fn other_formats_have_none() {
    let ran = place().run(&["check", "--statistics", "--format", "sarif", "."]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("--statistics"), "{}", ran.stderr);
}

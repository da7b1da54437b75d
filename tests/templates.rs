//! Functions in templates: every document in `templates/FORM/` gives just the findings in `templates/FORM.out`, by place and rule
//! (`UPDATE=1` writes these files).

use lambda_lint::{Date, Linter, Syntax};
use lambda_lint_extract::{Document, DocumentReport, Input, lint};
use lambda_lint_tests::folder;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const FORMS: [&str; 4] = ["cdk", "cloudformation", "sam", "serverless"];

fn linter() -> Linter {
    lambda_lint_extract::builder().as_of(Date::new(2026, 11, 22)).build().unwrap()
}

fn documents(form: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder().join("templates").join(form)).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn syntax(file: &Path) -> Syntax {
    if file.extension().is_some_and(|ending| ending == "json") { Syntax::Json } else { Syntax::Yaml }
}

fn lint_text(text: &str, syntax: Syntax) -> DocumentReport {
    lint(&linter(), Document::from(text).syntax(syntax).input(Input::Auto))
}

/// One line a finding: place, severity, rule, and the function or functions.
fn lines(report: &DocumentReport) -> Vec<String> {
    let line = |found: &lambda_lint::Diagnostic| {
        let start = found.span.unwrap().start;
        let functions = found.functions.join(" ");
        format!("{}:{} {} {} {functions}", start.line, start.column, found.severity, found.rule)
    };
    report.diagnostics().iter().map(|found| line(found).trim_end().to_owned()).collect()
}

#[test]
fn templates_have_exactly_the_expected_findings() {
    for form in FORMS {
        let mut found = String::new();
        for file in documents(form) {
            let text = std::fs::read_to_string(&file).unwrap();
            let report = lint_text(&text, syntax(&file));
            let count = match report.requests().len() {
                1 => String::new(),
                count => format!(" ({count} functions)"),
            };
            found += &format!("{}{count}\n", file.file_name().unwrap().to_string_lossy());
            for line in lines(&report) {
                found += &format!("  {line}\n");
            }
        }
        let out = folder().join("templates").join(format!("{form}.out"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&out, &found).unwrap();
        } else {
            similar(&found, &std::fs::read_to_string(&out).unwrap_or_default(), form);
        }
    }
}

fn similar(found: &str, expected: &str, form: &str) {
    let differs = found.lines().zip(expected.lines().chain(std::iter::repeat(""))).find(|(a, b)| a != b);
    assert!(found == expected, "{form}: {differs:?} (found, expected)\n{found}");
}

/// What is unknown leads to no finding: without one of its literals, a template has no finding that it does not have with it.
#[test]
fn unknown_values_add_no_findings() {
    for form in FORMS {
        for file in documents(form) {
            let text = std::fs::read_to_string(&file).unwrap();
            if syntax(&file) == Syntax::Json {
                continue;
            }
            let before = lint_text(&text, Syntax::Yaml);
            let rules_before = rules(&before);
            for (start, end) in literals(&text) {
                let changed = format!("{} !ImportValue Unknown{}", &text[..start], &text[end..]);
                let after = lint_text(&changed, Syntax::Yaml);
                if after.is_read() {
                    let rules_after = rules(&after);
                    let added = rules_after.iter().find(|rule| count(&rules_after, rule) > count(&rules_before, rule));
                    assert!(added.is_none(), "{}: {added:?} in\n{changed}", file.display());
                }
            }
        }
    }
}

/// The pointers to the values in a value that hold no others.
fn leaves(value: &Value, pointer: &str, found: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, value)| (name.replace('/', "~1"), value)).collect(),
        Value::Array(entries) => entries.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        _ => return found.push(pointer.to_owned()),
    };
    inner.into_iter().for_each(|(name, value)| leaves(value, &format!("{pointer}/{name}"), found));
}

#[test]
fn unknown_values_in_json_add_no_findings() {
    let mut compared = 0;
    for file in FORMS.into_iter().flat_map(documents).filter(|file| syntax(file) == Syntax::Json) {
        let document: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        let before = rules(&lint_text(&document.to_string(), Syntax::Json));
        let mut pointers = Vec::new();
        for (name, resource) in document["Resources"].as_object().into_iter().flatten() {
            leaves(&resource["Properties"], &format!("/Resources/{name}/Properties"), &mut pointers);
        }
        for pointer in pointers {
            let mut changed = document.clone();
            let Some(value) = changed.pointer_mut(&pointer) else { continue };
            *value = json!({"Fn::ImportValue": "Unknown"});
            let after = rules(&lint_text(&changed.to_string(), Syntax::Json));
            let added = after.iter().find(|rule| count(&after, rule) > count(&before, rule));
            assert!(added.is_none(), "{}: {added:?} without {pointer}", file.display());
            compared += 1;
        }
    }
    assert!(compared > 300, "{compared}");
}

fn count(rules: &[String], rule: &str) -> usize {
    rules.iter().filter(|other| *other == rule).count()
}

fn rules(report: &DocumentReport) -> Vec<String> {
    report.diagnostics().iter().flat_map(|found| vec![found.rule.to_string(); found.functions.len()]).collect()
}

/// The values of single-line `Name: value` entries, after the colon.
fn literals(text: &str) -> Vec<(usize, usize)> {
    let (mut found, mut start) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let value = line.find(": ").map(|at| at + 1).filter(|&at| {
            let (name, value) = (line[..at].trim_start(), line[at..].trim());
            let is_plain = !value.is_empty() && !value.starts_with(['{', '[', '&', '*', '|', '>', '!', '#']);
            is_plain && !name.starts_with(['-', '#', '"', '{']) && !["Type:", "Transform:", "name:"].contains(&name)
        });
        if let Some(at) = value {
            found.push((start + at, start + line.trim_end().len()));
        }
        start += line.len();
    }
    found
}

/// A shared finding is reported once, with the names of its functions.
#[test]
fn a_shared_value_is_reported_once() {
    let functions: String = (0..5)
        .map(|number| format!("  F{number}:\n    Type: AWS::Serverless::Function\n    Properties: {{Handler: app.run, CodeUri: src/}}\n"))
        .collect();
    let text = format!(
        "Globals:\n  Function:\n    Runtime: python3.7\nTransform: AWS::Serverless-2016-10-31\nResources:\n{functions}"
    );
    let report = lint_text(&text, Syntax::Yaml);
    let found = report.diagnostics();
    assert_eq!(found.len(), 1, "{:?}", lines(&report));
    assert_eq!((found[0].span.unwrap().start.line, found[0].functions.len()), (3, 5));
    assert!(found[0].message.ends_with("(5 functions: F0, F1, F2 and 2 more)"), "{}", found[0].message);
}

#[test]
fn fixes_keep_the_rest_of_a_template() {
    let text = "Resources:\n  Orders: # the shop\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: !GetAtt R.Arn\n      \
                Runtime: Python3.14   # soon\n      Handler: app.run\n      Code: {S3Bucket: !Ref B, S3Key: k}\n";
    let report = lint_text(text, Syntax::Yaml);
    let fix = report.diagnostics().iter().find_map(|found| found.fix.as_ref()).unwrap();
    let mut fixed = text.to_owned();
    for edit in fix.edits.iter().rev() {
        fixed.replace_range(edit.start..edit.end, &edit.text);
    }
    assert_eq!(fixed, text.replace("Python3.14", "python3.14"));
}

#[test]
fn hostile_templates_are_bounded() {
    let deep = format!(
        "Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: {}1{}\n",
        "!If [a, ".repeat(40),
        ", 2]".repeat(40)
    );
    assert!(lint_text(&deep, Syntax::Yaml).is_read());
    let too_deep = deep.replace("!If [a, ", &"!If [a, ".repeat(100));
    lint_text(&too_deep, Syntax::Yaml);
    let bomb = "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\n\
                d: &d [*c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d]\n\
                Resources: {A: {Type: AWS::Lambda::Function, Properties: {Layers: !If [*e, *e, *e]}}}\n";
    lint_text(bomb, Syntax::Yaml);
    let cyclic = "Globals: &g\n  Function: {Environment: *g}\nResources: {A: {Type: AWS::Serverless::Function}}\n";
    assert!(!lint_text(cyclic, Syntax::Yaml).is_read(), "an alias of itself");
    let functions: String = (0..5_000)
        .map(|number| format!("  F{number}:\n    Type: AWS::Serverless::Function\n    Properties: {{Handler: app.run, CodeUri: src/}}\n"))
        .collect();
    let large = format!(
        "Globals:\n  Function:\n    Runtime: python3.7\n    Timeout: 0\nTransform: AWS::Serverless-2016-10-31\nResources:\n{functions}"
    );
    assert_eq!(lint_text(&large, Syntax::Yaml).diagnostics().len(), 2);
}

//! Requests in YAML: the same findings as in JSON, at the places of the text.

mod answers;
mod edits;
mod embedded;
mod hostile;
mod secrets;
mod write;

use lambda_lint::{Diagnostic, Fix, Linter, Report, Syntax};
use lambda_lint_extract::{Document, DocumentReport, Input};
use lambda_lint_tests::invariants::{apply, places};
use lambda_lint_tests::{documents, linter_for, requests};
use std::collections::BTreeSet;
use write::{Json, Style};

const STYLES: [Style; 4] = [Style::Block, Style::Commented, Style::Flow, Style::Quoted];

fn lint(linter: &Linter, text: &str) -> Report {
    linter.lint(lambda_lint::Document::from(text).syntax(Syntax::Yaml))
}

/// What is the same in every language: rule, severity, path and message.
fn bare(report: &Report) -> BTreeSet<String> {
    let line = |found: &Diagnostic| format!("{} {} {} {}", found.severity, found.rule, found.path, found.message);
    report.diagnostics().iter().map(line).collect()
}

/// Every fixture and every example that is JSON, as it is and in all styles of YAML.
fn each(mut check: impl FnMut(&Linter, &str, &str, Style, &str)) -> usize {
    let mut count = 0;
    let mut each_style = |linter: &Linter, name: &str, json: &str| {
        let Some(value) = Json::read(json) else { return };
        for style in STYLES {
            check(linter, &format!("{name} as {style:?}"), json, style, &write::write(&value, style));
            count += 1;
        }
    };
    for request in ["err", "near", "ok", "requests"].into_iter().flat_map(requests) {
        let Ok(json) = std::fs::read_to_string(&request) else { continue };
        each_style(&linter_for(&request, true), &request.display().to_string(), &json);
    }
    let linter = lambda_lint_extract::builder().advice(true).build().unwrap();
    for (name, json) in crate::examples::failing() {
        each_style(&linter, &name, &json);
    }
    count
}

#[test]
fn findings_match_json() {
    let mut faults = Vec::new();
    let count = each(|linter, name, json, _, yaml| {
        let (expected, found) = (linter.lint_str(json), lint(linter, yaml));
        let differ: Vec<_> = bare(&expected).symmetric_difference(&bare(&found)).cloned().collect();
        if !found.is_read() || !differ.is_empty() {
            faults.push(format!("{name}: {differ:#?}\n{yaml}"));
        }
        if let Err(fault) = places(yaml, &found) {
            faults.push(format!("{name}: {fault}\n{yaml}"));
        }
    });
    assert!(count > 1000, "only {count}");
    assert!(faults.is_empty(), "{} of {count} differ\n{}", faults.len(), faults[..faults.len().min(5)].join("\n"));
}

#[test]
fn findings_point_at_the_source_text() {
    let linter = Linter::new();
    let text = "# made by hand\nFunctionName: a b # no\nRole:    'admin'\nCode: {S3Bucket: builds, S3Key: \"a.zip\"}\nLayers:\n- é: 1\n- x\n";
    let found: Vec<_> = lint(&linter, text)
        .into_diagnostics()
        .into_iter()
        .filter_map(|found| {
            let span = found.span?;
            Some((found.path, &text[span.start.offset..span.end.offset], span.start.line, span.start.column))
        })
        .collect();
    let expected = [
        ("/Handler", "F", 2, 1),
        ("/FunctionName", "a b", 2, 15),
        ("/Role", "'admin'", 3, 10),
        ("/Layers/0", "é: 1", 6, 3),
        ("/Layers/1", "x", 7, 3),
    ];
    for (path, shown, line, column) in expected {
        assert!(found.contains(&(path.to_owned(), shown, line, column)), "{path}: {found:#?}");
    }
}

/// Applies the edits of a fix, and what is found then.
fn fixed(
    linter: &Linter,
    text: &str,
    fix: &Fix,
    lint: fn(&Linter, &str) -> Report,
) -> Result<(String, Report), String> {
    let repaired = apply(text, fix)?;
    let report = lint(linter, &repaired);
    Ok((repaired, report))
}

/// What is there once a finding is fixed has to be what is there once it is fixed in JSON.
fn check_fixes(linter: &Linter, json: &str, yaml: &str) -> Result<(usize, usize), String> {
    let (expected, found) = (linter.lint_str(json), lint(linter, yaml));
    let (mut made, mut left_out) = (0, 0);
    for theirs in expected.diagnostics() {
        let Some(fix) = &theirs.fix else { continue };
        let same =
            |ours: &&Diagnostic| ours.rule == theirs.rule && ours.path == theirs.path && ours.message == theirs.message;
        let ours = found.diagnostics().iter().find(same).ok_or_else(|| format!("{theirs} is missing"))?;
        let Some(our_fix) = &ours.fix else {
            // these take a document apart, which is done in JSON only
            left_out += usize::from(!["not-a-request", "unfilled-skeleton"].contains(&theirs.rule.as_ref()));
            continue;
        };
        made += 1;
        let (_, in_json) = fixed(linter, json, fix, Linter::lint_str)?;
        let (text, in_yaml) = fixed(linter, yaml, our_fix, self::lint)?;
        if !in_yaml.is_read() || bare(&in_json) != bare(&in_yaml) {
            let differ: Vec<_> = bare(&in_json).symmetric_difference(&bare(&in_yaml)).cloned().collect();
            return Err(format!("{theirs}\n  `{}` gives\n{text}\n{differ:#?}", our_fix.description));
        }
    }
    Ok((made, left_out))
}

#[test]
fn fixes_match_json() {
    let (mut faults, mut made, mut left_out) = (Vec::new(), 0, 0);
    each(|linter, name, json, _, yaml| match check_fixes(linter, json, yaml) {
        Ok((more, less)) => (made, left_out) = (made + more, left_out + less),
        Err(fault) => faults.push(format!("{name}: {fault}")),
    });
    println!("{made} fixes, {left_out} left out");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(5)].join("\n"));
    assert!(made > 200 && left_out * 20 < made, "{made} fixes, {left_out} left out");
}

/// The text with all fixes made, one after the other.
fn repaired(text: &str) -> String {
    let linter = Linter::new();
    let mut text = text.to_owned();
    for _ in 0..20 {
        let found = lint(&linter, &text).into_diagnostics();
        let Some(fix) = found.into_iter().find_map(|found| found.fix) else { break };
        text = apply(&text, &fix).unwrap();
    }
    text
}

const BEHIND: &str = "Runtime: python3.14\nHandler: app.handler\nCode: {S3Bucket: builds, S3Key: orders.zip}\n";

#[test]
fn fixes_keep_the_hand_that_wrote_it() {
    let role = "Role: arn:aws:iam::123456789012:role/orders\n";
    for (before, after) in [
        // a line goes with its comment, and with its own line end
        ("KMSKeyArn: null # none\n# next\n", "# next\n"),
        ("VpcConfig:\n  SubnetIds: ~\n  SecurityGroupIds: []\n", "VpcConfig:\n  SecurityGroupIds: []\n"),
        ("VpcConfig:\n  SubnetIds:\n", "VpcConfig:\n  {}\n"),
        ("VpcConfig: {SubnetIds: ~, SecurityGroupIds: []}\n", "VpcConfig: {SecurityGroupIds: []}\n"),
        ("VpcConfig: {SecurityGroupIds: [],\n  SubnetIds: ~}\n", "VpcConfig: {SecurityGroupIds: []}\n"),
        // quotes stay what they are
        ("functionname: x\n", "FunctionName: x\n"),
        ("'functionname': x\n", "'FunctionName': x\n"),
        ("TracingConfig:\n  Mode: 'active'\n", "TracingConfig:\n  Mode: 'Active'\n"),
        ("TracingConfig: {Mode: active} # c\n", "TracingConfig: {Mode: Active} # c\n"),
        ("Timeout: '30'\n", "Timeout: 30\n"),
        ("Description: 012 # c\n", "Description: \"012\" # c\n"),
        ("Environment:\n  Variables:\n    A1: 0x1F\n", "Environment:\n  Variables:\n    A1: \"0x1F\"\n"),
        // one entry of a list, and a value that takes lines
        ("Architectures: arm64\n", "Architectures: [\"arm64\"]\n"),
        ("Tags:\n- Key: a\n  Value: b\n", "Tags: {\"a\": \"b\"}\n"),
    ] {
        let name = if before.contains("unctionname") { "" } else { "FunctionName: orders\n" };
        let text = |part: &str| format!("{name}{role}{part}{BEHIND}");
        assert_eq!(repaired(&text(before)), text(after));
        let crlf = |part: &str| text(part).replace('\n', "\r\n");
        assert_eq!(repaired(&crlf(before)), crlf(after));
    }
}

#[test]
fn a_text_without_a_last_line_end_gets_none() {
    let text =
        |part: &str, last: &str| format!("FunctionName: x\n{BEHIND}{part}Role: arn:aws:iam::123456789012:role/x{last}");
    for (before, after) in [("KMSKeyArn: null", ""), ("KMSKeyArn: ~ # c", ""), ("memorysize: 512", "MemorySize: 512")] {
        let after = if after.is_empty() { String::new() } else { format!("\n{after}") };
        assert_eq!(repaired(&text("", &format!("\n{before}"))), text("", &after));
        let crlf = |text: String| text.replace('\n', "\r\n");
        assert_eq!(repaired(&crlf(text("", &format!("\n{before}")))), crlf(text("", &after)));
    }
    let block = format!("{BEHIND}FunctionName: x\nRole: arn:aws:iam::123456789012:role/x\nDescription: |\n  text\n");
    assert_eq!(repaired(&format!("{block}KMSKeyArn: null")), block, "the line end is a part of the text");
}

#[test]
fn anchored_values_are_not_edited() {
    let linter = Linter::new();
    let head = "FunctionName: orders\nRole: arn:aws:iam::123456789012:role/orders\n";
    for part in [
        "Timeout: &t '30'\nMemorySize: *t\n",
        "x: &v {SubnetIds: ~}\nVpcConfig:\n  <<: *v\n",
        "Layers: *n\n",
        "Tags:\n- Key: a # which\n  Value: b\n",
        "EphemeralStorage: !!int 512\nDescription: !!int 5\n",
        "Description: !!bool\n  true\n",
    ] {
        let text = format!("n: &n orders\n{head}{part}{BEHIND}");
        for found in lint(&linter, &text).diagnostics() {
            let Some(fix) = &found.fix else { continue };
            let after = lint(&linter, &apply(&text, fix).unwrap());
            assert!(after.is_read(), "{found}: {:?}", fix.edits);
            let is_left = after.diagnostics().iter().any(|other| other.rule == found.rule && other.path == found.path);
            assert!(!is_left, "{found}: {:?}", fix.edits);
        }
    }
}

#[test]
fn fixes_of_all_fixtures_repair() {
    let files = ["err", "near", "ok"].into_iter().flat_map(documents);
    let mut count = 0;
    for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "yaml")) {
        let (linter, text) = (linter_for(&file, true), std::fs::read_to_string(&file).unwrap());
        for found in lint(&linter, &text).diagnostics() {
            let Some(fix) = &found.fix else { continue };
            let repaired = apply(&text, fix).unwrap();
            let after = lint(&linter, &repaired);
            let is_left = after.diagnostics().iter().any(|other| other.rule == found.rule && other.path == found.path);
            assert!(after.is_read() && !is_left, "{}: {found}\n{repaired}", file.display());
            count += 1;
        }
    }
    assert!(count > 15, "{count}");
}

/// What is the same in every language, and where it is in the document.
fn bare_parts(report: &DocumentReport) -> BTreeSet<String> {
    let line = |found: &Diagnostic| {
        let source = found.source_path.as_deref().unwrap_or("?");
        format!("{} {} {source} {} {}", found.severity, found.rule, found.path, found.message)
    };
    let requests = report.requests().iter().map(|found| format!("{found:?}"));
    report.diagnostics().iter().map(line).chain(requests).collect()
}

#[test]
fn embedded_requests_match_json() {
    let linter = lambda_lint_extract::builder().advice(true).build().unwrap();
    let (mut faults, mut count) = (Vec::new(), 0);
    for file in ["err", "near", "ok", "decoys"].into_iter().flat_map(|kind| requests(&format!("inputs/{kind}"))) {
        let json = std::fs::read_to_string(&file).unwrap();
        let Some(value) = Json::read(&json) else { continue };
        let expected = lambda_lint_extract::lint(&linter, Document::from(json.as_str()).input(Input::Auto));
        for style in STYLES {
            let yaml = write::write(&value, style);
            let found = lambda_lint_extract::lint(
                &linter,
                Document::from(yaml.as_str()).input(Input::Auto).syntax(Syntax::Yaml),
            );
            let differ: Vec<_> = bare_parts(&expected).symmetric_difference(&bare_parts(&found)).cloned().collect();
            if !differ.is_empty()
                || places(&yaml, &found).is_err()
                || !Input::Auto.may_be_in(&yaml) && found.no_request().is_none()
            {
                faults.push(format!("{} as {style:?}: {differ:#?}\n{yaml}", file.display()));
            }
            count += 1;
        }
    }
    assert!(count > 100, "only {count}");
    assert!(faults.is_empty(), "{} of {count} differ\n{}", faults.len(), faults[..faults.len().min(4)].join("\n"));
}

#[test]
fn syntax_errors_suggest_a_fix() {
    let linter = Linter::new();
    let mut wrong = Vec::new();
    for (text, shown, message) in [
        ("a: 1\n\tb: 2\n", "\t", "tabs are not allowed in the indentation"),
        ("a:\n  b: 1\n\tc: 2\n", "\t", "tabs are not allowed in the indentation"),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", "<<<<<<<", "the file contains a merge conflict"),
        ("a:\n  b: 1\n<<<<<<< HEAD\n  c: 2\n", "<<<<<<<", "the file contains a merge conflict"),
        ("a: {{ x }}/y\nb: 1\n", "{{", "expected a value, found a template expression"),
        ("a: {{ x | y }}\nb: 1\n", "{{", "expected a value, found a template expression"),
        ("a: {{ .Values.x }}\n", "{{", "expected a value, found a template expression"),
        ("{% if x %}\na: 1\n", "{%", "expected a value, found a template expression"),
        ("a:1\nb: 2\n", ":", "missing space after the colon"),
        ("a: 1\nb:2\nc: 3\n", ":", "missing space after the colon"),
        ("a: \"x\nb: 1\nc: 2\n", "\"x", "the string is not closed"),
        ("a: 'x\nb: 1\n", "'x", "the string is not closed"),
        ("a: 'it's'\n", "s", "unexpected text after the closing quote"),
        ("a: \"x\" y\n", "y", "unexpected text after the closing quote"),
        ("a: \"C:\\dir\"\n", "\\", "unknown escape"),
        ("a: \"\\n\\x4\"\n", "\\", "unknown escape"),
        ("a: x: y\n", ":", "unexpected second `: ` on the line"),
        ("a: 1\n  b: 2\n", "b", "the line is indented below a member that already has a value"),
        ("a:\n    b: 1\n  c: 2\n", "c", "the line is indented differently from the other members of its object"),
        ("a: 1\n- b\n", "b", "unexpected list entry among the members of an object"),
        ("- a\nb: 1\n", "b", "expected `- `, like the entries above"),
        ("a: - x\n", "-", "a block list cannot start on the line of its name"),
        ("a: 1\nhunter2\nb: 2\n", "hunter2", "expected a member, `Name: value`"),
        ("// c\na: 1\n", "//", "a YAML comment starts with `#`"),
        ("a: *x\n", "*", "unknown alias: no anchor above has this name"),
        ("a: @x\n", "@", "a value cannot start with `@`"),
        ("a: %x\n", "%", "a value cannot start with `%`"),
        ("a: [1, 2\nb: 3\n", ":", "expected `,` or `]`"),
        ("a: {b: 1\nc: 2\n", ":", "expected `,` or `}`"),
        ("a: [1}\n", "[", "`[` is closed by `}`"),
        ("a: [1, 2\n", "[", "`[` is not closed"),
        ("a: ]\n", "]", "unexpected closing bracket"),
        ("a: |x\n b\n", "|", "unexpected text after a block indicator"),
        ("a: !e!x 1\n", "!", "invalid tag"),
        ("a: 1\n\0\n", "\0", "unexpected zero byte"),
        ("a: \u{1}\n", "\u{1}", "the control character U+0001 is not allowed"),
        ("", "", "the document is empty"),
    ] {
        let report = lint(&linter, text);
        let [found] = report.diagnostics() else { panic!("{text:?}: {report:?}") };
        let span = found.span.unwrap();
        let at = &text[span.start.offset..span.end.offset];
        if (at, found.message.as_str(), found.rule.as_ref()) != (shown, message, "invalid-yaml") {
            wrong.push(format!("{text:?}: {found} at {at:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! Requests in commands and in source code. the findings for `commands/err/` must equal the `.out` file next to each input (`UPDATE=1` writes
//! these files), `commands/ok/` gives nothing although requests are found, and in `commands/decoys/` nothing is found.

use lambda_lint::{Date, Diagnostic, Examples, Linter, Syntax};
use lambda_lint_extract::{Document, DocumentReport, Input, NamedFile, builder, convert, rules, secrets_of_commands};
use lambda_lint_tests::folder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn linter() -> Linter {
    builder().as_of(Date::new(2026, 11, 22)).build().unwrap()
}

fn syntax(file: &Path) -> Syntax {
    match file.extension().and_then(|extension| extension.to_str()).unwrap() {
        "sh" => Syntax::Shell,
        "ps1" => Syntax::PowerShell,
        "bat" => Syntax::Batch,
        "mk" => Syntax::Make,
        "dockerfile" => Syntax::Dockerfile,
        "md" => Syntax::Markdown,
        "py" => Syntax::Python,
        "js" | "mjs" | "ts" => Syntax::JavaScript,
        "yml" => Syntax::Yaml,
        "json" => Syntax::Json,
        other => panic!("no language for {other}"),
    }
}

fn lint(text: &str, syntax: Syntax) -> DocumentReport {
    lambda_lint_extract::lint(&linter(), Document::from(text).syntax(syntax).input(Input::Auto))
}

fn files(kind: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder().join("commands").join(kind)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.filter(|file| file.extension().is_some_and(|extension| extension != "out")).collect();
    files.sort();
    files
}

/// One line for each finding: where it is, and what is wrong.
fn lines(report: &DocumentReport) -> String {
    let line = |found: &Diagnostic| {
        let start = found.span.unwrap().start;
        let location = found.location.as_deref().unwrap_or("-");
        format!("{}:{} {} {} {} {location}\n", start.line, start.column, found.severity, found.rule, found.path)
    };
    report.diagnostics().iter().map(line).collect()
}

#[test]
fn commands_have_exactly_the_expected_findings() {
    let mut faults = Vec::new();
    for file in files("err") {
        let found = lines(&lint(&std::fs::read_to_string(&file).unwrap(), syntax(&file)));
        let mut out = file.clone().into_os_string();
        out.push(".out");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&out, &found).unwrap();
        } else if found != std::fs::read_to_string(&out).unwrap_or_default() {
            faults.push(format!("{}\n{found}", file.display()));
        }
        assert!(!found.is_empty(), "{}", file.display());
    }
    assert!(faults.is_empty(), "{} differ (UPDATE=1 writes them)\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn valid_commands_are_found_and_have_no_findings() {
    for file in files("ok") {
        let report = lint(&std::fs::read_to_string(&file).unwrap(), syntax(&file));
        assert!(!report.requests().is_empty(), "{}", file.display());
        assert_eq!(lines(&report), "", "{}", file.display());
    }
}

#[test]
fn look_alikes_are_not_commands() {
    for file in files("decoys") {
        let report = lint(&std::fs::read_to_string(&file).unwrap(), syntax(&file));
        assert_eq!(lines(&report), "", "{}", file.display());
        assert!(report.requests().is_empty(), "{}", file.display());
    }
}

/// Lambda stops updates with an old runtime later than it stops creating functions with it.
#[test]
fn an_update_is_not_a_new_function() {
    let found = |command: &str| {
        let text = format!("aws lambda {command} --function-name orders --runtime nodejs14.x --region eu-west-1\n");
        let report = lint(&text, Syntax::Shell);
        let about_runtime = report.diagnostics().iter().filter(|found| found.path == "/Runtime");
        about_runtime.map(|found| found.rule.clone().into_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("create-function"), ["runtime-blocked"]);
    assert_eq!(found("update-function-configuration"), ["runtime-deprecated"]);
}

#[test]
fn every_rule_about_commands_has_a_fixture() {
    let all: String =
        files("err").iter().map(|file| std::fs::read_to_string(format!("{}.out", file.display())).unwrap()).collect();
    for meta in rules::all().filter(|meta| meta.examples == Examples::Commands) {
        let id = format!(" {} ", meta.id);
        assert!(all.contains(&id), "no file in tests/commands/err has a finding of{id}");
    }
}

/// Whether a converted request is the expected one. A placeholder replaces what may be a secret.
fn agrees(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::String(placeholder), _) if placeholder.starts_with("${") => true,
        (Value::Array(found), Value::Array(expected)) => {
            found.len() == expected.len() && found.iter().zip(expected).all(|(found, expected)| agrees(found, expected))
        }
        (Value::Object(found), Value::Object(expected)) => {
            found.len() == expected.len()
                && found.iter().all(|(name, value)| {
                    name.contains(['•', '…']) || expected.get(name).is_some_and(|expected| agrees(value, expected))
                })
        }
        _ => found == expected,
    }
}

#[test]
fn reads_words_as_awscli_does() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("commands/awscli.json")).unwrap();
    let quoted = |word: &Value| format!("'{}'", word.as_str().unwrap().replace('\'', "'\\''"));
    let linter = linter();
    let (mut faults, mut compared) = (Vec::new(), 0);
    for case in cases.iter().filter(|case| case["words"].is_array()) {
        let words: Vec<_> = case["words"].as_array().unwrap().iter().map(quoted).collect();
        let script = format!("aws {}", words.join(" "))
            .replace("'lambda'", "lambda")
            .replace("'create-function'", "create-function");
        let document = Document::from(script.as_str()).syntax(Syntax::Shell).input(Input::AwsCli);
        let report = lambda_lint_extract::lint(&linter, document);
        let is_refused = report.errors().any(|error| {
            rules::find(&error.rule).is_some_and(|meta| meta.examples == Examples::Commands)
                || error.rule == "wrong-type"
                || error.rule == "missing-member" && matches!(error.path.as_str(), "/FunctionName" | "/Role")
        });
        compared += 1;
        if case["refused"] == true {
            if !is_refused && !report.requests().is_empty() {
                faults.push(format!("awscli refuses it: {script}"));
            }
            continue;
        }
        let expected = &case["parameters"];
        let found = convert(document).first().map_or(Value::Null, |converted| converted.request.clone());
        if !agrees(&found, expected) {
            faults.push(format!("{script}\n  found    {found}\n  expected {expected}"));
        } else if report
            .errors()
            .any(|error| rules::find(&error.rule).is_some_and(|meta| meta.examples == Examples::Commands))
        {
            faults.push(format!("awscli takes it: {script}\n{}", lines(&report)));
        }
    }
    assert!(compared > 800, "{compared}");
    assert!(faults.is_empty(), "{} of {compared} differ\n{}", faults.len(), faults.join("\n"));
}

/// The rules and the paths of all findings, with how often each is found.
fn found_in(text: &str, syntax: Syntax) -> BTreeMap<(String, String), usize> {
    let mut found = BTreeMap::new();
    for diagnostic in lint(text, syntax).diagnostics() {
        *found.entry((diagnostic.rule.to_string(), diagnostic.path.clone())).or_insert(0) += 1;
    }
    found
}

#[test]
fn an_unknown_value_never_leads_to_a_finding() {
    let is_plain =
        |word: &str| word.chars().all(|c| c.is_ascii_alphanumeric() || "./:-".contains(c)) && !word.starts_with('-');
    let mut replaced = 0;
    for file in files("err").into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "sh")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let all = found_in(&text, Syntax::Shell);
        let is_value =
            |at: usize| text[..at].trim_end().rsplit([' ', '\n']).next().is_some_and(|word| word.starts_with("--"));
        let words = text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word));
        for (at, word) in words.filter(|&(at, word)| is_plain(word) && is_value(at)) {
            let unknown = format!("{}\"$UNKNOWN\"{}", &text[..at], &text[at + word.len()..]);
            for (finding, count) in found_in(&unknown, Syntax::Shell) {
                assert!(
                    all.get(&finding).is_some_and(|before| *before >= count),
                    "{}: {word}: {finding:?}",
                    file.display()
                );
            }
            replaced += 1;
        }
    }
    assert!(replaced > 100, "{replaced}");
}

#[test]
fn hostile_scripts_end() {
    let command = "aws lambda create-function --function-name x ";
    let call = "client.create_function(FunctionName='x', Role='y', ";
    let pieces = [
        "\"", "'", "`", "$(", "${", "$((", "{", "[", "(", "<", "<<", "\\", "^", "%", "!", "\0", "\u{e9}", "{{", "/*",
        "'''", "@(", "\\\n", "# ",
    ];
    let syntaxes = [
        Syntax::Shell,
        Syntax::PowerShell,
        Syntax::Batch,
        Syntax::Make,
        Syntax::Dockerfile,
        Syntax::Markdown,
        Syntax::Python,
        Syntax::JavaScript,
        Syntax::Yaml,
    ];
    for piece in pieces {
        let many = piece.repeat(300);
        let texts = [
            format!("{command}--environment {many}"),
            format!("{command}--tags '{many}"),
            format!("```\n{command}\"{many}\n```"),
            format!("{command}{piece}\n").repeat(40),
            format!("{many}{command}"),
            format!("{call}Tags={many}"),
            format!("{call}{piece}\n").repeat(40),
            format!("x = {many}\n{call}Tags=x)"),
            format!("- run: {command}{many}"),
        ];
        for text in texts {
            for syntax in syntaxes {
                let report = lint(&text, syntax);
                for found in report.diagnostics() {
                    let span = found.span.unwrap();
                    assert!(
                        text.is_char_boundary(span.start.offset) && text.is_char_boundary(span.end.offset),
                        "{found:?}"
                    );
                }
                convert(Document::from(text.as_str()).syntax(syntax).input(Input::Auto));
                secrets_of_commands(&text, syntax);
            }
        }
    }
}

#[test]
fn values_of_variables_are_secrets() {
    let texts = [
        (Syntax::Shell, "aws lambda create-function --timeout 9 --environment 'Variables={A1=hunter2,B1=hunter2}'"),
        (Syntax::Shell, "aws lambda create-function --environment Variables={A1=hunter2, B1=hunter2}"),
        (Syntax::Shell, "aws lambda create-function --environment '{\"Variables\": {\"A1\": \"hunter2\"'"),
        (Syntax::Yaml, "- run: |\n    aws lambda create-function --environment \"Variables={A1=hunter2}\"\n"),
        (Syntax::Python, "c.create_function(FunctionName='x', Role='y', Environment={'Variables': {'A1': 'hunter2'}})"),
        (
            Syntax::JavaScript,
            "l.createFunction({FunctionName: 'x', Role: 'y', Environment: {Variables: {A1: `hunter2`}}})",
        ),
    ];
    for (syntax, text) in texts {
        let mut shown = text.to_owned();
        for secret in secrets_of_commands(text, syntax).into_iter().rev() {
            shown.replace_range(secret, "*");
        }
        assert!(!shown.contains("hunter2"), "{shown}");
        let report = lint(text, syntax);
        let said =
            format!("{:?} {:?}", report.diagnostics(), convert(Document::from(text).syntax(syntax).input(Input::Auto)));
        assert!(!said.contains("hunter2"), "{said}");
    }
}

/// Lints a script next to which these files are.
fn lint_with(text: &str, syntax: Syntax, files: &[(&str, &str)]) -> DocumentReport {
    let open = |path: &str| {
        let (_, content) = files.iter().find(|(name, _)| *name == path)?;
        Some(NamedFile::file(content.as_bytes().to_vec()))
    };
    lambda_lint_extract::lint(&linter(), Document::from(text).syntax(syntax).input(Input::Auto).open_file(&open))
}

#[test]
fn files_that_options_name_are_read() {
    let update = "aws lambda update-function-configuration --function-name orders";
    for (option, file, expected) in [
        (
            "--environment file://env.json",
            ("env.json", r#"{"Variables": {"AWS_REGION": "hunter2"}}"#),
            "1:79 error reserved-environment-name /Environment/Variables/AWS_REGION --environment.Variables.AWS_REGION\n",
        ),
        (
            "--vpc-config file://./vpc.json",
            ("./vpc.json", r#"{"SubnetIds": "subnet-0123456789abcdef0"}"#),
            "1:78 error wrong-type /VpcConfig/SubnetIds --vpc-config.SubnetIds\n",
        ),
        (
            "--cli-input-json file://in.json",
            ("in.json", r#"{"MemorySize": 64}"#),
            "1:82 error number-out-of-range /MemorySize --cli-input-json.MemorySize\n",
        ),
        (
            "--cli-input-yaml file://in.yaml",
            ("in.yaml", "MemorySize: 64\n"),
            "1:82 error number-out-of-range /MemorySize --cli-input-yaml.MemorySize\n",
        ),
        ("--cli-input-json file://in.json", ("in.json", "{\"MemorySize\": "), "1:82 error unparsable-json  -\n"),
        // shorthand in a file, a text in a file, and a file that is not there
        ("--environment file://env.txt", ("env.txt", "Variables={AWS_REGION=x}"), ""),
        ("--description file://text.json", ("text.json", "{}"), ""),
        ("--environment file://other.json", ("env.json", r#"{"Variables": {"AWS_REGION": "x"}}"#), ""),
    ] {
        let report = lint_with(&format!("{update} {option}"), Syntax::Shell, &[file]);
        assert_eq!(lines(&report), expected, "{option}");
        assert!(!format!("{report:?}").contains("hunter2"), "{option}");
    }
}

#[test]
fn files_that_a_script_may_change_are_not_read() {
    let command = "aws lambda update-function-configuration --function-name orders --environment file://env.json";
    let file = [("env.json", r#"{"Variables": {"AWS_REGION": "x"}}"#)];
    let script = format!("jq '.x' settings.json > env.json\n{command}\n");
    assert_eq!(lines(&lint_with(&script, Syntax::Shell, &file)), "");
    let workflow = format!("steps:\n  - run: |\n      {command}\n");
    assert!(lines(&lint_with(&workflow, Syntax::Yaml, &file)).contains("3:85 error reserved-environment-name"));
}

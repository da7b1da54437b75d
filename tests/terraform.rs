//! Functions in Terraform: `templates/terraform/err/` and `templates/terraform-plan/err/` give just what is in the `.out` next to
//! each file (`UPDATE=1` writes these), `ok/` has functions without findings, and `decoys/` contains no functions.

use lambda_lint::{Diagnostic, Syntax};
use lambda_lint_extract::{Document, DocumentReport, Input, builder};
use lambda_lint_syntax::hcl::tokens::{Token, TokenKind, tokens};
use lambda_lint_tests::{folder, invariants, linter_for, requests};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// All documents in a folder under `templates/`.
fn documents(kind: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder().join("templates").join(kind)).unwrap();
    let mut found: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "tf" || ending == "json"));
    found.sort();
    found
}

fn syntax(file: &Path) -> Syntax {
    if file.extension().is_some_and(|ending| ending == "tf") { Syntax::Hcl } else { Syntax::Json }
}

fn lint(file: &Path, text: &str) -> DocumentReport {
    lambda_lint_extract::lint(&linter_for(file, false), Document::from(text).syntax(syntax(file)).input(Input::Auto))
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap()
}

/// Two lines a finding: where it is, and what it says.
fn lines(report: &DocumentReport) -> String {
    let line = |found: &Diagnostic| {
        let (place, location) = (found.span.unwrap().start, found.location.as_deref().unwrap_or("the file"));
        let (severity, rule, path) = (found.severity, &found.rule, &found.path);
        format!("{}:{} {location}\n  {severity} {rule} {path} {}\n", place.line, place.column, found.message)
    };
    report.diagnostics().iter().map(line).collect()
}

#[test]
fn functions_have_exactly_the_expected_findings() {
    let mut faults = Vec::new();
    for file in ["terraform/err", "terraform-plan/err"].into_iter().flat_map(documents) {
        let found = lines(&lint(&file, &read(&file)));
        assert!(!found.is_empty(), "{}", file.display());
        let out = file.with_extension("out");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&out, &found).unwrap();
        } else if found != std::fs::read_to_string(&out).unwrap_or_default() {
            faults.push(format!("{}\n{found}", file.display()));
        }
    }
    assert!(faults.is_empty(), "{} differ (UPDATE=1 writes them)\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn valid_functions_are_found_and_have_no_findings() {
    for file in ["terraform/ok", "terraform-plan/ok"].into_iter().flat_map(documents) {
        let report = lint(&file, &read(&file));
        assert!(!report.requests().is_empty(), "{}: {:?}", file.display(), report.no_request());
        assert_eq!(lines(&report), "", "{}", file.display());
    }
}

#[test]
fn look_alikes_are_not_functions() {
    for file in ["terraform/decoys", "terraform-plan/decoys"].into_iter().flat_map(documents) {
        let report = lint(&file, &read(&file));
        assert!(report.requests().is_empty(), "{}: {:?}", file.display(), report.requests());
        assert_eq!((lines(&report).as_str(), report.is_read()), ("", true), "{}", file.display());
    }
}

#[test]
fn the_prefilter_misses_no_function() {
    for file in
        ["terraform/err", "terraform/ok", "terraform-plan/err", "terraform-plan/ok"].into_iter().flat_map(documents)
    {
        let text = read(&file);
        for found in lint(&file, &text).requests() {
            assert!(Input::Auto.may_be_in(&text) && found.input.may_be_in(&text), "{}", file.display());
        }
    }
    assert!(!Input::Auto.may_be_in(&read(&folder().join("templates/terraform/decoys/urls.tf"))));
}

/// Rule and path of every finding.
fn found(report: &DocumentReport) -> BTreeSet<(String, String)> {
    report.diagnostics().iter().map(|found| (found.rule.to_string(), found.path.clone())).collect()
}

/// The literals of a text that are values, not names and not labels.
fn literals(text: &str) -> Vec<Token> {
    let all: Vec<_> = tokens(text).filter(|token| token.kind != TokenKind::Comment).collect();
    let is_value = |pair: &&[Token]| {
        let (before, token) = (&text[pair[0].range.clone()], &pair[1]);
        let written = &text[token.range.clone()];
        let is_literal =
            matches!(token.kind, TokenKind::Text | TokenKind::Number) || matches!(written, "true" | "false" | "null");
        let is_new_entry = pair[0].kind == TokenKind::Newline && token.kind == TokenKind::Text;
        is_literal
            && (matches!(before, "=" | "[" | "," | "(") || is_new_entry && text[token.range.end..].starts_with(','))
    };
    all.windows(2).filter(is_value).map(|pair| pair[1].clone()).collect()
}

#[test]
fn a_reference_in_place_of_a_literal_can_only_silence_findings() {
    let (mut faults, mut compared) = (Vec::new(), 0);
    for file in
        ["terraform/err", "terraform/ok"].into_iter().flat_map(documents).filter(|file| syntax(file) == Syntax::Hcl)
    {
        let text = read(&file);
        let before = lint(&file, &text);
        if !before.is_read() {
            continue;
        }
        for literal in literals(&text) {
            // the address of a module decides whether it is one
            for unknown in ["var.unknown", "\"a${var.unknown}\"", "try(var.unknown, null)"] {
                let mut changed = text.clone();
                changed.replace_range(literal.range.clone(), unknown);
                let after = lint(&file, &changed);
                let more: Vec<_> = found(&after).difference(&found(&before)).cloned().collect();
                if !after.is_read() || !more.is_empty() {
                    faults.push(format!("{}: {}: {more:?}", file.display(), &text[literal.range.clone()]));
                }
                compared += 1;
            }
        }
    }
    assert!(compared > 500, "{compared}");
    assert!(faults.is_empty(), "{} of {compared}\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_plan_that_knows_less_has_no_more_findings() {
    let (mut faults, mut compared) = (Vec::new(), 0);
    for file in ["terraform-plan/err", "terraform-plan/ok"].into_iter().flat_map(documents) {
        let plan: Value = serde_json::from_str(&read(&file)).unwrap();
        let before = found(&lint(&file, &plan.to_string()));
        let changes = plan["resource_changes"].as_array().into_iter().flatten().enumerate();
        for (at, change) in changes {
            for name in change["change"]["after"].as_object().into_iter().flat_map(Map::keys) {
                let mut changed = plan.clone();
                forget(&mut changed["planned_values"], change["address"].as_str().unwrap(), name);
                let change = &mut changed["resource_changes"][at]["change"];
                change["after"].as_object_mut().unwrap().remove(name);
                change["after_unknown"][name] = true.into();
                let after = found(&lint(&file, &changed.to_string()));
                faults.extend(after.difference(&before).map(|more| format!("{}: {name}: {more:?}", file.display())));
                compared += 1;
            }
        }
    }
    assert!(compared > 500, "{compared}");
    assert!(faults.is_empty(), "{} of {compared}\n{}", faults.len(), faults.join("\n"));
}

/// Removes an argument of the resource with this address from the planned values.
fn forget(value: &mut Value, address: &str, name: &str) {
    match value {
        Value::Object(members) => {
            if members.get("address").is_some_and(|own| own == address)
                && let Some(Value::Object(values)) = members.get_mut("values")
            {
                values.remove(name);
            }
            members.values_mut().for_each(|inner| forget(inner, address, name));
        }
        Value::Array(entries) => entries.iter_mut().for_each(|inner| forget(inner, address, name)),
        _ => {}
    }
}

#[test]
fn documents_keep_what_always_holds() {
    let linter = builder().advice(true).build().unwrap();
    for file in ["terraform/err", "terraform/ok", "terraform/decoys"].into_iter().flat_map(documents) {
        let text = read(&file);
        let lint = |text: &str| {
            lambda_lint_extract::lint(&linter, Document::from(text).syntax(syntax(&file)).input(Input::Auto))
                .into_report()
        };
        // cut off, and with a byte gone, at every place
        for at in (0..text.len()).step_by(7).filter(|&at| text.is_char_boundary(at) && text.is_char_boundary(at + 1)) {
            for broken in [text[..at].to_owned(), format!("{}{}", &text[..at], &text[at + 1..])] {
                assert_eq!(invariants::wrapped(&broken, &lint(&broken), lint), Ok(()), "{}: {at}", file.display());
            }
        }
        assert_eq!(invariants::wrapped(&text, &lint(&text), lint), Ok(()), "{}", file.display());
    }
}

#[test]
fn a_misspelled_argument_is_renamed_to_the_terraform_spelling() {
    let file = folder().join("templates/terraform/err/unknown-arguments.tf");
    let text = read(&file);
    let report = lint(&file, &text);
    let fix = report.diagnostics().iter().find_map(|found| found.fix.as_ref()).unwrap();
    let repaired = invariants::apply(&text, fix).unwrap();
    assert!(!fix.safe && repaired == text.replacen("memory  ", "memory_size  ", 1), "{repaired}");
}

/// A request as the body of a resource, if Terraform has an argument for each of its members.
fn as_body(request: &Value, members: &Map<String, Value>) -> Option<Value> {
    let (mut body, mut covered) = (json!({}), json!({}));
    for (argument, pointer) in members {
        let pointer = pointer.as_str().unwrap();
        let Some(value) = request.pointer(pointer) else { continue };
        let is_empty = value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
        if value.is_null() || is_empty || value.as_object().is_some_and(Map::is_empty) || pointer == "/Code/ZipFile" {
            return None;
        }
        put(&mut body, argument.split('.'), value);
        put(&mut covered, pointer.split('/').skip(1), value);
    }
    // the provider sends neither with an image
    let is_unsent =
        request["PackageType"] == "Image" && (request["Runtime"].is_string() || request["Handler"].is_string());
    (covered == *request && !is_unsent).then_some(body)
}

fn put<'n>(object: &mut Value, names: impl Iterator<Item = &'n str>, value: &Value) {
    *names.fold(object, |object, name| &mut object[name]) = value.clone();
}

/// The same body in HCL.
fn as_hcl(body: &Value, path: &str, members: &Map<String, Value>) -> String {
    let arguments = body.as_object().unwrap().iter();
    let written = arguments.map(|(name, value)| {
        let inner = format!("{path}{name}.");
        match members.keys().any(|argument| argument.starts_with(&inner)) {
            true => format!("{name} {{\n{}}}\n", as_hcl(value, &inner, members)),
            false => format!("{name} = {value}\n"),
        }
    });
    written.collect()
}

/// Severity, rule and path of every finding.
fn said(report: &lambda_lint::Report) -> BTreeSet<String> {
    report.diagnostics().iter().map(|found| format!("{} {} {}", found.severity, found.rule, found.path)).collect()
}

#[test]
fn a_resource_has_the_findings_of_its_request() {
    let schema: Value = serde_json::from_str(&read(&folder().join("../schema/terraform.json"))).unwrap();
    let members = schema["resource"]["members"].as_object().unwrap();
    let (mut faults, mut compared) = (Vec::new(), 0);
    for file in ["ok", "near", "err"].into_iter().flat_map(requests) {
        let Ok(request) = serde_json::from_slice::<Value>(&std::fs::read(&file).unwrap()) else { continue };
        let Some(body) = as_body(&request, members) else { continue };
        let linter = linter_for(&file, false);
        let expected = said(&linter.lint_value(&request));
        // Terraform converts scalars, and what is missing it asks for by itself
        if expected.iter().any(|line| line.contains(" wrong-type ") || line.contains(" not-a-request ")) {
            continue;
        }
        let document = json!({"resource": {"aws_lambda_function": {"it": body}}}).to_string();
        // a template would make the value unknown
        if document.contains("${") || document.contains("%{") {
            continue;
        }
        let hcl = format!("resource \"aws_lambda_function\" \"it\" {{\n{}}}\n", as_hcl(&body, "", members));
        for (text, syntax) in [(document, Syntax::Json), (hcl, Syntax::Hcl)] {
            let document = Document::from(text.as_str()).syntax(syntax).input(Input::Terraform);
            let found = said(&lambda_lint_extract::lint(&linter, document));
            if found != expected {
                let differ: Vec<_> = found.symmetric_difference(&expected).cloned().collect();
                faults.push(format!("{}: {differ:?}", file.display()));
            }
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
    assert!(faults.is_empty(), "{} of {compared}\n{}", faults.len(), faults.join("\n"));
}

//! Who translates a message finds every figure, name and value of it in `params`: what is left of a message without them is
//! the sentence itself, which stands in the source of its rule.

use lambda_lint::{Diagnostic, Examples, Linter, Param, Severity};
use lambda_lint_extract::{Document, Input, rules};
use lambda_lint_tests::{documents, folder, lint_file, linter_for};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What a reader has to say of a text is said in the words of its grammar.
const OF_READERS: &[&str] =
    &["invalid-hcl", "invalid-json", "invalid-utf8", "invalid-yaml", "nesting-too-deep", "trailing-text"];

/// The words of the engine: its source without comments, examples and tests, by file.
fn source() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    read(&folder().join("../crates/lambda-lint/src"), "", &mut files);
    read(&folder().join("../crates/lambda-lint-extract/src"), "", &mut files);
    assert!(files.len() > 200, "{}", files.len());
    files
}

fn read(folder: &Path, name: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{name}/{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            read(&path, &name, files);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.contains("r#\"");
        files.insert(name, code.lines().filter(is_code).collect::<Vec<_>>().join("\n"));
    }
}

/// Where the sentences of a rule stand: in its file and what rules share, or where the engine itself speaks.
fn words_of<'s>(rule: &str, source: &'s BTreeMap<String, String>) -> Vec<&'s str> {
    let own = format!("/rules/{}.rs", rule.replace('-', "_"));
    let is_own = source.contains_key(&own);
    let counts = |file: &str| match is_own {
        true => file == own || ["/values/", "/package.rs"].iter().any(|shared| file.starts_with(shared)),
        false => !file.starts_with("/rules/") && !file.starts_with("/facts/") && file != "/shape/table.rs",
    };
    source.iter().filter(|(file, _)| counts(file)).map(|(_, text)| text.as_str()).collect()
}

/// The message without its parameters.
fn sentence(found: &Diagnostic) -> String {
    let mut shown = Vec::new();
    for (name, param) in found.params.iter() {
        match param {
            // each of them is named
            Param::Text(text) if name == "characters" => shown.extend(text.chars().map(|c| format!("`{c}`"))),
            Param::Text(text) => shown.push(text.to_string()),
            Param::List(texts) => shown.extend(texts.iter().map(ToString::to_string)),
            _ => {}
        }
    }
    shown.retain(|text| !text.is_empty());
    shown.sort_by_key(|text| std::cmp::Reverse(text.len()));
    shown.iter().fold(found.message.clone(), |message, text| message.replace(text.as_str(), "§"))
}

/// What the sentence has that its rule did not write.
fn left_over(found: &Diagnostic, words: &[&str]) -> Vec<String> {
    let sentence = sentence(found);
    let is_written = |text: &str| words.iter().any(|words| words.contains(text));
    let quoted = sentence.split('`').skip(1).step_by(2).filter(|word| !word.contains('§'));
    let mut left: Vec<_> = quoted.map(|word| format!("`{word}`")).filter(|word| !is_written(word)).collect();
    let bare: String = sentence.split('`').step_by(2).collect::<Vec<_>>().join("§");
    let figures: Vec<f64> = found.params.iter().filter_map(|(_, param)| figure(param)).collect();
    let parts: Vec<_> = bare.split(' ').collect();
    for (index, part) in parts.iter().enumerate() {
        let figure = part.trim_matches(|c: char| !c.is_ascii_digit());
        let is_figure = part.trim_start_matches(['(', '-']).starts_with(|c: char| c.is_ascii_digit());
        let Ok(value) = figure.replace(',', "").parse::<f64>() else { continue };
        // `12 digits` and `Amazon Linux 2` are words of the sentence
        let with_next = parts.get(index + 1).map(|next| format!("{figure} {next}"));
        let with_last = index.checked_sub(1).map(|last| format!("{} {figure}", parts[last]));
        let is_word = [with_next, with_last].into_iter().flatten().any(|words| is_written(&words));
        if is_figure && !is_word && !figures.iter().any(|known| known.abs() == value) {
            left.push(figure.to_owned());
        }
    }
    left
}

fn figure(param: &Param) -> Option<f64> {
    match param {
        Param::Integer(integer) => Some(*integer as f64),
        Param::Number(number) => number.parse().ok(),
        _ => None,
    }
}

/// All that is found in the fixtures, the requests with answers, and the examples of the rules.
fn all() -> Vec<Diagnostic> {
    let mut all = Vec::new();
    for file in ["err", "near"].into_iter().flat_map(documents) {
        all.extend(lint_file(&linter_for(&file, true), &file).into_diagnostics());
    }
    let linter =
        lambda_lint_extract::builder().advice(true).severity("recorded-error", Severity::Warning).build().unwrap();
    for file in ["inputs/err", "inputs/ok"].into_iter().flat_map(documents) {
        let text = fs::read_to_string(&file).unwrap();
        all.extend(
            lambda_lint_extract::lint(&linter, Document::from(text.as_str()).input(Input::Auto)).into_diagnostics(),
        );
    }
    let cases: Vec<serde_json::Value> = serde_json::from_str(include_str!("answers.json")).unwrap();
    all.extend(cases.iter().flat_map(|case| linter.lint_value(&case["request"]).into_diagnostics()));
    all
}

#[test]
fn every_figure_name_and_value_is_a_parameter() {
    let (source, mut seen, mut faults) = (source(), BTreeMap::new(), Vec::new());
    for found in all() {
        let rule = found.rule.as_ref();
        *seen.entry(rule.to_owned()).or_insert(0) += 1;
        if OF_READERS.contains(&rule) {
            continue;
        }
        let name = found.path.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~");
        let member =
            found.params.get("member").is_some_and(|param| matches!(param, Param::Text(text) if *text == name));
        let is_named = !name.is_empty() && found.message.contains(&format!("`{name}`"));
        if is_named && !member && !name.bytes().all(|byte| byte.is_ascii_digit()) {
            faults.push(format!("{rule}: {} {:?} without `member`", found.message, found.params));
        }
        let left = left_over(&found, &words_of(rule, &source));
        if !left.is_empty() {
            faults.push(format!("{rule}: {} {left:?} {:?}", found.message, found.params));
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
    // commands are in `commands.rs`
    let metas = rules::all().map(|rule| rule.meta()).filter(|meta| meta.examples != Examples::Commands);
    let unseen: Vec<_> = metas.map(|meta| meta.id.as_ref()).filter(|id| !seen.contains_key(*id)).collect();
    assert!(unseen.len() < 12, "{unseen:?}");
}

#[test]
fn a_range_has_both_ends() {
    let cases = [
        ("MemorySize", serde_json::json!(64), Some((128, 10_240)), "without a capacity provider"),
        ("MemorySize", serde_json::json!(99_999), Some((128, 32_768)), "the message speaks of this one"),
        ("Timeout", serde_json::json!(0), Some((1, 900)), "without a capacity provider"),
        ("KMSKeyArn", serde_json::json!(""), None, "no length in the model"),
        ("Description", serde_json::json!("x".repeat(257)), Some((0, 256)), ""),
        ("FunctionName", serde_json::json!(""), Some((1, 140)), ""),
        ("Architectures", serde_json::json!([]), Some((1, 1)), ""),
        ("Architectures", serde_json::json!(["arm64", "x86_64"]), Some((1, 1)), ""),
    ];
    for (member, value, expected, why) in cases {
        let report = Linter::new().lint_value(&serde_json::json!({ member: value }));
        let found = report.diagnostics().iter().find(|found| found.path[1..] == *member);
        let ends = found.and_then(|found| {
            let figure = |name| match found.params.get(name) {
                Some(Param::Integer(figure)) => Some(*figure),
                _ => None,
            };
            figure("min").zip(figure("max"))
        });
        assert_eq!(ends, expected, "{member} {value} {why}");
    }
}

//! The same request has the same findings in every format, as far as the format can express it.

use lambda_lint::{Absence, Diagnostic, Examples, Linter, Report};
use lambda_lint_extract::{Document, DocumentReport, Input, rules};
use lambda_lint_tests::{linter_for, requests};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// All findings about a request, without those about the surrounding call.
fn said(report: &Report) -> BTreeSet<String> {
    let is_about_call = |rule: &str| rules::find(rule).is_some_and(|meta| meta.examples == Examples::Calls);
    let found = report.diagnostics().iter().filter(|found| !is_about_call(&found.rule));
    // a client refuses an unknown member, the service ignores it
    let severity = |found: &Diagnostic| match found.rule.as_ref() {
        "unknown-member" => String::new(),
        _ => found.severity.to_string(),
    };
    found.map(|found| format!("{} {} {} {}", severity(found), found.rule, found.path, found.message)).collect()
}

/// Every request under `tests/`, with a linter for it.
fn all() -> impl Iterator<Item = (PathBuf, String, Linter)> {
    ["ok", "err", "near"].into_iter().flat_map(requests).filter_map(|file| {
        let text = String::from_utf8(std::fs::read(&file).unwrap()).ok()?;
        let linter = linter_for(&file, true);
        // of text in a string only the first fault is reported
        let is_read = !linter.lint_str(&text).is_broken_request();
        is_read.then_some((file, text, linter))
    })
}

fn lint(linter: &Linter, text: &str, input: Input) -> DocumentReport {
    lambda_lint_extract::lint(linter, Document::from(text).input(input))
}

const LOCAL: &str = r#""method": "POST", "headers": {"Content-Type": "application/json"}"#;

/// A request in every way that takes it as it is written. `text` need be no JSON for those that have it in a string.
fn written(text: &str) -> Vec<(Input, &'static str, String)> {
    let (http, conductor) = (Input::Http, Input::Conductor);
    let url = "http://localhost:4566/2015-03-31/functions";
    let uri = "${workflow.input.base}/2015-03-31/functions";
    let string = serde_json::to_string(text).unwrap();
    let escaped = string.replace('/', "\\/").replace('e', "\\u0065");
    let call = |body: &str| format!("{{{LOCAL}, \"url\": \"{url}\", \"body\": {body}}}");
    let task = |body: &str| format!("{{{LOCAL}, \"uri\": \"{uri}\", \"body\": {body}}}");
    let flat = |body: &str| format!("{{\"tasks\": [{{\"type\": \"HTTP\", \"inputParameters\": {}}}]}}", task(body));
    let nested = |body: &str| {
        format!("[{{\"tasks\": [{{\"type\": \"HTTP\", \"inputParameters\": {{\"http_request\": {}}}}}]}}]", task(body))
    };
    let mut ways = vec![(http, "http, text", call(&string)), (http, "http, escaped text", call(&escaped))];
    if !text.contains("${") {
        ways.push((conductor, "conductor, text", flat(&string)));
    }
    if serde_json::from_str::<Value>(text).is_ok_and(|value| value.is_object()) {
        let text = text.trim_start_matches('\u{feff}');
        ways.push((http, "http", call(text)));
        if !text.contains("${") {
            ways.push((conductor, "conductor", nested(text)));
            ways.push((conductor, "conductor, flat", flat(text)));
        }
    }
    ways
}

#[test]
fn every_format_has_the_same_findings() {
    let (mut faults, mut compared) = (Vec::new(), 0);
    for (file, text, linter) in all() {
        let expected = said(&linter.lint_str(&text));
        for (input, way, document) in written(&text) {
            for input in [input, Input::Auto] {
                let report = lint(&linter, &document, input);
                assert_eq!(report.requests().len(), 1, "{}: {way}", file.display());
                let found = said(&report);
                if found != expected {
                    let differ: Vec<_> = found.symmetric_difference(&expected).collect();
                    faults.push(format!("{}: {way}: {differ:#?}", file.display()));
                }
                compared += 1;
            }
        }
        let list = format!("[{text}, {text}]");
        let report = lint(&linter, &list, Input::Auto);
        if report.is_read() && !report.requests().is_empty() && said(&report) != expected {
            faults.push(format!("{}: in a list", file.display()));
        }
    }
    assert!(compared > 2000, "{compared}");
    assert!(faults.is_empty(), "{} of {compared} differ\n{}", faults.len(), faults.join("\n"));
}

/// Rules about members that a template cannot express or expresses differently.
const NOT_IN_TEMPLATES: &[&str] = &["duplicate-member", "null-member", "unknown-member", "wrong-type", "placeholder"];

/// A request as a resource of a template, as far as a template can say it.
fn template(text: &str) -> Option<String> {
    let Value::Object(mut members) = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()? else {
        return None;
    };
    let is_inline = members.get("Code").is_none_or(|code| code.get("ZipFile").is_some());
    if is_inline
        || !members.contains_key("FunctionName")
        || text.contains("Publish\"")
        || text.contains("PublishTo")
        || text.contains("null")
    {
        return None;
    }
    if let Some(Value::Object(tags)) = members.get("Tags") {
        let tags = tags.iter().map(|(key, value)| json!({"Key": key, "Value": value})).collect();
        members.insert("Tags".to_owned(), Value::Array(tags));
    }
    if let Some(key) = members.remove("KMSKeyArn") {
        members.insert("KmsKeyArn".to_owned(), key);
    }
    let resource = json!({"Type": "AWS::Lambda::Function", "Properties": members});
    Some(json!({"Resources": {"Orders": resource}}).to_string())
}

/// A request as an AWS SAM function, as far as SAM can express it.
fn sam(text: &str) -> Option<String> {
    template(text)?;
    let Value::Object(mut members) = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()? else {
        return None;
    };
    // SAM has a form of its own for it, and creates a role
    if members.contains_key("CapacityProviderConfig") || !members.contains_key("Role") {
        return None;
    }
    // SAM only reads the code that fits the package type
    let is_image = members.get("PackageType").is_some_and(|package| package == "Image");
    if members["Code"].get("ImageUri").is_some() != is_image || is_image && members["Code"].as_object()?.len() > 1 {
        return None;
    }
    let only = |object: Value, name: &str| match object {
        Value::Object(mut members) if members.len() == 1 => members.remove(name),
        _ => None,
    };
    let Some(Value::Object(code)) = members.remove("Code") else { return None };
    for (name, value) in code {
        match name.as_str() {
            "ImageUri" if value.as_str().is_some_and(|uri| uri.contains(".dkr.ecr")) => {
                members.insert(name, value);
            }
            "SourceKMSKeyArn" => _ = members.insert(name, value),
            "S3ObjectStorageMode" => return None,
            _ => {
                let property = name.strip_prefix("S3")?.strip_prefix("Object").unwrap_or(name.strip_prefix("S3")?);
                let uri = members.entry("CodeUri").or_insert_with(|| json!({}));
                uri[property] = value;
            }
        }
    }
    if let Some(key) = members.remove("KMSKeyArn") {
        members.insert("KmsKeyArn".to_owned(), key);
    }
    if let Some(tracing) = members.remove("TracingConfig") {
        members.insert("Tracing".to_owned(), only(tracing, "Mode")?);
    }
    if let Some(queue) = members.remove("DeadLetterConfig") {
        let target = only(queue, "TargetArn")?;
        members.insert("DeadLetterQueue".to_owned(), json!({"Type": "SQS", "TargetArn": target}));
    }
    let resource = json!({"Type": "AWS::Serverless::Function", "Properties": members});
    Some(json!({"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Orders": resource}}).to_string())
}

/// A request as a function of a `serverless.yml`, as far as that can say it. The framework adds the code.
fn serverless(text: &str) -> Option<String> {
    template(text)?;
    let Value::Object(mut members) = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()? else {
        return None;
    };
    members.remove("Code");
    let is_zip = members.remove("PackageType").is_none_or(|package| package == "Zip");
    // without a runtime, the framework takes one of its own
    if !is_zip
        || !members.contains_key("Runtime")
        || !members.get("Role")?.as_str()?.starts_with("arn:")
        || text.contains("${")
    {
        return None;
    }
    let mut function = Map::new();
    for (name, value) in members {
        let (property, inner) = match name.as_str() {
            "FunctionName" => ("name", None),
            "KMSKeyArn" => ("kmsKeyArn", None),
            "Architectures" => match value.as_array().map(Vec::as_slice) {
                Some([only]) => {
                    function.insert("architecture".to_owned(), only.clone());
                    continue;
                }
                _ => return None,
            },
            "DeadLetterConfig" => ("onError", Some("TargetArn")),
            "Environment" => ("environment", Some("Variables")),
            "EphemeralStorage" => ("ephemeralStorageSize", Some("Size")),
            "VpcConfig" => ("vpc", None),
            "Description" | "Handler" | "Layers" | "MemorySize" | "Role" | "Runtime" | "Tags" | "Timeout" => {
                (&*lowered(&name).leak(), None)
            }
            _ => return None,
        };
        let value = match inner {
            Some(inner) => value.as_object().filter(|object| object.len() == 1)?.get(inner)?.clone(),
            // the framework ignores a network without one of them
            None if name == "VpcConfig" => {
                value.get("SubnetIds").and(value.get("SecurityGroupIds"))?;
                lower_first(&value)
            }
            None => value,
        };
        function.insert(property.to_owned(), value);
    }
    Some(json!({"service": "orders", "provider": {"name": "aws"}, "functions": {"orders": function}}).to_string())
}

#[test]
fn a_template_has_the_same_findings() {
    says_the_same(Input::CloudFormation, template, |_| true, 100);
}

#[test]
fn sam_has_the_same_findings() {
    says_the_same(Input::Sam, sam, |_| true, 100);
}

#[test]
fn serverless_has_the_same_findings() {
    // the code is not in the file
    says_the_same(Input::Serverless, serverless, |error| !error.contains(" /Code"), 50);
}

/// Compares the errors of each request with those of the document that `written` makes of it.
fn says_the_same(
    form: Input,
    written: fn(&str) -> Option<String>,
    is_compared: impl Fn(&String) -> bool,
    at_least: usize,
) {
    let (mut faults, mut compared) = (Vec::new(), 0);
    let errors = |said: BTreeSet<String>| -> BTreeSet<String> {
        said.into_iter().filter(|line| line.starts_with("error")).filter(&is_compared).collect()
    };
    for (file, text, linter) in all().filter(|(file, ..)| !is_misfit(file)) {
        let report = linter.lint_str(&text);
        let is_lower_case = file.to_string_lossy().ends_with(".lower-case.json");
        let is_other =
            is_lower_case || report.diagnostics().iter().any(|found| NOT_IN_TEMPLATES.contains(&found.rule.as_ref()));
        let Some(document) = written(&text).filter(|_| !is_other) else { continue };
        for input in [form, Input::Auto] {
            let found = errors(said(&lint(&linter, &document, input)));
            let expected = errors(said(&report));
            if found != expected {
                let differ: Vec<_> = found.symmetric_difference(&expected).collect();
                faults.push(format!("{}: {differ:#?}", file.display()));
            }
            compared += 1;
        }
    }
    assert!(compared > at_least, "{compared}");
    assert!(faults.is_empty(), "{} of {compared} differ\n{}", faults.len(), faults.join("\n"));
}

/// A document that is only recognized as a whole changes its meaning without one of its members, or with other names.
fn is_misfit(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    ["answer-for-request", "not-a-request", "unfilled-skeleton"].iter().any(|rule| name.starts_with(rule))
}

/// Names with a small first letter at every depth, but for keys of maps.
fn lower_first(value: &Value) -> Value {
    match value {
        Value::Array(entries) => entries.iter().map(lower_first).collect(),
        Value::Object(members) => members.iter().map(|(name, value)| (lowered(name), of_member(name, value))).collect(),
        other => other.clone(),
    }
}

fn of_member(name: &str, value: &Value) -> Value {
    match name {
        "Tags" => value.clone(),
        "Environment" => json!({}),
        "Code" if value.get("ZipFile").is_some() => json!({}),
        _ => lower_first(value),
    }
}

fn lowered(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

#[test]
fn a_record_reports_values_but_not_missing_members() {
    let mut faults = Vec::new();
    for (file, text, linter) in all().filter(|(file, ..)| !is_misfit(file)) {
        let Ok(Value::Object(request)) = serde_json::from_str::<Value>(&text) else { continue };
        let request = Value::Object(request);
        let record = json!({"eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331v2",
            "requestParameters": lower_first(&request)});
        let report = lint(&linter, &json!({"Records": [&record]}).to_string(), Input::Auto);
        assert_eq!(report.requests().len(), 1, "{}", file.display());
        // one per line, and concatenated
        for between in ["\n", ""] {
            let log = lint(&linter, &format!("{{}}{between}{record}{between}{record}"), Input::Auto);
            assert_eq!((log.requests().len(), said(&log)), (2, said(&report)), "{}", file.display());
        }
        // as text, in what the CLI prints of events
        let event = json!({"EventName": "CreateFunction20150331", "CloudTrailEvent": record.to_string()});
        let looked_up =
            lint(&linter, &json!({"Events": [{"CloudTrailEvent": "{}"}, event]}).to_string(), Input::CloudTrail);
        assert_eq!((looked_up.requests().len(), said(&looked_up)), (1, said(&report)), "{}", file.display());
        let is_there = |found: &Diagnostic| found.source_path.as_deref() == Some("/Events/1/CloudTrailEvent");
        assert!(looked_up.diagnostics().iter().all(is_there), "{}", file.display());
        let bare = linter.lint_value(&request);
        // a name that the API does not have is another one there
        let is_unknown = |line: &&String| line.contains(" unknown-member ") || line.contains(" too-many-findings ");
        let (found, expected) = (said(&report), said(&bare));
        let more: Vec<_> = found.difference(&expected).filter(|line| !is_unknown(line)).collect();
        // of two members that exclude each other, it may be the other one that is wrong if a third cannot be seen
        if !more.is_empty() && bare.is_ok() {
            faults.push(format!("{}: more: {more:#?}", file.display()));
        }
        let by_value = ["wrong-type", "string-too-long", "malformed-value", "number-out-of-range", "unknown-value"];
        let hidden = |path: &str| path.starts_with("/Environment") || path.starts_with("/Code");
        for error in bare.errors().filter(|error| by_value.contains(&error.rule.as_ref()) && !hidden(&error.path)) {
            if !report.errors().any(|other| (&other.rule, &other.path) == (&error.rule, &error.path)) {
                faults.push(format!("{}: less: {error}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn removing_members_adds_no_findings_if_absence_is_unknown() {
    let mut faults = Vec::new();
    for (file, text, linter) in all().filter(|(file, ..)| !is_misfit(file)) {
        let Ok(Value::Object(request)) = serde_json::from_str::<Value>(&text) else { continue };
        let open = |request: &Map<String, Value>| {
            let text = Value::Object(request.clone()).to_string();
            said(&linter.lint(lambda_lint::Document::from(text.as_str()).absence(Absence::Unknown)))
        };
        let all = open(&request);
        for name in request.keys() {
            let mut less = request.clone();
            less.remove(name);
            let is_concluded = |line: &&String| {
                // where a function goes, and whether a runtime counts: without `PackageType` it may be an archive's
                line.contains("-in-other-")
                    || line.contains(" unknown-region ")
                    || name == "PackageType" && line.contains(" runtime-")
            };
            let more: Vec<_> = open(&less).difference(&all).filter(|line| !is_concluded(line)).cloned().collect();
            if !more.is_empty() {
                faults.push(format!("{} without {name}: {more:#?}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
}

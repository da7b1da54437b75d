//! Every rule is documented, named well, and does what its examples say.

use lambda_lint::{Examples, Linter, Meta, Report, Severity, rules};
use std::collections::BTreeSet;

fn show(report: &Report) -> String {
    report.diagnostics().iter().map(|diagnostic| format!("\n      {diagnostic}")).collect()
}

/// A linter with this rule only. Rules about unreadable text stay on.
fn alone(meta: &Meta) -> Linter {
    Linter::builder().select([meta.id.as_ref()]).build().expect("the id of a rule")
}

/// The paths at which a rule reports, sorted.
fn paths<'r>(report: &'r Report, id: &str) -> Vec<&'r str> {
    let own = report.diagnostics().iter().filter(|diagnostic| diagnostic.rule == id);
    let mut paths: Vec<_> = own.map(|diagnostic| diagnostic.path.as_str()).collect();
    paths.sort_unstable();
    paths
}

#[test]
fn examples_do_what_they_say() {
    let mut faults = Vec::new();
    for meta in rules::all() {
        let linter = alone(meta);
        let (all_pass, all_fail) = (meta.pass.iter().map(|it| (it, true)), meta.fail.iter().map(|it| (it, false)));
        for (example, passes) in all_pass.chain(all_fail) {
            let report = example.lint(&linter, meta);
            let mut expected = if passes { Vec::new() } else { example.paths.to_vec() };
            expected.sort_unstable();
            if paths(&report, &meta.id) != expected {
                faults.push(format!("{}: expected {expected:?} on {}{}", meta.id, example.request, show(&report)));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// One fault, one diagnostic: no other rule reports an error on an example.
#[test]
fn examples_have_one_fault() {
    let linter = Linter::new();
    let mut faults = Vec::new();
    for meta in rules::all() {
        for example in meta.pass.iter().chain(meta.fail) {
            let report = example.lint(&linter, meta);
            let others: Vec<_> =
                report.errors().filter(|found| found.rule != meta.id).map(|found| &found.rule).collect();
            if !others.is_empty() {
                faults.push(format!("{}: {others:?} report, too, on {}{}", meta.id, example.request, show(&report)));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// Removes what is at a path, of every entry where the path has a list.
fn remove(value: &mut serde_json::Value, path: &str) {
    match path.split_once('/') {
        Some(("-", rest)) => value.as_array_mut().into_iter().flatten().for_each(|entry| remove(entry, rest)),
        Some((name, rest)) => value.get_mut(name).into_iter().for_each(|inner| remove(inner, rest)),
        None => _ = value.as_object_mut().map(|object| object.remove(path)),
    }
}

/// `requires:` is a precondition: without any of these members the rule reports nothing.
#[test]
fn rules_are_silent_without_the_members_that_they_require() {
    let mut faults = Vec::new();
    for meta in rules::all() {
        let linter = alone(meta);
        if meta.requires.is_empty() || meta.examples != Examples::Patches {
            continue;
        }
        for example in meta.fail {
            let mut request: serde_json::Value = serde_json::from_str(&example.document(meta)).unwrap();
            for member in meta.requires.iter() {
                remove(&mut request, &member.pointer()[1..]);
            }
            let report = linter.lint_value(&request);
            if !paths(&report, &meta.id).is_empty() {
                faults.push(format!("{}: reports without {:?}{}", meta.id, meta.requires, show(&report)));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// `yields_to:` names rules, and no rule yields to one that yields.
#[test]
fn precedence_is_between_rules_that_exist() {
    for meta in rules::all() {
        for id in meta.yields_to {
            let other = rules::find(id).unwrap_or_else(|| panic!("{}: `{id}` is not a rule", meta.id));
            assert!(other.yields_to.is_empty(), "{} yields to {id}, which yields, too", meta.id);
        }
    }
}

#[test]
fn a_rule_yields_where_the_other_one_reports() {
    let request = r#"{
        "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
        "Role": "arn:aws:iam::123456789012:role/orders", "PackageType": "Image",
        "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1"},
        "Layers": ["arn:aws:lambda:eu-west-2:123456789012:layer:tools:3"],
        "CodeSigningConfigArn": "arn:aws:lambda:eu-west-2:123456789012:code-signing-config:csc-0123456789abcdef0"
    }"#;
    let found = |linter: Linter| -> Vec<_> {
        linter.lint_str(request).errors().map(|error| (error.rule.to_string(), error.path.clone())).collect()
    };
    let rule = |rule: &str, path: &str| (rule.to_owned(), path.to_owned());
    let on_image = [rule("zip-setting-on-image", "/Layers"), rule("code-signing-on-image", "/CodeSigningConfigArn")];
    assert_eq!(found(Linter::new()), on_image);
    let others = Linter::builder().ignore(["zip-setting-on-image", "code-signing-on-image"]).build().unwrap();
    assert_eq!(
        found(others),
        [
            rule("layer-in-other-region", "/Layers/0"),
            rule("code-signing-config-in-other-region", "/CodeSigningConfigArn")
        ]
    );
}

#[test]
fn rules_are_documented_and_named_well() {
    /// Their fault is in bytes that an example in the source cannot show, in its size, or in the options beside it.
    const WITHOUT_EXAMPLE: &[&str] = &[
        "archive-too-large",
        "function-name-in-other-account",
        "function-name-in-other-region",
        "image-config-too-large",
        "invalid-hcl",
        "invalid-utf8",
        "nesting-too-deep",
        "request-too-large",
        "runtime-without-architecture",
        "too-many-findings",
        "too-many-values",
    ];
    let mut faults = Vec::new();
    for meta in rules::all() {
        let mut fault = |what: &str| faults.push(format!("{}: {what}", meta.id));
        let well_named = |id: &str| {
            id.len() >= 6
                && !id.starts_with("no-")
                && id
                    .split('-')
                    .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
        };
        if !well_named(&meta.id) {
            fault("the id is not kebab-case, or begins with `no-`");
        }
        if !meta.summary.ends_with('.') || meta.summary.len() > 110 {
            fault("the summary is not one sentence of at most 110 characters with a full stop");
        }
        if meta.evidence.is_empty() {
            fault("there is no evidence");
        }
        for evidence in meta.evidence {
            if !evidence.url.is_empty() && !evidence.url.starts_with("https://") {
                fault("an address does not start with https://");
            }
            if evidence.date.len() < 4 || !evidence.date.starts_with("20") {
                fault("a date is missing");
            }
        }
        if meta.fail.is_empty() && !WITHOUT_EXAMPLE.contains(&meta.id.as_ref()) {
            fault("there is no failing example");
        }
        if meta.pass.is_empty()
            && !WITHOUT_EXAMPLE.contains(&meta.id.as_ref())
            && meta.id != "trailing-text"
            && meta.id != "invalid-base64"
        {
            fault("there is no passing example");
        }
        // no service reads YAML or HCL, and unknown members are refused by clients
        if meta.severity == Severity::Error
            && meta.aws.is_none()
            && !["invalid-hcl", "invalid-yaml", "unknown-member", "unsupported-argument"].contains(&meta.id.as_ref())
        {
            fault("an error says what the service answers");
        }
        if meta.severity == Severity::Advice && meta.aws.is_some() {
            fault("the service does not answer to advice");
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_rule_with_a_check_has_a_file_of_its_name() {
    let of_passes: BTreeSet<_> = rules::of_passes().map(|meta| meta.id.as_ref()).collect();
    let all: Vec<_> = rules::all().map(|meta| meta.id.as_ref()).collect();
    assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len(), "an id twice");
    let checked: BTreeSet<_> = all.iter().filter(|id| !of_passes.contains(*id)).map(|id| (*id).to_owned()).collect();
    let rules = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules"));
    let entries = |folder: &std::path::Path| {
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
    };
    let topics = entries(rules).into_iter().filter(|path| path.is_dir());
    let files = topics.flat_map(|topic| entries(&topic));
    let files = files.map(|file| file.file_stem().unwrap().to_str().unwrap().replace('_', "-"));
    assert_eq!(files.collect::<BTreeSet<_>>(), checked, "one rule, one file, of the same name");
}

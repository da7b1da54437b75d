//! Every rule is documented, named well, and does what its examples say.

use lambda_lint::{Linter, Report, Rule, Severity, rules};
use std::collections::BTreeMap;

fn show(report: &Report) -> String {
    report.diagnostics().iter().map(|diagnostic| format!("\n      {diagnostic}")).collect()
}

#[test]
fn examples_do_what_they_say() {
    let everything = Linter::builder().advice(true).build().unwrap();
    let default = Linter::new();
    let mut faults = Vec::new();
    for rule in rules::ALL {
        let meta = rule.meta();
        // advice on an example is noise, unless the rule itself is advice
        let linter = if meta.severity == Severity::Advice { &everything } else { &default };
        for example in meta.pass {
            let report = example.lint(linter, meta);
            if report.diagnostics().iter().any(|diagnostic| diagnostic.rule == meta.id) {
                faults.push(format!("{}: speaks on a passing example {}{}", meta.id, example.request, show(&report)));
            } else if !report.is_ok() {
                faults.push(format!("{}: a passing example has errors {}{}", meta.id, example.request, show(&report)));
            }
        }
        for example in meta.fail {
            let report = example.lint(linter, meta);
            let own = report.diagnostics().iter().filter(|diagnostic| diagnostic.rule == meta.id);
            let mut paths: Vec<_> = own.map(|diagnostic| diagnostic.path.as_str()).collect();
            let mut expected = example.paths.to_vec();
            paths.sort_unstable();
            expected.sort_unstable();
            if paths != expected {
                faults.push(format!("{}: expected {expected:?} on {}{}", meta.id, example.request, show(&report)));
            }
            let others: Vec<_> =
                report.errors().filter(|diagnostic| diagnostic.rule != meta.id).map(|other| &other.rule).collect();
            if !others.is_empty() {
                faults.push(format!("{}: {others:?} speak, too, on {}{}", meta.id, example.request, show(&report)));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
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
    for rule in rules::ALL {
        let meta = rule.meta();
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
                fault("an address does not begin with https://");
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
fn registry_is_sorted_and_whole() {
    let ids: Vec<_> = rules::ALL.iter().map(|rule| rule.meta().id.as_ref()).collect();
    let (built_in, own): (Vec<&&dyn Rule>, Vec<&&dyn Rule>) = rules::ALL.iter().partition(|rule| rule.meta().built_in);
    for list in [built_in, own] {
        let ids: Vec<_> = list.iter().map(|rule| rule.meta().id.as_ref()).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "not sorted: {ids:?}");
    }
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let id = name.trim_end_matches(".rs").replace('_', "-");
        files.insert(id, ());
    }
    files.remove("mod");
    let own: Vec<_> =
        rules::ALL.iter().filter(|rule| !rule.meta().built_in).map(|rule| rule.meta().id.as_ref()).collect();
    let files: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(files, own, "one rule, one file, of the same name");
    assert_eq!(ids.len(), ids.iter().collect::<std::collections::BTreeSet<_>>().len());
}

//! Every fix that is offered repairs its fault and nothing else.

use lambda_lint::{Diagnostic, Fix, Linter, Report, Severity};
use lambda_lint_tests::invariants::{alike, apply};
use lambda_lint_tests::{linter_for, requests};
use serde_json::Value;

/// Whether the fix of one finding does what it should.
fn check(linter: &Linter, text: &str, report: &Report, found: &Diagnostic, fix: &Fix) -> Result<(), String> {
    let repaired = apply(text, fix)?;
    let after = linter.lint_str(&repaired);
    let fault = |what: &str| {
        let rest: String = after.diagnostics().iter().map(|found| format!("\n    {found}")).collect();
        Err(format!("{found}\n  `{}` {what}: {repaired}{rest}", fix.description))
    };
    if serde_json::from_str::<Value>(&repaired).is_err() && serde_json::from_str::<Value>(text).is_ok() {
        return fault("breaks the text");
    }
    let count = |report: &Report| {
        report.diagnostics().iter().filter(|other| other.rule == found.rule && other.path == found.path).count()
    };
    // of an entry that is removed, the next one has the path then
    if count(&after) >= count(report) && after.diagnostics().len() >= report.diagnostics().len() {
        return fault("leaves the finding");
    }
    let errors = |report: &Report| report.count(Severity::Error);
    // what stands under a misspelled name is only seen when the name is right
    let reveals = ["unknown-member", "missing-member"].contains(&found.rule.as_ref());
    if fix.safe && !reveals && errors(&after) > errors(report) {
        return fault("makes a new error");
    }
    Ok(())
}

/// Checks every fix of a document; says how many there are.
fn check_all(linter: &Linter, name: &str, text: &str, faults: &mut Vec<String>) -> usize {
    let report = linter.lint_str(text);
    let fixes = report.diagnostics().iter().filter_map(|found| Some((found, found.fix.as_ref()?)));
    for (found, fix) in fixes.clone() {
        if let Err(fault) = check(linter, text, &report, found, fix) {
            faults.push(format!("{name}: {fault}"));
        }
    }
    fixes.count()
}

#[test]
fn fixes_of_all_fixtures_repair() {
    let (mut faults, mut count) = (Vec::new(), 0);
    for request in ["err", "near", "ok"].into_iter().flat_map(requests) {
        let Ok(text) = std::fs::read_to_string(&request) else { continue };
        count += check_all(&linter_for(&request, true), &request.display().to_string(), &text, &mut faults);
    }
    println!("{count} fixes");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn fixes_of_all_examples_repair() {
    let linter = Linter::builder().advice(true).build().unwrap();
    let (mut faults, mut count) = (Vec::new(), 0);
    for (name, request) in crate::examples::failing() {
        for text in [request.clone(), request.replace(['\n', ' '], ""), request.replace('\n', "\r\n")] {
            count += check_all(&linter, &name, &text, &mut faults);
        }
    }
    println!("{count} fixes");
    assert!(count > 20, "only {count} fixes");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn safe_fixes_come_to_an_end() {
    let all = ["err", "near"].into_iter().flat_map(requests);
    for request in all.filter(|request| request.extension().is_some()) {
        let Ok(mut text) = std::fs::read_to_string(&request) else { continue };
        let linter = linter_for(&request, true);
        let mut rounds = 0;
        while let Some(fix) =
            linter.lint_str(&text).diagnostics().iter().find_map(|found| found.fix.clone().filter(|fix| fix.safe))
        {
            text = apply(&text, &fix).unwrap();
            rounds += 1;
            assert!(rounds < 50, "{}: {text}", request.display());
        }
    }
}

#[test]
fn text_and_value_agree_on_all_fixtures() {
    for request in ["err", "near", "ok"].into_iter().flat_map(requests) {
        let Ok(text) = std::fs::read_to_string(&request) else { continue };
        let Ok(value) = serde_json::from_str::<Value>(&text) else { continue };
        let linter = linter_for(&request, true);
        // members in the order of the value, and numbers in its spelling
        let text = value.to_string();
        assert_eq!(alike(&linter.lint_str(&text), &linter.lint_value(&value)), Ok(()), "{}", request.display());
    }
}

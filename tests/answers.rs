//! The conformance corpus, `conformance/corpus.json`: accepted requests have no errors, and rejected requests are rejected
//! at a member that it named, or with that member under `related`.
//!
//! A case is judged for the day of its answer and for the day of the engine's data: what was refused then is refused now,
//! and what was accepted is accepted still, since no runtime of an accepted case has been blocked in between.

use lambda_lint::{Date, Diagnostic, Linter};
use lambda_lint_tests::invariants::alike;
use serde_json::Value;

/// Recorded responses that we do not reproduce, with the reason. An entry that is no longer true fails the test.
const DISAGREEMENTS: &[(&str, &str)] = &[];

/// What came of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Right,
    /// The service was asked about something that is not in the request.
    Undecidable,
    Wrong,
}

fn corpus() -> Value {
    serde_json::from_str(include_str!("conformance/corpus.json")).unwrap()
}

fn cases() -> Vec<Value> {
    corpus()["cases"].as_array().unwrap().clone()
}

/// `2016-04` is the first of the month.
fn day(recorded: &str) -> Date {
    let whole = if recorded.len() == 7 { format!("{recorded}-01") } else { recorded.to_owned() };
    Date::parse(&whole).unwrap()
}

/// A fault is named by an error at it, at a member of it, or where it is the other side of a conflict.
fn names(error: &Diagnostic, fault: &str) -> bool {
    let related = error.related.iter().map(|related| related.path.as_str());
    related.chain([error.path.as_str()]).any(|path| path == fault || path.starts_with(&format!("{fault}/")))
}

/// The outcome of a case on a date, and its findings.
fn judge(case: &Value, on: Date) -> (Outcome, String) {
    let linter = Linter::builder().as_of(on).build().unwrap();
    let report = linter.lint_value(&case["request"]);
    let found: String = report.diagnostics().iter().map(|found| format!("\n    {found}")).collect();
    let named = |fault: &Value| report.errors().any(|error| names(error, fault.as_str().unwrap()));
    let outcome = match case["verdict"].as_str().unwrap() {
        "accepted" if report.is_ok() => Outcome::Right,
        "refused" if case["members"].as_array().unwrap().iter().any(named) => Outcome::Right,
        "refused" if case["accountState"] == true && report.is_ok() => Outcome::Undecidable,
        _ => Outcome::Wrong,
    };
    (outcome, found)
}

#[test]
fn the_service_agrees() {
    let mut wrong = Vec::new();
    let (mut accepted, mut refused, mut named, mut undecidable) = (0, 0, 0, 0);
    for case in cases() {
        let id = case["id"].as_str().unwrap();
        let days = [day(case["date"].as_str().unwrap()), lambda_lint::facts::AS_OF];
        let judged = days.map(|on| judge(&case, on));
        let is_wrong = judged.iter().any(|(outcome, _)| *outcome == Outcome::Wrong);
        match case["verdict"].as_str().unwrap() {
            "accepted" => accepted += usize::from(!is_wrong),
            _ if judged[0].0 == Outcome::Undecidable => undecidable += 1,
            _ => {
                refused += 1;
                named += usize::from(!is_wrong);
            }
        }
        if is_wrong != DISAGREEMENTS.iter().any(|(known, _)| *known == id) {
            let what = if is_wrong { "we answer otherwise" } else { "we agree by now; take it from the list" };
            let [then, now] = judged.map(|(_, found)| found);
            wrong.push(format!("{id} ({}): {what}\n  then{then}\n  now{now}", case["verdict"]));
        }
    }
    println!("{accepted} accepted, {named} of {refused} refused named, {undecidable} depend on the account alone");
    for (id, reason) in DISAGREEMENTS {
        println!("  {id}: {reason}");
    }
    assert!(wrong.is_empty(), "{} cases\n{}", wrong.len(), wrong.join("\n"));
    assert!(named * 100 >= refused * 95, "{named} of {refused}");
}

#[test]
fn the_corpus_has_the_documented_form() {
    let corpus = corpus();
    assert!(corpus["version"].as_str().unwrap().split('.').all(|part| part.parse::<u32>().is_ok()));
    let mut ids = std::collections::BTreeSet::new();
    for case in cases() {
        let id = case["id"].as_str().unwrap().to_owned();
        let refused = case["verdict"] == "refused";
        assert!(refused || case["verdict"] == "accepted", "{id}");
        assert_eq!((case["error"].is_string(), case["members"].is_array()), (refused, refused), "{id}");
        for name in ["operation", "source", "date"] {
            assert!(case[name].is_string(), "{id}: {name}");
        }
        assert!(case["request"].is_object() && ids.insert(id.clone()), "{id}");
    }
}

#[test]
fn text_and_value_have_the_same_findings() {
    let linter = Linter::builder().advice(true).build().unwrap();
    for case in cases() {
        let request = &case["request"];
        let text = serde_json::to_string_pretty(request).unwrap();
        assert_eq!(alike(&linter.lint_str(&text), &linter.lint_value(request)), Ok(()), "{}", case["id"]);
    }
}

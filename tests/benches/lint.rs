//! Measures linting a request, compared with similar tools in the same run: parsing it into a `serde_json::Value`, and
//! that with a JSON Schema of the same constraints (the `jsonschema` crate, all errors collected).
//!
//! `cargo bench -p lambda-lint-tests`

use divan::{Bencher, black_box};
use lambda_lint::{Linter, Report};
use serde_json::Value;

const REQUESTS: [(&str, &[u8]); 3] = [
    ("small", include_bytes!("small.json")),
    ("large", include_bytes!("large.json")),
    ("faulty", include_bytes!("faulty.json")),
];
const SCHEMA: &str = include_str!("../../schema/create-function.schema.json");

fn main() {
    for (name, request) in REQUESTS {
        let report = Linter::new().lint_slice(request);
        eprintln!("{name}: {} bytes, {} diagnostics", request.len(), report.diagnostics().len());
    }
    divan::main();
}

fn names() -> impl Iterator<Item = &'static str> {
    REQUESTS.iter().map(|(name, _)| *name)
}

fn request(name: &str) -> &'static [u8] {
    REQUESTS.iter().find(|(known, _)| *known == name).expect("one of the names").1
}

/// Bytes to diagnostics, all rules of the severities error and warning.
#[divan::bench(args = names())]
fn lambda_lint(bencher: Bencher<'_, '_>, name: &str) {
    let (linter, request) = (Linter::new(), request(name));
    bencher.bench(|| -> Report { linter.lint_slice(black_box(request)) });
}

/// The same with advice: it reports something on nearly every request.
#[divan::bench(args = names())]
fn lambda_lint_with_advice(bencher: Bencher<'_, '_>, name: &str) {
    let (linter, request) = (Linter::builder().advice(true).build().expect("no options"), request(name));
    bencher.bench(|| -> Report { linter.lint_slice(black_box(request)) });
}

/// Measures parsing alone.
#[divan::bench(args = names())]
fn serde_json_value(bencher: Bencher<'_, '_>, name: &str) {
    let request = request(name);
    bencher.bench(|| serde_json::from_slice::<Value>(black_box(request)).expect("JSON"));
}

/// The model's constraints only, by the general validator.
#[divan::bench(args = names())]
fn serde_json_and_jsonschema(bencher: Bencher<'_, '_>, name: &str) {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let request = request(name);
    bencher.bench(|| {
        let value: Value = serde_json::from_slice(black_box(request)).expect("JSON");
        validator.iter_errors(&value).count()
    });
}

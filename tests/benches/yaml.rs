//! What linting a request in YAML costs, beside what others need to read it: the events of the same parser, and a value
//! of `serde_yaml_ng`, which reads with libyaml.
//!
//! `cargo bench -p lambda-lint-tests --bench yaml`

#[path = "../yaml/write.rs"]
mod write;

use divan::{Bencher, black_box};
use lambda_lint::{Linter, Report, Syntax};
use lambda_lint_extract::{Document, DocumentReport, Input};
use write::{Json, Style};

const REQUESTS: [(&str, &str); 2] = [("small", include_str!("small.json")), ("large", include_str!("large.json"))];

fn main() {
    for (name, _) in REQUESTS {
        eprintln!("{name}: {} bytes", request(name).len());
    }
    divan::main();
}

fn names() -> impl Iterator<Item = &'static str> {
    REQUESTS.iter().map(|(name, _)| *name)
}

fn request(name: &str) -> String {
    let json = REQUESTS.iter().find(|(known, _)| *known == name).expect("one of the names").1;
    write::write(&Json::read(json).expect("JSON"), Style::Block)
}

/// Text to diagnostics, all rules of the severities error and warning.
#[divan::bench(args = names())]
fn lambda_lint(bencher: Bencher<'_, '_>, name: &str) {
    let (linter, request) = (Linter::new(), request(name));
    bencher.bench(|| -> Report {
        linter.lint(lambda_lint::Document::from(black_box(request.as_str())).syntax(Syntax::Yaml))
    });
}

/// The parser that we use, its events alone.
#[divan::bench(args = names())]
fn granit_parser_events(bencher: Bencher<'_, '_>, name: &str) {
    let request = request(name);
    bencher.bench(|| granit_parser::Parser::new_from_str(black_box(&request)).filter(Result::is_ok).count());
}

/// Another library, to a value.
#[divan::bench(args = names())]
fn serde_yaml_ng_value(bencher: Bencher<'_, '_>, name: &str) {
    let request = request(name);
    bencher.bench(|| serde_yaml_ng::from_str::<serde_yaml_ng::Value>(black_box(&request)).expect("YAML"));
}

/// A document of Kubernetes, as a folder has many: it has words that a request has, and so has to be read.
fn foreign() -> String {
    let rules: String = (0..40)
        .map(|at| format!("- apiGroups: ['']\n  resources: [pods, services-{at}]\n  verbs: [get, watch]\n"))
        .collect();
    format!("apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: reader\nrules:\n{rules}")
}

/// From text to the result "no request".
#[divan::bench]
fn lambda_lint_foreign(bencher: Bencher<'_, '_>) {
    let (linter, text) = (Linter::new(), foreign());
    bencher.bench(|| -> DocumentReport {
        lambda_lint_extract::lint(
            &linter,
            Document::from(black_box(text.as_str())).syntax(Syntax::Yaml).input(Input::Auto),
        )
    });
}

/// The events of the same text alone.
#[divan::bench]
fn granit_parser_events_foreign(bencher: Bencher<'_, '_>) {
    let text = foreign();
    bencher.bench(|| granit_parser::Parser::new_from_str(black_box(&text)).filter(Result::is_ok).count());
}

/// The same text to a value.
#[divan::bench]
fn serde_yaml_ng_foreign(bencher: Bencher<'_, '_>) {
    let text = foreign();
    bencher.bench(|| serde_yaml_ng::from_str::<serde_yaml_ng::Value>(black_box(&text)).expect("YAML"));
}

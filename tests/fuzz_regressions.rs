//! What the fuzz target found, and all fixtures: what holds for every document holds for them.

use lambda_lint::Linter;
use lambda_lint_tests::{folder, invariants};
use proptest::prelude::*;

fn linters() -> [Linter; 2] {
    let all = Linter::builder().advice(true);
    [all.clone().build().unwrap(), all.region("eu-west-1").account("123456789012").build().unwrap()]
}

#[test]
fn documents_of_all_folders_keep_what_always_holds() {
    let linters = linters();
    for kind in ["fuzz_regressions", "err", "near", "ok"] {
        for file in std::fs::read_dir(folder().join(kind)).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            for linter in &linters {
                assert_eq!(invariants::check(linter, &bytes), Ok(()), "{}", path.display());
            }
        }
    }
}

#[test]
fn mutated_requests_keep_what_always_holds() {
    let linters = linters();
    proptest!(crate::mutate::config(150), |(request in crate::mutate::mutated())| {
        for linter in &linters {
            prop_assert_eq!(invariants::check(linter, request.to_string().as_bytes()), Ok(()));
        }
    });
}

#[test]
#[ignore = "writes the failing examples of the rules as seeds of the fuzz target"]
fn write_seeds() {
    let seeds = folder().join("../fuzz/corpus/report");
    std::fs::create_dir_all(&seeds).unwrap();
    for (index, (rule, request)) in crate::examples::failing().into_iter().enumerate() {
        std::fs::write(seeds.join(format!("{rule}-{index}")), request).unwrap();
    }
}

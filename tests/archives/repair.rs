//! Fixes of base64.

use super::build::*;
use super::judge::*;
use lambda_lint::Linter;
use lambda_lint_tests::invariants::apply;
use serde_json::json;

#[test]
fn base64_is_fixed() {
    let good = base64(&zip(&[JS]));
    let linter = Linter::new();
    let broken = [
        format!("data:application/zip;base64,{good}"),
        good.replace('+', "-").replace('/', "_"),
        good.trim_end_matches('=').to_owned(),
        format!("{}\n{}", &good[..76], &good[76..]),
    ];
    for text in broken {
        if text == good {
            continue;
        }
        let mut request = request("nodejs22.x", "index.handler");
        request["Code"] = json!({"ZipFile": text});
        let document = request.to_string();
        let report = linter.lint_str(&document);
        let [found] = report.diagnostics() else { panic!("{report:?}") };
        assert_eq!(found.rule, "invalid-base64");
        let fix = found.fix.as_ref().unwrap();
        assert!(fix.edits.iter().all(|edit| edit.text.len() <= 2), "no edit repeats the archive: {fix:?}");
        let fixed = apply(&document, fix).unwrap();
        assert!(linter.lint_str(&fixed).diagnostics().is_empty(), "{fixed}");
    }
}

//! A body that is JSON in a block of YAML: its findings are at its characters, and its fixes are made there.

use lambda_lint::Syntax;
use lambda_lint_extract::{Document, DocumentReport, Input};
use lambda_lint_tests::invariants::apply;

const BODY: &str = "{\n  \"FunctionName\": \"é\",\n\n  \"Role\": \"arn:aws:iam::123456789012:role/orders\", \"Runtime\": \"python3.14\",\n  \"Handler\": \"app.handler\", \"Code\": {\"S3Bucket\": \"builds\", \"S3Key\": \"o.zip\"},\n  \"memorySize\": \"64\", \"Timeout\":\n    9000,\n  \"Description\": null\n}";

fn lint(text: &str) -> DocumentReport {
    lambda_lint_extract::lint(
        &lambda_lint_extract::builder().build().unwrap(),
        Document::from(text).syntax(Syntax::Yaml).input(Input::Auto),
    )
}

/// The call with its body in a block with this header, indented by so much.
fn call(header: &str, indent: usize, end: &str) -> String {
    let body: String = BODY
        .split('\n')
        .map(|line| format!("{}{line}\n", " ".repeat(if line.is_empty() { 0 } else { indent })))
        .collect();
    format!("method: POST\nheaders: {{Content-Type: application/json}}\nbody: {header}\n{body}url: http://localhost:4566/2015-03-31/functions\n")
        .replace('\n', end)
}

#[test]
fn findings_in_a_block_are_at_their_characters() {
    for end in ["\n", "\r\n"] {
        for (header, indent) in [("|", 2), ("|-", 4), ("|+", 1), ("|2 # the body", 2)] {
            let text = call(header, indent, end);
            let report = lint(&text);
            let written: Vec<_> = report
                .diagnostics()
                .iter()
                .map(|found| {
                    let span = found.span.unwrap();
                    (found.path.as_str(), &text[span.start.offset..span.end.offset], span.start.line, span.start.column)
                })
                .collect();
            let column = |at: u32| at + indent as u32;
            let expected = [
                ("/FunctionName", "\"é\"", 5, column(19)),
                ("/memorySize", "\"memorySize\"", 9, column(3)),
                ("/memorySize", "\"64\"", 9, column(17)),
                ("/Timeout", "9000", 10, column(5)),
                ("/Description", "null", 11, column(18)),
            ];
            assert_eq!(written, expected, "{text}");
            assert!(report.diagnostics().iter().all(|found| found.source_path.as_deref() == Some("/body")));
        }
    }
}

#[test]
fn fixes_in_a_block_are_made_there() {
    let mut text = call("|", 4, "\n");
    let mut fixed = 0;
    while let Some(fix) = lint(&text).diagnostics().iter().find_map(|found| found.fix.clone()) {
        text = apply(&text, &fix).unwrap();
        fixed += 1;
        assert!(fixed < 10, "{text}");
    }
    assert!(fixed >= 3, "{fixed}");
    let shared = format!("{}other: *b\n", call("&b |", 4, "\n"));
    assert!(lint(&shared).diagnostics().iter().all(|found| found.fix.is_none()), "what is repeated is not edited");
    assert!(lint(&shared.replace("*b", "b")).diagnostics().iter().any(|found| found.fix.is_some()));
    assert!(text.contains("    \"MemorySize\": 64, \"Timeout\":\n        9000\n    }\n"), "{text}");
}

#[test]
fn folded_scalars_have_the_span_of_the_whole_scalar() {
    let text = call(">", 2, "\n");
    let report = lint(&text);
    assert!(report.errors().count() > 0);
    for found in report.diagnostics() {
        assert_eq!(found.span.unwrap().start.line, 3, "{found}");
        assert_eq!(found.fix, None);
    }
}

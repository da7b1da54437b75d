//! Documents that requests are a part of, judged as the program judges a file that is named.

use crate::options::Configured;
use lambda_lint_extract::{Document, DocumentReport, DocumentSource, Intent, language};
use std::path::Path;

/// Lints the requests in a document.
pub(crate) fn lint(configured: &Configured, bytes: &[u8]) -> DocumentReport {
    let Configured { linter, input, is_complete, file_name } = configured;
    let source = if *is_complete { DocumentSource::NamedRequest } else { DocumentSource::Named };
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let syntax = language::syntax(file_name.as_deref().map(Path::new), text);
    let document = Document::from(bytes).syntax(syntax);
    lambda_lint_extract::lint(linter, document.input(*input).intent(Intent::new(source, *is_complete)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options;

    fn rules(options: &str, document: &str) -> Vec<String> {
        let report =
            lint(&options::read(options.as_bytes()).unwrap_or_else(|error| panic!("{error}")), document.as_bytes());
        report.diagnostics().iter().map(|found| format!("{} {}", found.severity, found.rule)).collect()
    }

    #[test]
    fn an_answer_is_one_finding() {
        let answer = r#"{"FunctionName": "orders", "FunctionArn": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "Runtime": "python3.14", "Role": "arn:aws:iam::123456789012:role/orders", "Handler": "app.handler", "CodeSize": 5}"#;
        assert_eq!(rules("", answer), ["warning answer-for-request"]);
        assert_eq!(rules("complete=true", answer), ["error answer-for-request"]);
    }

    #[test]
    fn what_may_be_a_request_is_one_if_it_is_said_to_be_complete() {
        let file = r#"{"FunctionName": "orders", "Runtime": "python3.14", "Handler": "app.handler"}"#;
        assert_eq!(rules("", file), [""; 0]);
        for options in ["complete=true", "input=request"] {
            assert_eq!(rules(options, file), ["error missing-member"; 2]);
        }
    }
}

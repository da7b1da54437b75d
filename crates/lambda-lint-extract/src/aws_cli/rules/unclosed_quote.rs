use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place};

declare_rule! {
    /// A quote in a command is not closed.
    ///
    /// The shell reads everything up to the next quote as one argument. At the end of the script, it prints `unexpected EOF while
    /// looking for matching quote`.
    UnclosedQuote = "unclosed-quote", Error command,
    evidence: [Documentation "2026-12-01" "quoting in the shell" "https://www.gnu.org/software/bash/manual/html_node/Quoting.html"],
    pass: [
        "aws lambda update-function-configuration --function-name \"orders\" --timeout 5",
    ],
    fail: [
        "aws lambda update-function-configuration --function-name \"orders --timeout 5" => "",
    ],
}

pub(super) fn draft(place: Place) -> DiagnosticBuilder<'static> {
    let mut draft = DiagnosticBuilder::new(&UnclosedQuote, place, "this quote is not closed");
    draft.help("add the closing quote at the end of the value");
    draft
}

use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place, msg};

declare_rule! {
    /// A variable is in single quotes, so the shell does not replace it.
    ///
    /// The AWS CLI sends the text `$NAME` as it is. In double quotes, the shell replaces the variable.
    VariableInSingleQuotes = "variable-in-single-quotes", Warning command,
    evidence: [Documentation "2026-12-01" "single quotes in the shell" "https://www.gnu.org/software/bash/manual/html_node/Single-Quotes.html"],
    pass: [
        "aws lambda update-function-configuration --function-name \"$NAME\" --timeout 5",
        "aws lambda update-function-configuration --function-name orders --handler 'com.orders.Outer$Inner::handle'",
    ],
    fail: [
        "aws lambda update-function-configuration --function-name '$NAME' --timeout 5" => "",
    ],
}

pub(super) fn draft(place: Place, option: Option<&str>) -> DiagnosticBuilder<'static> {
    let option = option.unwrap_or_default();
    let message =
        msg!("the shell does not replace the variable in the value of {option}", option = Name(format!("--{option}")));
    let mut draft = DiagnosticBuilder::new(&VariableInSingleQuotes, place, message);
    draft.help("use double quotes");
    draft
}

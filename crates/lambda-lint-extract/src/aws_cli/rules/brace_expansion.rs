use lambda_lint::Severity;
use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place};

declare_rule! {
    /// The shell expands the braces of a value without quotes.
    ///
    /// bash and zsh make two words of `Variables={A=b,C=d}`: `Variables=A=b` and `Variables=C=d`. The AWS CLI then prints
    /// `Unknown options`.
    BraceExpansion = "brace-expansion", Error command,
    evidence: [
        Documentation "2026-11-30" "brace expansion in bash" "https://www.gnu.org/software/bash/manual/html_node/Brace-Expansion.html",
        Documentation "2026-11-30" "the report of a user of the AWS CLI" "https://github.com/aws/aws-cli/issues/2638",
    ],
    pass: [
        "aws lambda create-function --environment \"Variables={A=b,C=d}\"",
        "aws lambda create-function --environment Variables={A=b}",
    ],
    fail: [
        "aws lambda create-function --environment Variables={A=b,C=d}" => "",
    ],
}

pub(super) fn draft(place: Place, option: Option<&str>, is_certain: bool) -> DiagnosticBuilder<'static> {
    let option = option.unwrap_or_default();
    let message = match is_certain {
        true => format!("the shell splits the value of `--{option}` at the commas inside `{{}}`"),
        false => format!("some shells split the value of `--{option}` at the commas inside `{{}}`"),
    };
    let mut draft = DiagnosticBuilder::new(&BraceExpansion, place, message);
    draft.help("put quotes around the whole value").word("option", option);
    if !is_certain {
        draft.severity(Severity::Warning);
    }
    draft
}

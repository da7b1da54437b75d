use lambda_lint::Severity;
use lambda_lint::declare_rule;
use lambda_lint::message_args::Name;
use lambda_lint::{DiagnosticBuilder, Place, msg};

declare_rule! {
    /// The shell expands the braces in a value without quotes.
    ///
    /// bash and zsh expand `Variables={A=b,C=d}` into two words: `Variables=A=b` and `Variables=C=d`. The AWS CLI then prints
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
    let option = Name(format!("--{option}"));
    let message = match is_certain {
        true => msg!("the shell splits the value of {option} at the commas inside `{{}}`", option = option),
        false => msg!("some shells split the value of {option} at the commas inside `{{}}`", option = option),
    };
    let mut draft = DiagnosticBuilder::new(&BraceExpansion, place, message);
    draft.help("quote the whole value");
    if !is_certain {
        draft.severity(Severity::Warning);
    }
    draft
}

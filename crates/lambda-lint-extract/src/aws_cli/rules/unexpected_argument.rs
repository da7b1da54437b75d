use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place, msg};

declare_rule! {
    /// An argument does not belong to an option.
    ///
    /// The AWS CLI prints `Unknown options` and sends nothing. Usually, a value with spaces is not in quotes, a space
    /// separates the members of a value, or a flag such as `--publish` is followed by a value.
    UnexpectedArgument = "unexpected-argument", Error command,
    evidence: [Documentation "2026-11-30" "`ServiceOperation` in awscli/clidriver.py raises UnknownArgumentError" "https://github.com/aws/aws-cli/blob/develop/awscli/clidriver.py"],
    pass: [
        "aws lambda create-function --function-name orders --publish --description \"my function\"",
    ],
    fail: [
        "aws lambda create-function --function-name orders --publish true" => "",
        "aws lambda create-function --description my function" => "",
        "aws lambda create-function --code S3Bucket=builds S3Key=orders.zip" => "",
    ],
}

// the argument is not shown: it may be a part of a secret
pub(super) fn draft(place: Place, option: Option<&str>) -> DiagnosticBuilder<'static> {
    let message = match option {
        Some(option) => msg!("unexpected argument after {option}", option = Name(format!("--{option}"))),
        None => "unexpected argument before the first option".into(),
    };
    let mut draft = DiagnosticBuilder::new(&UnexpectedArgument, place, message);
    draft.help("put a value with spaces in quotes, or remove the argument");
    draft
}

/// Reports a member that a space separates from the members before it.
pub(super) fn spaced(place: Place, option: Option<&str>) -> DiagnosticBuilder<'static> {
    let mut draft = draft(place, option);
    draft.help("separate the members with a comma, without a space");
    draft
}

/// Reports an option with its value in the same word.
pub(super) fn joined(place: Place) -> DiagnosticBuilder<'static> {
    let message = "an option and its value are one argument";
    let mut draft = DiagnosticBuilder::new(&UnexpectedArgument, place, message);
    draft.help("make two arguments of them, or write `=` between them");
    draft
}

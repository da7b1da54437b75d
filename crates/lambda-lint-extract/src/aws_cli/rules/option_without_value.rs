use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place, msg};

declare_rule! {
    /// An option has no value.
    ///
    /// The AWS CLI prints `expected one argument` and sends nothing.
    OptionWithoutValue = "option-without-value", Error command,
    evidence: [Documentation "2026-11-30" "`CLIArgument.add_to_parser` in awscli/arguments.py" "https://github.com/aws/aws-cli/blob/develop/awscli/arguments.py"],
    pass: [
        "aws lambda create-function --function-name orders --role $ROLE",
    ],
    fail: [
        "aws lambda create-function --function-name orders --role --runtime nodejs24.x" => "",
    ],
}

pub(super) fn draft(place: Place, option: Option<&str>) -> DiagnosticBuilder<'static> {
    let option = option.unwrap_or_default();
    let mut draft = DiagnosticBuilder::new(
        &OptionWithoutValue,
        place,
        msg!("missing value for {option}", option = Name(format!("--{option}"))),
    );
    draft.help("add the value, or remove the option");
    draft
}

use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place, msg};

declare_rule! {
    /// The AWS CLI has no such operation.
    ///
    /// It prints `argument operation: Found invalid choice` and sends nothing. Names of operations have hyphens, and the parts are those
    /// of the API.
    UnknownOperation = "unknown-operation", Error command,
    evidence: [
        Documentation "2026-12-01" "`CLIArgParser` in awscli/argparser.py rejects names that are not in the command table" "https://github.com/aws/aws-cli/blob/develop/awscli/argparser.py",
        Documentation "2026-12-01" "the operations of the service" "https://docs.aws.amazon.com/cli/latest/reference/lambda/",
    ],
    pass: [
        "aws lambda update-function-configuration --function-name orders --timeout 5",
    ],
    fail: [
        "aws lambda update-function-config --function-name orders --timeout 5" => "",
        "aws lambda create_function --function-name orders" => "",
    ],
}

pub(super) fn draft(place: Place, meant: &'static str) -> DiagnosticBuilder<'static> {
    let mut draft = DiagnosticBuilder::new(&UnknownOperation, place, "the AWS CLI has no such operation");
    draft.help(msg!("did you mean {operation}?", operation = Name(meant)));
    draft
}

use lambda_lint::declare_rule;
use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Place, msg};
use lambda_lint_syntax::NodeId;

declare_rule! {
    /// A value starts like JSON, but is not valid JSON.
    ///
    /// The AWS CLI reads a value that starts with `{` or `[` as JSON. Often the shell has removed the quotes. Inputs of
    /// the action `aws-lambda-deploy` such as `environment` must be JSON, too.
    UnparsableJson = "unparsable-json", Error command,
    evidence: [Documentation "2026-11-30" "`_unpack_json_cli_arg` in awscli/argprocess.py" "https://github.com/aws/aws-cli/blob/develop/awscli/argprocess.py"],
    pass: [
        "aws lambda create-function --environment '{\"Variables\": {\"STAGE\": \"test\"}}'",
    ],
    fail: [
        "aws lambda create-function --environment \"{\"Variables\": {\"STAGE\": \"test\"}}\"" => "",
        "aws lambda create-function --environment '{Variables={STAGE=test}}'" => "",
    ],
}

/// Reports the input of an action or a tool.
pub(crate) fn unparsable_input(name: &str, value: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("the value of {option} must be JSON", option = Text(name));
    let mut draft = DiagnosticBuilder::new(&UnparsableJson, Place(PlaceKind::Outside(value)), message);
    draft.help("use double quotes in JSON, and single quotes around the whole value");
    draft
}

pub(super) fn draft(place: Place, option: Option<&str>) -> DiagnosticBuilder<'static> {
    let option = option.unwrap_or_default();
    let mut draft = DiagnosticBuilder::new(
        &UnparsableJson,
        place,
        msg!("the value of {option} starts like JSON, but is not valid JSON", option = Name(format!("--{option}"))),
    );
    draft.help("use double quotes in JSON, and single quotes around the whole value");
    draft
}

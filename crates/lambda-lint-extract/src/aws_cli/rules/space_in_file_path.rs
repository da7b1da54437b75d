use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place, msg};

declare_rule! {
    /// A space follows `file://` or `fileb://`.
    ///
    /// The AWS CLI takes the space for the beginning of the path, and prints `Unable to load paramfile`.
    SpaceInFilePath = "space-in-file-path", Error command,
    evidence: [Documentation "2026-12-01" "`get_file` in awscli/paramfile.py opens what follows the prefix" "https://github.com/aws/aws-cli/blob/develop/awscli/paramfile.py"],
    pass: [
        "aws lambda create-function --zip-file \"fileb://my function.zip\"",
    ],
    fail: [
        "aws lambda create-function --zip-file \"fileb:// function.zip\"" => "",
    ],
}

pub(super) fn draft(place: Place, prefix: &'static str) -> DiagnosticBuilder<'static> {
    let message = msg!("the path after {prefix} begins with a space", prefix = Name(prefix));
    let mut draft = DiagnosticBuilder::new(&SpaceInFilePath, place, message);
    draft.help("remove the space");
    draft
}

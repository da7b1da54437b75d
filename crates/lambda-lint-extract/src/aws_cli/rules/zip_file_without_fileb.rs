use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place};

declare_rule! {
    /// The value of `--zip-file` does not start with `fileb://`.
    ///
    /// The AWS CLI reads the value as the archive itself, and rejects it: `--zip-file must be a zip file with the fileb:// prefix`.
    ZipFileWithoutFileb = "zip-file-without-fileb", Error command,
    evidence: [Documentation "2026-11-30" "`ZipFileArgument` in awscli/customizations/awslambda.py" "https://github.com/aws/aws-cli/blob/develop/awscli/customizations/awslambda.py"],
    pass: [
        "aws lambda create-function --zip-file fileb://function.zip",
    ],
    fail: [
        "aws lambda create-function --zip-file function.zip" => "",
        "aws lambda create-function --zip-file file://function.zip" => "",
    ],
}

pub(super) fn draft(place: Place) -> DiagnosticBuilder<'static> {
    let message = "the value of `--zip-file` must begin with `fileb://`";
    let mut draft = DiagnosticBuilder::new(&ZipFileWithoutFileb, place, message);
    draft.help("add `fileb://` before the archive path");
    draft
}

use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place};

declare_rule! {
    /// `--code` contains `ZipFile`.
    ///
    /// The AWS CLI rejects it: `ZipFile cannot be provided as part of the --code argument`.
    ZipFileInCode = "zip-file-in-code", Error command,
    evidence: [Documentation "2026-11-30" "`ReplacedZipFileArgument` in awscli/customizations/awslambda.py" "https://github.com/aws/aws-cli/blob/develop/awscli/customizations/awslambda.py"],
    pass: [
        "aws lambda create-function --code S3Bucket=builds,S3Key=orders.zip",
    ],
    fail: [
        "aws lambda create-function --code ZipFile=fileb://function.zip" => "",
    ],
}

pub(super) fn draft(place: Place) -> DiagnosticBuilder<'static> {
    let message = "`ZipFile` is not allowed in `--code`";
    let mut draft = DiagnosticBuilder::new(&ZipFileInCode, place, message);
    draft.help("use `--zip-file fileb://` and the path of the archive");
    draft
}

//! Updates without what every update of their kind must have.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Operation, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(super) const INCOMPLETE_UPDATE: &Meta = &IncompleteUpdate;

declare_rule! {
    /// An update does not name its function, or a code update has no code.
    ///
    /// Both update operations require `FunctionName`. UpdateFunctionCode also needs `ZipFile`, `S3Bucket` with `S3Key`, or
    /// `ImageUri`.
    IncompleteUpdate = "incomplete-update", Error command,
    aws: INVALID_PARAMETER,
    evidence: [
        Model "2026-11-20" "`FunctionName` is required" "https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html",
        Documentation "2026-11-30" "the code is an archive in the request or in S3, or an image" "https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html",
        Tools "2026-11-30" "the AWS CLI and boto3 reject a call without the name; the service responds `Please provide a source for function code.`" "https://docs.aws.amazon.com/cli/latest/reference/lambda/update-function-code.html",
    ],
    pass: [
        "aws lambda update-function-code --function-name orders --zip-file fileb://function.zip",
    ],
    fail: [
        "aws lambda update-function-code --function-name orders" => "",
        "aws lambda update-function-configuration --timeout 5" => "",
    ],
}

/// Reports what an update lacks. `has` returns whether a member is or may be set.
pub(crate) fn check(
    operation: &Operation,
    place: &dyn Fn(&str) -> NodeId,
    has: &dyn Fn(&str) -> bool,
) -> Vec<DiagnosticBuilder<'static>> {
    let mut found = Vec::new();
    if !operation.is_update() {
        return found;
    }
    let mut report = |member, message, help| {
        let place = Place(PlaceKind::Outside(place(member)));
        let mut draft = DiagnosticBuilder::new(INCOMPLETE_UPDATE, place, message);
        draft.help(help);
        found.push(draft);
    };
    if !has("FunctionName") {
        report("", msg!("missing {@FunctionName}"), msg!("add the name of the function to update"));
    }
    if operation.is_code_at_top() {
        let (has_bucket, has_key) = (has("S3Bucket"), has("S3Key"));
        if has("ZipFile") || has("ImageUri") || has_bucket && has_key {
            return found;
        }
        match (has_bucket, has_key) {
            (true, _) => report(
                "S3Bucket",
                msg!("missing {@S3Key}, which {@S3Bucket} requires"),
                msg!("add {@S3Key}, the key of the archive"),
            ),
            (_, true) => report(
                "S3Key",
                msg!("missing {@S3Bucket}, which {@S3Key} requires"),
                msg!("add {@S3Bucket}, the bucket of the archive"),
            ),
            _ => report(
                "",
                msg!("missing code: the update has neither an archive nor an image"),
                msg!("add {@ZipFile}, {@S3Bucket} with {@S3Key}, or {@ImageUri}"),
            ),
        }
    }
    found
}

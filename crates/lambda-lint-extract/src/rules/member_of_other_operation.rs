//! Members of CreateFunction in a call that updates a function and does not have them.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Operation, Place, Severity, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const MEMBER_OF_OTHER_OPERATION: &Meta = &MemberOfOtherOperation;

declare_rule! {
    /// An update call has a parameter that only CreateFunction accepts.
    ///
    /// UpdateFunctionCode takes `ZipFile`, `S3Bucket`, `S3Key` and `ImageUri` without `Code` around them. boto3 rejects a call
    /// with an unknown parameter. The SDK for JavaScript ignores it, so there it is a warning.
    MemberOfOtherOperation = "member-of-other-operation", Error sdk,
    evidence: [
        Model "2026-11-20" "the members of the update operations" "https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html",
        Tools "2026-11-30" "botocore reports `Unknown parameter in input`" "https://boto3.amazonaws.com/v1/documentation/api/latest/reference/services/lambda/client/update_function_code.html",
    ],
    pass: [
        "client.update_function_code(FunctionName=\"orders\", S3Bucket=\"builds-of-orders\", S3Key=\"orders.zip\")\n",
    ],
    fail: [
        "client.update_function_configuration(FunctionName=\"orders\", Tags={\"team\": \"orders\"})\n" => "",
    ],
}

/// Reports the name of a member that the operation does not have.
pub(crate) fn check(operation: &Operation, text: &str, name: NodeId, is_rejected: bool) -> DiagnosticBuilder<'static> {
    let message = msg!("{operation} has no parameter {name}", operation = Word(operation.name()), name = Text(text));
    let mut draft = DiagnosticBuilder::new(MEMBER_OF_OTHER_OPERATION, Place(PlaceKind::Outside(name)), message);
    match text {
        "Code" if operation.is_code_at_top() => draft.help("move its members to the top of the call"),
        "Code" | "Architectures" | "Publish" => draft.help("use UpdateFunctionCode for it"),
        "Tags" => draft.help("use TagResource for it"),
        _ => draft.help("remove it; only CreateFunction has it"),
    };
    if !is_rejected {
        draft.severity(Severity::Warning);
    }
    draft
}

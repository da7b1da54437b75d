//! Logical IDs that CloudFormation rejects.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const MALFORMED_LOGICAL_ID: &Meta = &MalformedLogicalId;

declare_rule! {
    /// The logical ID of a function is not alphanumeric.
    ///
    /// CloudFormation rejects the template: `Resource name … is non alphanumeric`. The name of the function itself may have hyphens
    /// and underscores; it belongs in `FunctionName`.
    MalformedLogicalId = "malformed-logical-id", Error record,
    aws: TEMPLATE,
    evidence: [
        Documentation "2026-12-01" "the logical ID must be alphanumeric (A-Za-z0-9)" "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
        Documentation "2026-12-01" "cfn-lint has the same rule, E3006" "https://github.com/aws-cloudformation/cfn-lint",
    ],
    pass: [
        r#"{"Resources": {"Orders2": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "orders-2", "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"orders-2": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Reports a logical ID with other characters than letters and digits.
pub(crate) fn other_characters(name: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("the logical ID {name} is not alphanumeric", name = Text(name));
    let mut draft = DiagnosticBuilder::new(MALFORMED_LOGICAL_ID, Place(PlaceKind::Outside(node)), message);
    draft.help("use letters and digits only; the name of the function belongs in `FunctionName`");
    draft
}

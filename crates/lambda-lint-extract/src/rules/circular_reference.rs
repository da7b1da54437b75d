//! Functions that refer to themselves.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const CIRCULAR_REFERENCE: &Meta = &CircularReference;

declare_rule! {
    /// A function refers to itself.
    ///
    /// CloudFormation rejects the template: `Circular dependency between resources`. Terraform rejects the configuration:
    /// `Self-referential block`. Inside of the function, its name is in the environment variable `AWS_LAMBDA_FUNCTION_NAME`.
    CircularReference = "circular-reference", Error record,
    aws: TEMPLATE,
    evidence: [
        Documentation "2026-12-01" "CloudFormation answers `Circular dependency between resources`" "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html",
        Documentation "2026-12-01" "the name of the function is in the environment" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
        Tools "2026-12-01" "Terraform answers `Self-referential block`" "",
    ],
    pass: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Environment": {"Variables": {"TABLE": {"Ref": "Table"}}}, "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Environment": {"Variables": {"SELF": {"Ref": "Orders"}}}, "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Reports a reference to the function that it is in.
pub(crate) fn to_itself(name: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("{name} refers to itself", name = Text(name));
    let mut draft = DiagnosticBuilder::new(CIRCULAR_REFERENCE, Place(PlaceKind::Outside(node)), message);
    draft.help("remove the reference; the function finds its name in `AWS_LAMBDA_FUNCTION_NAME`");
    draft
}

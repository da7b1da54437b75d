//! Null values in a template.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule};
use lambda_lint_syntax::NodeId;

pub(crate) const NULL_PROPERTY: &Meta = &NullProperty;

declare_rule! {
    /// A property of a template is null.
    ///
    /// CloudFormation rejects templates with null values. In YAML, a name without a value is null.
    NullProperty = "null-property", Error record,
    aws: TEMPLATE,
    evidence: [
        Answer "2026-11-30" "'null' values are not allowed in templates" "",
        Documentation "2026-11-30" "a property is removed with `AWS::NoValue`" "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html",
    ],
    pass: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Description": {"Ref": "AWS::NoValue"}, "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Description": null, "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Reports a null value.
pub(crate) fn null_value(node: NodeId) -> DiagnosticBuilder<'static> {
    let place = Place(PlaceKind::Outside(node));
    let mut draft = DiagnosticBuilder::new(NULL_PROPERTY, place, "null is not allowed in a template");
    draft.help("remove the property, or set it to `AWS::NoValue`");
    draft
}

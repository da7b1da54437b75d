//! References to a single value where a template needs a list.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const SINGLE_VALUE_FOR_LIST: &Meta = &SingleValueForList;

declare_rule! {
    /// A property that is a list is set to a reference to a single value.
    ///
    /// `Ref` of a resource, or of a parameter that is not a list, gives one text. CloudFormation does not make a list of it:
    /// `Value of property Layers must be of type List of String`.
    SingleValueForList = "single-value-for-list", Error record,
    aws: TEMPLATE,
    evidence: [
        Documentation "2026-11-30" "`Layers` is a list of ARNs" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html",
        Documentation "2026-11-30" "`Ref` of a layer version gives its ARN" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-layerversion.html",
    ],
    pass: [
        r#"{"Resources": {"Tools": {"Type": "AWS::Lambda::LayerVersion"}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Layers": [{"Ref": "Tools"}], "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Tools": {"Type": "AWS::Lambda::LayerVersion"}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Layers": {"Ref": "Tools"}, "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Reports a reference to something of this name that is a single value.
pub(crate) fn reference(name: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("expected a list, found a reference to {name}, which is a single value", name = Text(name));
    let mut draft = DiagnosticBuilder::new(SINGLE_VALUE_FOR_LIST, Place(PlaceKind::Outside(node)), message);
    draft.help("make the reference an entry of a list");
    draft
}

/// Reports a list of all instances of a resource as an entry of a list.
pub(crate) fn splat(written: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("expected a single value, found the list {reference}", reference = Text(written));
    let mut draft = DiagnosticBuilder::new(SINGLE_VALUE_FOR_LIST, Place(PlaceKind::Outside(node)), message);
    draft.help("remove the brackets around it");
    draft
}

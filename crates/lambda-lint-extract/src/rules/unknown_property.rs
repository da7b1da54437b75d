//! Properties that a resource type does not have.

use lambda_lint::internals::{PlaceKind, nearest, shorten};
use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule};
use lambda_lint_syntax::NodeId;

pub(crate) const UNKNOWN_PROPERTY: &Meta = &UnknownProperty;

declare_rule! {
    /// A template has a property that its resource type does not have.
    ///
    /// CloudFormation and SAM refuse a template with such a property. In a request, the service would only ignore it.
    UnknownProperty = "unknown-property", Error record,
    aws: TEMPLATE,
    evidence: [
        Documentation "2026-11-30" "the schema of AWS::Lambda::Function allows no other properties" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html",
        Documentation "2026-11-30" "the SAM translator refuses properties that it does not list" "https://github.com/aws/serverless-application-model",
    ],
    pass: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Timeout": 30, "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Timout": 30, "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Says that a property does not exist. Gives the one that was probably meant.
pub(crate) fn unknown_property(
    name: &str,
    node: NodeId,
    names: impl Iterator<Item = &'static str>,
) -> (DiagnosticBuilder<'static>, Option<&'static str>) {
    let mut names = names;
    let meant = nearest(name, &mut names);
    // `nearest` gives a name of the list
    let message = format!("unknown property `{}`", shorten(name));
    let mut draft = DiagnosticBuilder::new(UNKNOWN_PROPERTY, Place(PlaceKind::Outside(node)), message);
    draft.word("property", name);
    match meant {
        Some(meant) => draft.help(format!("rename it to `{meant}`")).param("nearest", meant),
        None => draft.help("remove it"),
    };
    (draft, meant)
}

/// Says that a property is not allowed for all functions together.
pub(crate) fn not_global(name: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let message = format!("`{}` is not allowed in `Globals`", shorten(name));
    let mut draft = DiagnosticBuilder::new(UNKNOWN_PROPERTY, Place(PlaceKind::Outside(node)), message);
    draft.help("move it to the functions that need it").word("property", name);
    draft
}

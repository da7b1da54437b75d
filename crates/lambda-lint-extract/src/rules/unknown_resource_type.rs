//! Misspelled resource types of functions.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const UNKNOWN_RESOURCE_TYPE: &Meta = &UnknownResourceType;

declare_rule! {
    /// The resource type of a function is misspelled.
    ///
    /// CloudFormation rejects the template: `Unrecognized resource types`. Types are case-sensitive.
    UnknownResourceType = "unknown-resource-type", Error record,
    aws: TEMPLATE,
    evidence: [
        Documentation "2026-11-30" "the type of a function is `AWS::Lambda::Function`" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html",
        Documentation "2026-11-30" "the type of a function is `AWS::Serverless::Function`" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
        Documentation "2026-11-30" "logical names and types are case-sensitive" "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    ],
    pass: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Orders": {"Type": "AWS::lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Functions", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Reports a resource type that is probably meant to be that of a function.
pub(crate) fn in_other_case(written: &str, node: NodeId, nearest: &'static str) -> DiagnosticBuilder<'static> {
    let message = msg!("unknown resource type {actual}", actual = Text(written));
    let mut draft = DiagnosticBuilder::new(UNKNOWN_RESOURCE_TYPE, Place(PlaceKind::Outside(node)), message);
    draft.help(msg!("did you mean {nearest}?", nearest = Name(nearest)));
    draft
}

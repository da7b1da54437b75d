//! `Tags` of CloudFormation.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Message, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const MALFORMED_TAGS: &Meta = &MalformedTags;

declare_rule! {
    /// `Tags` of a CloudFormation function is not a list of objects with `Key` and `Value`.
    ///
    /// The API and AWS SAM use an object; CloudFormation uses a list and rejects anything else.
    MalformedTags = "malformed-tags", Error record,
    aws: TEMPLATE,
    evidence: [
        Documentation "2026-11-30" "`Tags` is an array of `Tag`" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html",
        Documentation "2026-11-30" "`Key` is required" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-tag.html",
    ],
    pass: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Tags": [{"Key": "team", "Value": "orders"}], "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Tags": {"team": "orders"}, "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Tags": [{"Name": "team", "Value": "orders"}], "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Reports a value that is not a list.
pub(crate) fn not_a_list(value: NodeId) -> DiagnosticBuilder<'static> {
    made(
        value,
        msg!(
            "{tags} must be a list of {key} and {value}",
            tags = Name("Tags"),
            key = Name("Key"),
            value = Name("Value")
        ),
    )
}

/// Reports an entry without a key.
pub(crate) fn without_key(tag: NodeId) -> DiagnosticBuilder<'static> {
    made(tag, msg!("missing {key} in a tag", key = Name("Key")))
}

fn made(node: NodeId, message: Message) -> DiagnosticBuilder<'static> {
    let mut draft = DiagnosticBuilder::new(MALFORMED_TAGS, Place(PlaceKind::Outside(node)), message);
    draft.help("write each tag as an object with `Key` and `Value`");
    draft
}

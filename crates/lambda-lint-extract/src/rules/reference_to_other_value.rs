//! References that give another value than the property needs.

use crate::reference::{Given, IMAGE, Reference};
use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Message, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const REFERENCE_TO_OTHER_VALUE: &Meta = &ReferenceToOtherValue;

declare_rule! {
    /// A reference gives a URL, a name or an ID, but the property needs an ARN or the ID of another kind of resource.
    ///
    /// `Role` must be an ARN, but `Ref` of a role returns its name. `Ref` of a queue returns its URL, and `Ref` of a key
    /// returns its ID. In Terraform, `layer_arn` of a layer version has no version, `id` of a queue is its URL, and a bare
    /// `aws_iam_role.NAME` is the whole object.
    ReferenceToOtherValue = "reference-to-other-value", Error record,
    aws: VALIDATION,
    evidence: [
        Documentation "2026-11-30" "`Ref` of a queue returns its URL" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html",
        Documentation "2026-11-30" "`Ref` of a key returns its ID" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html",
        Documentation "2026-11-30" "`Ref` of a role returns its name, `Fn::GetAtt` of `Arn` the ARN" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html",
        Documentation "2026-11-30" "`id` and `name` of the resource are the name of the role" "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role",
        Documentation "2026-11-30" "the properties are ARNs" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html",
    ],
    pass: [
        r#"{"resource": {"aws_lambda_function": {"orders": {"function_name": "orders", "role": "${aws_iam_role.orders.arn}", "runtime": "nodejs24.x", "handler": "index.handler", "filename": "orders.zip"}}}}"#,
        r#"{"Resources": {"Failed": {"Type": "AWS::SNS::Topic"}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"DeadLetterConfig": {"TargetArn": {"Ref": "Failed"}}, "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"OrdersRole": {"Type": "AWS::IAM::Role", "Properties": {}}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Ref": "OrdersRole"}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
        r#"{"resource": {"aws_lambda_function": {"orders": {"function_name": "orders", "role": "${aws_iam_role.orders.name}", "runtime": "nodejs24.x", "handler": "index.handler", "filename": "orders.zip"}}}}"# => "",
        r#"{"Resources": {"Failed": {"Type": "AWS::SQS::Queue"}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"DeadLetterConfig": {"TargetArn": {"Ref": "Failed"}}, "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Reports a reference that certainly returns a different value than the one that is needed. `spell` writes a reference to an
/// attribute.
pub(crate) fn check(
    reference: &Reference<'_>,
    needed: Given,
    node: NodeId,
    spell: impl Fn(&str) -> String,
) -> Option<DiagnosticBuilder<'static>> {
    let given = reference.given().filter(|given| *given != needed)?;
    let right = reference.attributes.iter().find(|(_, given)| *given == needed).map(|(name, _)| spell(name));
    let message = msg!(
        "{reference} is {found}; expected {expected}",
        reference = Text(reference.written),
        found = Word(given.as_str()),
        expected = Word(needed.as_str())
    );
    let mut draft = made(message, right.as_deref(), node);
    if needed == IMAGE {
        draft.help("append a colon and the tag of the image");
    }
    Some(draft)
}

/// Reports a reference to a list where a single value is needed.
pub(crate) fn list(name: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let mut draft = made(msg!("{reference} is a list; expected a single value", reference = Text(name)), None, node);
    draft.help("if it is the only entry of a list, use it in place of the list");
    draft
}

/// Reports a reference of Terraform to a resource as a whole. `right` is the reference to the attribute that is needed.
pub(crate) fn whole(written: &str, right: Option<&str>, node: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("{reference} is the whole resource; expected one of its attributes", reference = Text(written));
    made(message, right, node)
}

fn made(message: Message, right: Option<&str>, node: NodeId) -> DiagnosticBuilder<'static> {
    let mut draft = DiagnosticBuilder::new(REFERENCE_TO_OTHER_VALUE, Place(PlaceKind::Outside(node)), message);
    if let Some(right) = right {
        draft.help(msg!("use {expected}", expected = Text(right)));
    }
    draft
}

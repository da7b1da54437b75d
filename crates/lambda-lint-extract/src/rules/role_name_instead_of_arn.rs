//! References that give the name of a role where its ARN is required.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Message, Meta, Place, declare_rule};
use lambda_lint_syntax::NodeId;

pub(crate) const ROLE_NAME_INSTEAD_OF_ARN: &Meta = &RoleNameInsteadOfArn;

declare_rule! {
    /// A reference gives the name of a role instead of its ARN.
    ///
    /// `Role` must be an ARN. In CloudFormation, `Ref` of an `AWS::IAM::Role` returns its name. In Terraform, `name` and
    /// `id` of an `aws_iam_role` are its name, and a bare `aws_iam_role.NAME` is the whole object.
    RoleNameInsteadOfArn = "role-name-instead-of-arn", Error record,
    aws: VALIDATION,
    evidence: [
        Documentation "2026-11-30" "`Ref` of a role returns the resource name, `Fn::GetAtt` of `Arn` the ARN" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html",
        Documentation "2026-11-30" "`Role` is the ARN of the execution role" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html",
        Documentation "2026-11-30" "`id` and `name` of the resource are the name of the role" "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role",
    ],
    pass: [
        r#"{"Resources": {"OrdersRole": {"Type": "AWS::IAM::Role", "Properties": {}}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
        r#"{"resource": {"aws_lambda_function": {"orders": {"function_name": "orders", "role": "${aws_iam_role.orders.arn}", "runtime": "nodejs24.x", "handler": "index.handler", "filename": "orders.zip"}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"OrdersRole": {"Type": "AWS::IAM::Role", "Properties": {}}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Ref": "OrdersRole"}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
        r#"{"resource": {"aws_lambda_function": {"orders": {"function_name": "orders", "role": "${aws_iam_role.orders.name}", "runtime": "nodejs24.x", "handler": "index.handler", "filename": "orders.zip"}}}}"# => "",
    ],
}

/// Reports a reference at a value.
pub(crate) fn made(value: NodeId, message: Message, help: Message) -> DiagnosticBuilder<'static> {
    let mut draft = DiagnosticBuilder::new(ROLE_NAME_INSTEAD_OF_ARN, Place(PlaceKind::Outside(value)), message);
    draft.help(help);
    draft
}

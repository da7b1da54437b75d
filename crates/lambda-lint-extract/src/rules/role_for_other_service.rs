//! Roles of the same document that Lambda may not assume.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const ROLE_FOR_OTHER_SERVICE: &Meta = &RoleForOtherService;

declare_rule! {
    /// The trust policy of the role does not allow Lambda to assume it.
    ///
    /// Lambda rejects the function: `The role defined for the function cannot be assumed by Lambda`. The trust policy of an
    /// execution role allows `sts:AssumeRole` for the service `lambda.amazonaws.com`. Policies with conditions, parameters or
    /// references are not judged.
    RoleForOtherService = "role-for-other-service", Error record,
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-12-01" "the trust policy of an execution role names `lambda.amazonaws.com`" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
        Documentation "2026-12-01" "Lambda assumes the role when it creates the function" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"Resources": {"OrdersRole": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Principal": {"Service": ["lambda.amazonaws.com", "edgelambda.amazonaws.com"]}, "Action": "sts:AssumeRole"}]}}}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"OrdersRole": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}}}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Reports the trust policy of a role.
pub(crate) fn without_lambda(role: &str, policy: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("the trust policy of {role} does not allow Lambda to assume the role", role = Text(role));
    let mut draft = DiagnosticBuilder::new(ROLE_FOR_OTHER_SERVICE, Place(PlaceKind::Outside(policy)), message);
    draft.help("allow `sts:AssumeRole` for the service `lambda.amazonaws.com`");
    draft
}

//! Settings of other calls in templates.

use lambda_lint::internals::{PlaceKind, nearest};
use lambda_lint::{DiagnosticBuilder, Message, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const INVALID_SETTING: &Meta = &InvalidSetting;

declare_rule! {
    /// A setting that is not a member of CreateFunction has a value that CloudFormation or AWS SAM rejects.
    ///
    /// Templates also have settings of other calls, such as `ReservedConcurrentExecutions`. Some need another one: in AWS SAM,
    /// `DeploymentPreference` and `ProvisionedConcurrencyConfig` need `AutoPublishAlias`.
    InvalidSetting = "invalid-setting", Error record,
    aws: TEMPLATE,
    evidence: [
        Documentation "2026-11-30" "the schema of AWS::Lambda::Function has the values and the minimum of 0" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html",
        Documentation "2026-11-30" "the SAM translator rejects these settings without an alias" "https://github.com/aws/serverless-application-model/blob/develop/samtranslator/model/sam_resources.py",
    ],
    pass: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"ReservedConcurrentExecutions": 0, "RecursiveLoop": "Allow", "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
        r#"{"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Orders": {"Type": "AWS::Serverless::Function", "Properties": {"Runtime": "python3.14", "Handler": "app.handler", "CodeUri": "src/", "AutoPublishAlias": "live", "DeploymentPreference": {"Type": "AllAtOnce"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"ReservedConcurrentExecutions": -1, "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"RecursiveLoop": "allow", "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
        r#"{"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Orders": {"Type": "AWS::Serverless::Function", "Properties": {"Runtime": "python3.14", "Handler": "app.handler", "CodeUri": "src/", "DeploymentPreference": {"Type": "AllAtOnce"}}}}}"# => "",
    ],
}

/// Reports a value that is not one of those that are allowed.
pub(crate) fn unknown_value(
    written: &str,
    allowed: &'static [&'static str],
    node: NodeId,
) -> DiagnosticBuilder<'static> {
    let message = msg!("unknown value {actual}; expected {allowed}", actual = Text(written), allowed = AnyOf(allowed));
    let mut draft = made(node, message);
    if let Some(nearest) = nearest(written, &mut allowed.iter().copied()) {
        draft.help(msg!("did you mean {nearest}?", nearest = Name(nearest)));
    }
    draft
}

/// Reports a number below zero.
pub(crate) fn below_zero(name: &'static str, node: NodeId) -> DiagnosticBuilder<'static> {
    let mut draft = made(node, msg!("{name} must be 0 or more", name = Name(name)));
    draft.help("remove it to use the unreserved concurrency of the account");
    draft
}

/// Reports a number below -1, where -1 means no reservation.
pub(crate) fn below_minus_one(name: &'static str, node: NodeId) -> DiagnosticBuilder<'static> {
    let mut draft = made(node, msg!("{name} must be -1 or more", name = Name(name)));
    draft.help("use -1 for the unreserved concurrency of the account, or 0 to stop the function");
    draft
}

/// Reports a value that is not a boolean.
pub(crate) fn not_boolean(name: &'static str, node: NodeId) -> DiagnosticBuilder<'static> {
    let mut draft = made(node, msg!("{name} must be a boolean", name = Name(name)));
    draft.help("use `true` or `false`");
    draft
}

/// Reports a setting that needs another one.
pub(crate) fn needs(name: &'static str, other: &'static str, node: NodeId) -> DiagnosticBuilder<'static> {
    let mut draft = made(node, msg!("{name} requires {other}", name = Name(name), other = Name(other)));
    draft.help(msg!("add {other}", other = Name(other)));
    draft
}

fn made(node: NodeId, message: Message) -> DiagnosticBuilder<'static> {
    DiagnosticBuilder::new(INVALID_SETTING, Place(PlaceKind::Outside(node)), message)
}

//! Functions of a template that are not among its resources.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Message, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const FUNCTION_OUTSIDE_RESOURCES: &Meta = &FunctionOutsideResources;

declare_rule! {
    /// A function is not in the `Resources` of its template.
    ///
    /// CloudFormation rejects the template: `Invalid template property or properties`, or `At least one Resources member must be
    /// defined`. Most often the function is not indented enough, or `Resources` is misspelled.
    FunctionOutsideResources = "function-outside-resources", Error record,
    aws: TEMPLATE,
    evidence: [
        Documentation "2026-12-01" "the sections of a template; `Resources` is required" "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html",
        Documentation "2026-12-01" "resources are declared in `Resources`" "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    ],
    pass: [
        r#"{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"OrdersRole": {"Type": "AWS::IAM::Role"}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"AWSTemplateFormatVersion": "2010-09-09", "Ressources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
        r#"{"Resources": {"OrdersRole": {"Type": "AWS::IAM::Role"}}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}"# => "",
    ],
}

/// Reports a function at the top of a template.
pub(crate) fn at_top(name: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    made(
        node,
        msg!("{name} is outside of {resources}", name = Text(name), resources = Name("Resources")),
        msg!("move it into {resources}; check the indentation", resources = Name("Resources")),
    )
}

/// Reports a section that is not one of a template, or that does not hold resources.
pub(crate) fn in_section(section: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    made(
        node,
        msg!(
            "functions are in {section}, expected {resources}",
            section = Text(section),
            resources = Name("Resources")
        ),
        msg!("rename the section to {resources}, or move the functions there", resources = Name("Resources")),
    )
}

fn made(node: NodeId, message: Message, help: Message) -> DiagnosticBuilder<'static> {
    let place = Place(PlaceKind::Outside(node));
    let mut draft = DiagnosticBuilder::new(FUNCTION_OUTSIDE_RESOURCES, place, message);
    draft.help(help);
    draft
}

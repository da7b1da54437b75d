//! SAM templates without the transform of SAM.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Place, Severity, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const MISSING_TRANSFORM: &Meta = &MissingTransform;

declare_rule! {
    /// A template has a function of AWS SAM, but no `Transform`.
    ///
    /// CloudFormation does not know the resource types of AWS SAM; the transform `AWS::Serverless-2016-10-31` replaces them. Without
    /// it, CloudFormation rejects the template. This is a warning, because another tool may add the transform. A misspelled transform is
    /// an error.
    MissingTransform = "missing-transform", Warning record,
    evidence: [
        Documentation "2026-11-30" "the declaration `Transform: AWS::Serverless-2016-10-31` is required" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy.html",
        Documentation "2026-11-30" "CloudFormation processes SAM syntax with this transform" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-serverless.html",
    ],
    pass: [
        r#"{"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Orders": {"Type": "AWS::Serverless::Function", "Properties": {"Runtime": "python3.14", "Handler": "app.handler", "CodeUri": "src/"}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Serverless::Function", "Properties": {"Runtime": "python3.14", "Handler": "app.handler", "CodeUri": "src/"}}}}"# => "",
        r#"{"Transform": "AWS::Serverless-2016-10-30", "Resources": {"Orders": {"Type": "AWS::Serverless::Function", "Properties": {"Runtime": "python3.14", "Handler": "app.handler", "CodeUri": "src/"}}}}"# => "",
    ],
}

/// Reports a template with a function of AWS SAM and without the transform, at the name of its resources.
pub(crate) fn missing(resources: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!(
        "{type} needs a {transform} in the template",
        type = Name("AWS::Serverless::Function"),
        transform = Name("Transform")
    );
    let mut draft = DiagnosticBuilder::new(MISSING_TRANSFORM, Place(PlaceKind::Outside(resources)), message);
    draft.help(msg!(
        "add {expected} at the top of the template",
        expected = Name("Transform: AWS::Serverless-2016-10-31")
    ));
    draft
}

/// Reports a version of the transform that does not exist.
pub(crate) fn unknown_version(written: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("unknown transform {transform}", transform = Text(written));
    let mut draft = DiagnosticBuilder::new(MISSING_TRANSFORM, Place(PlaceKind::Outside(node)), message);
    draft.severity(Severity::Error);
    draft.help(msg!("use {expected}", expected = Name(TRANSFORM)));
    draft
}

/// The transform of AWS SAM.
pub(crate) const TRANSFORM: &str = "AWS::Serverless-2016-10-31";

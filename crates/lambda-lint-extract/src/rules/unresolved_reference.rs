//! References of a template to something that it does not have.

use lambda_lint::internals::{PlaceKind, nearest};
use lambda_lint::{DiagnosticBuilder, Message, Meta, Place, Severity, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const UNRESOLVED_REFERENCE: &Meta = &UnresolvedReference;

declare_rule! {
    /// A function refers to a name that the template does not define, or to no attribute.
    ///
    /// CloudFormation rejects the template: `Unresolved resource dependencies`, or `Template error: instance of Fn::GetAtt
    /// references undefined resource`. `Fn::GetAtt` needs the name of a resource and the name of an attribute. Names are
    /// case-sensitive. Names that a macro, a loop or AWS SAM may add are not judged. A name that is not similar to a defined one is
    /// only a warning, because another tool may add it.
    UnresolvedReference = "unresolved-reference", Error record,
    aws: TEMPLATE,
    evidence: [
        Documentation "2026-12-01" "`Ref` takes the logical name of a resource or parameter" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html",
        Documentation "2026-12-01" "`Fn::GetAtt` takes the name of a resource and of an attribute" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html",
        Documentation "2026-12-01" "CloudFormation answers `Unresolved resource dependencies` and `references undefined resource`" "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html",
    ],
    pass: [
        r#"{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"OrdersRole": {"Type": "AWS::IAM::Role"}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"OrdersRole": {"Type": "AWS::IAM::Role"}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrderRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
        r#"{"Resources": {"OrdersRole": {"Type": "AWS::IAM::Role"}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": "OrdersRole"}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Reports a name that the template does not define. `what` is the kind of thing that has such names. `is_part` means that the
/// document may be a part of a template: then only misspelled names are reported.
pub(crate) fn undefined<'n>(
    name: &str,
    what: &'static str,
    mut known: impl Iterator<Item = &'n str>,
    is_part: bool,
    node: NodeId,
) -> Option<DiagnosticBuilder<'static>> {
    let message = msg!("the template has no {kind} {name}", kind = Word(what), name = Text(name));
    let mut draft = made(message, node);
    // of short names, any two are similar
    const MIN_LENGTH: usize = 4;
    match Some(name).filter(|name| name.len() >= MIN_LENGTH).and_then(|name| nearest(name, &mut known)) {
        Some(nearest) => {
            draft.help(msg!("did you mean {nearest}?", nearest = Text(nearest)));
        }
        None if is_part => return None,
        // another tool may add it
        None => {
            draft.severity(Severity::Warning);
        }
    }
    if is_part {
        draft.severity(Severity::Warning);
    }
    Some(draft)
}

/// Reports a resource of which no attribute is named. `right` is the attribute that is needed, if that is known.
pub(crate) fn without_attribute(resource: &str, right: Option<&str>, node: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("{function} needs an attribute of {name}", function = Name("Fn::GetAtt"), name = Text(resource));
    let mut draft = made(message, node);
    match right {
        Some(right) => draft.help(msg!("use {expected}", expected = Text(&format!("{resource}.{right}")))),
        None => draft.help("add a dot and the attribute"),
    };
    draft
}

/// Reports an attribute that differs from one of the resource only in case.
pub(crate) fn attribute_in_other_case(
    resource: &str,
    attribute: &str,
    right: &'static str,
    node: NodeId,
) -> DiagnosticBuilder<'static> {
    let message = msg!("{name} has no attribute {attribute}", name = Text(resource), attribute = Text(attribute));
    let mut draft = made(message, node);
    draft.help(msg!("did you mean {nearest}?", nearest = Name(right)));
    draft
}

/// Reports an image of the Serverless Framework by a name that is not defined.
pub(crate) fn image<'n>(
    name: &str,
    mut known: impl Iterator<Item = &'n str>,
    node: NodeId,
) -> DiagnosticBuilder<'static> {
    let message = msg!("{images} has no image {name}", images = Name("provider.ecr.images"), name = Text(name));
    let mut draft = made(message, node);
    match nearest(name, &mut known) {
        Some(nearest) => draft.help(msg!("did you mean {nearest}?", nearest = Text(nearest))),
        None => draft.help("add it there, or use the URI of an image in Amazon ECR"),
    };
    draft
}

/// Reports a text of Terraform without quotes. It is `None` if it must not be shown.
pub(crate) fn bare_word(written: Option<&str>, node: NodeId) -> DiagnosticBuilder<'static> {
    let Some(written) = written else {
        let mut draft = made(Message::from("the value refers to nothing"), node);
        draft.help("put the text in quotes");
        return draft;
    };
    let mut draft = made(msg!("{reference} refers to nothing", reference = Text(written)), node);
    draft.help(msg!("put the text in quotes: {expected}", expected = Text(&format!("\"{written}\""))));
    draft
}

fn made(message: Message, node: NodeId) -> DiagnosticBuilder<'static> {
    DiagnosticBuilder::new(UNRESOLVED_REFERENCE, Place(PlaceKind::Outside(node)), message)
}

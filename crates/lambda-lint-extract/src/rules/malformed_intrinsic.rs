//! Intrinsic functions of a template that are misspelled or lack an argument.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Message, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const MALFORMED_INTRINSIC: &Meta = &MalformedIntrinsic;

declare_rule! {
    /// An intrinsic function of CloudFormation is misspelled, is used wrongly, or is missing.
    ///
    /// CloudFormation rejects the template: names such as `Fn::GetAtt` are case-sensitive, and each function takes a fixed number of
    /// arguments. Without `Fn::Sub`, a text such as `${AWS::Region}` is sent as it is, which Lambda rejects in most properties.
    MalformedIntrinsic = "malformed-intrinsic", Error record,
    aws: TEMPLATE,
    evidence: [
        Documentation "2026-12-01" "the intrinsic functions" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html",
        Documentation "2026-12-01" "variables of `Fn::Sub` are names of the template" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html",
    ],
    pass: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/orders"}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAttr": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": "arn:aws:iam::${AWS::AccountId}:role/orders", "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Reports a name that is probably meant to be that of a function.
pub(crate) fn misspelled(name: &str, right: &'static str, node: NodeId) -> DiagnosticBuilder<'static> {
    let mut draft = made(node, msg!("unknown function {name}", name = Text(name)));
    draft.help(msg!("did you mean {nearest}?", nearest = Name(right)));
    draft
}

/// Reports a function that takes another number of arguments.
pub(crate) fn wrong_count(name: &str, found: usize, expected: usize, node: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!(
        "{name} takes {expected}, found {found}",
        name = Text(&format!("Fn::{name}")),
        expected = Count(expected, "argument", "arguments"),
        found = Int(found)
    );
    made(node, message)
}

/// Reports a variable of `Fn::Sub` with a character that names do not have.
pub(crate) fn variable(name: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let mut draft =
        made(node, msg!("{variable} is not a variable of {sub}", variable = Text(name), sub = Name("Fn::Sub")));
    draft.help("use letters, digits, periods and colons only; write `${!…}` for text that stays as it is");
    draft
}

/// Reports a `Ref` to an attribute.
pub(crate) fn attribute_in_ref(path: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let message =
        msg!("{name} has an attribute, which {function} does not take", name = Text(path), function = Name("Ref"));
    let mut draft = made(node, message);
    draft.help(msg!("use {function}", function = Name("Fn::GetAtt")));
    draft
}

/// Reports a text with a variable that nothing replaces.
pub(crate) fn without_sub(variable: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let mut draft =
        made(node, msg!("{variable} is not replaced without {sub}", variable = Text(variable), sub = Name("Fn::Sub")));
    draft.help("add `!Sub` before the text, or `Fn::Sub` around it");
    draft
}

fn made(node: NodeId, message: Message) -> DiagnosticBuilder<'static> {
    DiagnosticBuilder::new(MALFORMED_INTRINSIC, Place(PlaceKind::Outside(node)), message)
}

//! Unknown properties of a resource type.

use lambda_lint::internals::{PlaceKind, nearest};
use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const UNKNOWN_PROPERTY: &Meta = &UnknownProperty;

declare_rule! {
    /// A template has a property that its resource type does not have.
    ///
    /// CloudFormation and AWS SAM reject a template with such a property. The Serverless Framework only prints a warning, unless
    /// `configValidationMode` is `error`; the property has no effect.
    UnknownProperty = "unknown-property", Error record,
    aws: TEMPLATE,
    evidence: [
        Documentation "2026-11-30" "the schema of AWS::Lambda::Function allows no other properties" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html",
        Documentation "2026-11-30" "the SAM translator rejects properties that it does not list" "https://github.com/aws/serverless-application-model",
        Documentation "2026-11-30" "the Serverless Framework warns about unknown properties by default" "https://www.serverless.com/framework/docs/configuration-validation",
    ],
    pass: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Timeout": 30, "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Timout": 30, "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Reports an unknown property. Returns the one that was probably meant.
pub(crate) fn unknown_property(
    name: &str,
    node: NodeId,
    names: impl Iterator<Item = &'static str>,
) -> (DiagnosticBuilder<'static>, Option<&'static str>) {
    let names: Vec<&'static str> = names.collect();
    let meant = nearest(name, &mut names.iter().copied()).or_else(|| only_longer(name, &names));
    let message = msg!("unknown property {property}", property = Text(name));
    let mut draft = DiagnosticBuilder::new(UNKNOWN_PROPERTY, Place(PlaceKind::Outside(node)), message);
    match meant {
        Some(meant) => draft.help(msg!("rename it to {nearest}", nearest = Name(meant))),
        None => draft.help("remove it"),
    };
    (draft, meant)
}

/// The only name that begins with a shorter one: `MemorySize` for `Memory`.
fn only_longer(name: &str, names: &[&'static str]) -> Option<&'static str> {
    const MIN_LENGTH: usize = 4;
    let begins = |longer: &&&str| longer.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let mut found = names.iter().filter(begins).filter(|_| name.len() >= MIN_LENGTH);
    found.next().filter(|_| found.next().is_none()).copied()
}

/// Reports properties that belong in the only property of an object, such as variables outside of `Variables`.
pub(crate) fn outside_of_map(name: &str, node: NodeId, map: &'static str) -> DiagnosticBuilder<'static> {
    let message = msg!("unknown property {property}", property = Text(name));
    let mut draft = DiagnosticBuilder::new(UNKNOWN_PROPERTY, Place(PlaceKind::Outside(node)), message);
    draft.help(msg!("move it and its siblings into {map}", map = Name(map)));
    draft
}

/// Reports a property that belongs in another object of the document.
pub(crate) fn misplaced(name: &str, node: NodeId, place: &'static str) -> DiagnosticBuilder<'static> {
    let message = msg!("{property} has no effect here", property = Text(name));
    let mut draft = DiagnosticBuilder::new(UNKNOWN_PROPERTY, Place(PlaceKind::Outside(node)), message);
    draft.help(msg!("move it to {place}", place = Name(place)));
    draft
}

/// Reports the first of several properties that are not indented below the name of their object.
pub(crate) fn not_indented(name: &str, node: NodeId, object: &'static str) -> DiagnosticBuilder<'static> {
    let message = msg!("{property} is not in {object}, which is empty", property = Text(name), object = Name(object));
    let mut draft = DiagnosticBuilder::new(UNKNOWN_PROPERTY, Place(PlaceKind::Outside(node)), message);
    draft.help(msg!("indent it and its siblings below {object}", object = Name(object)));
    draft
}

/// Reports an entry of `functions` that is not an object.
pub(crate) fn not_a_function(name: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("{name} is not a function", name = Text(name));
    let mut draft = DiagnosticBuilder::new(UNKNOWN_PROPERTY, Place(PlaceKind::Outside(node)), message);
    draft.help("give it a `handler`; indent it if it is a property of the function above");
    draft
}

/// Reports a property that is not in a section of `Globals`.
pub(crate) fn outside_of_section(name: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("{property} is not a section of `Globals`", property = Text(name));
    let mut draft = DiagnosticBuilder::new(UNKNOWN_PROPERTY, Place(PlaceKind::Outside(node)), message);
    draft.help("move it into `Function`");
    draft
}

/// Reports a property that is not allowed in `Globals`.
pub(crate) fn not_global(name: &str, node: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("{property} is not allowed in `Globals`", property = Text(name));
    let mut draft = DiagnosticBuilder::new(UNKNOWN_PROPERTY, Place(PlaceKind::Outside(node)), message);
    draft.help("move it to the functions that need it");
    draft
}

//! References that give another value than the property needs.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const REFERENCE_TO_OTHER_VALUE: &Meta = &ReferenceToOtherValue;

declare_rule! {
    /// A reference gives a URL, a name or an ID, but the property needs an ARN or the ID of another kind of resource.
    ///
    /// `Ref` of a queue is its URL, `Ref` of a key its ID. In Terraform, `layer_arn` of a layer version has no version, and `id`
    /// of a queue is its URL. Lambda rejects them where it needs an ARN.
    ReferenceToOtherValue = "reference-to-other-value", Error record,
    aws: VALIDATION,
    evidence: [
        Documentation "2026-11-30" "`Ref` of a queue returns its URL" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html",
        Documentation "2026-11-30" "`Ref` of a key returns its ID" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html",
        Documentation "2026-11-30" "the properties are ARNs" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html",
    ],
    pass: [
        r#"{"Resources": {"Failed": {"Type": "AWS::SNS::Topic"}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"DeadLetterConfig": {"TargetArn": {"Ref": "Failed"}}, "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Failed": {"Type": "AWS::SQS::Queue"}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"DeadLetterConfig": {"TargetArn": {"Ref": "Failed"}}, "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Reports a reference of Terraform to another attribute than the one that is needed.
pub(crate) fn attribute(
    reference: &str,
    found: &'static str,
    expected: &str,
    node: NodeId,
) -> DiagnosticBuilder<'static> {
    let message = msg!("{reference} is {found}", reference = Text(reference), found = Word(found));
    let mut draft = DiagnosticBuilder::new(REFERENCE_TO_OTHER_VALUE, Place(PlaceKind::Outside(node)), message);
    draft.help(msg!("use {expected}", expected = Text(expected)));
    draft
}

/// What `Ref` gives where that is not an ARN, and the attribute that has the ARN.
const WITHOUT_ARN: &[(&str, &str, Option<&str>)] = &[
    ("AWS::EFS::AccessPoint", "the ID of the access point", Some("Arn")),
    ("AWS::KMS::Alias", "the name of the alias", None),
    ("AWS::KMS::Key", "the ID of the key", Some("Arn")),
    ("AWS::SQS::Queue", "the URL of the queue", Some("Arn")),
];

/// Resources whose `Ref` is an ID.
const IDS: &[(&str, &str)] = &[
    ("AWS::EC2::SecurityGroup", "the ID of a security group"),
    ("AWS::EC2::Subnet", "the ID of a subnet"),
    ("AWS::EC2::VPC", "the ID of a VPC"),
];

/// Reports a reference to a resource where a value of this shape is needed, if it certainly gives another one.
pub(crate) fn check(name: &str, resource_type: &str, shape: &str, node: NodeId) -> Option<DiagnosticBuilder<'static>> {
    let needed = match shape {
        "SubnetId" => Some("AWS::EC2::Subnet"),
        "SecurityGroupId" => Some("AWS::EC2::SecurityGroup"),
        _ => None,
    };
    let place = Place(PlaceKind::Outside(node));
    if let Some(needed) = needed {
        let of = |wanted: &str| IDS.iter().find(|(known, _)| *known == wanted).map(|(_, what)| *what);
        let (found, expected) = (of(resource_type).filter(|_| resource_type != needed)?, of(needed)?);
        let message = msg!(
            "{name} is {found}, expected {expected}",
            name = Text(name),
            found = Word(found),
            expected = Word(expected)
        );
        return Some(DiagnosticBuilder::new(REFERENCE_TO_OTHER_VALUE, place, message));
    }
    if !shape.ends_with("Arn") {
        return None;
    }
    let (_, found, attribute) = WITHOUT_ARN.iter().find(|(known, ..)| *known == resource_type)?;
    let message = msg!("{name} is {found}, expected an ARN", name = Text(name), found = Word(*found));
    let mut draft = DiagnosticBuilder::new(REFERENCE_TO_OTHER_VALUE, place, message);
    match attribute {
        Some(attribute) => {
            let arn = format!("{name}.{attribute}");
            draft.help(msg!("use {function} for {arn}", function = Name("Fn::GetAtt"), arn = Text(&arn)))
        }
        None => draft.help("use the ARN of the key"),
    };
    Some(draft)
}

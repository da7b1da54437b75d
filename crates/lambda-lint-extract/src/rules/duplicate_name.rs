//! Functions of a document that have the same name.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Place, Severity, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const DUPLICATE_NAME: &Meta = &DuplicateName;

declare_rule! {
    /// Two entries of a template have the same name, and one of them is a function.
    ///
    /// Only one of them is deployed: most tools use the last entry. The Serverless Framework rejects the file.
    DuplicateName = "duplicate-name", Warning record,
    evidence: [
        Documentation "2026-12-01" "logical IDs must be unique within a template" "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
        Documentation "2026-12-01" "mapping keys must be unique" "https://yaml.org/spec/1.2.2/#3213-node-comparison",
    ],
    pass: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Orders": {"Type": "AWS::SNS::Topic"}, "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => "",
    ],
}

/// Reports a name that an entry before has, too.
pub(crate) fn repeated(name: &str, node: NodeId, first: NodeId, is_refused: bool) -> DiagnosticBuilder<'static> {
    let message = msg!("duplicate name {name}", name = Text(name));
    let mut draft = DiagnosticBuilder::new(DUPLICATE_NAME, Place(PlaceKind::Outside(node)), message);
    draft.help("rename one of the entries, or merge them");
    draft.related(Place(PlaceKind::Outside(first)), "the first entry with this name");
    if is_refused {
        draft.severity(Severity::Error);
    }
    draft
}

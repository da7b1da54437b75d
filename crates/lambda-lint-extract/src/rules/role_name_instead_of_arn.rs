//! References that give the name of a role where its ARN is required.

use crate::template::value::{Language, function};
use crate::terraform::locals::expression;
use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Message, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::{NodeId, NodeKind, Syntax, Tree};

pub(crate) const ROLE_NAME_INSTEAD_OF_ARN: &Meta = &RoleNameInsteadOfArn;

declare_rule! {
    /// A reference gives the name of a role instead of its ARN.
    ///
    /// `Role` must be an ARN. In CloudFormation, `Ref` of an `AWS::IAM::Role` returns its name. In Terraform, `name` and `id` of
    /// `aws_iam_role` are the name, and `aws_iam_role.NAME` alone is the whole object.
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

/// Reports a reference to a role of the same template that is not its ARN. `template` contains the resources.
pub(crate) fn in_template(
    tree: &Tree<'_>,
    language: Language,
    template: NodeId,
    value: NodeId,
) -> Option<DiagnosticBuilder<'static>> {
    let value = language.resolve(tree, value);
    let (name, argument) = function(tree, value)?;
    let text = || (tree.kind(argument) == NodeKind::Text).then(|| tree.text(argument));
    let (role, is_name) = match name {
        "Ref" => (text()?, true),
        "Sub" => (text()?.strip_prefix("${")?.strip_suffix('}')?, true),
        "GetAtt" => (get_att_without_attribute(tree, argument)?, false),
        _ => return None,
    };
    let (_, resources) = tree.member(template, "Resources")?;
    let (_, resource) = tree.member(resources, role)?;
    if tree.text_member(resource, "Type") != Some("AWS::IAM::Role") {
        return None;
    }
    let is_json = tree.syntax() == Syntax::Json;
    let message = match is_name {
        true => {
            let written = match (name, is_json) {
                ("Ref", true) => format!(r#"{{"Ref": "{role}"}}"#),
                ("Ref", false) => format!("!Ref {role}"),
                (_, true) => format!(r#"{{"Fn::Sub": "${{{role}}}"}}"#),
                (_, false) => format!("!Sub ${{{role}}}"),
            };
            msg!("{reference} is the name of the role; {@Role} must be its ARN", reference = Text(&written))
        }
        false => msg!("{function} needs an attribute of {role}", function = Name("Fn::GetAtt"), role = Text(role)),
    };
    let expected = match is_json {
        true => format!(r#"{{"Fn::GetAtt": ["{role}", "Arn"]}}"#),
        false => format!("!GetAtt {role}.Arn"),
    };
    Some(made(value, message, msg!("use {expected}", expected = Text(&expected))))
}

/// The resource of an `Fn::GetAtt` that names no attribute.
fn get_att_without_attribute<'t>(tree: &'t Tree<'_>, argument: NodeId) -> Option<&'t str> {
    let resource = match tree.kind(argument) {
        NodeKind::Text => argument,
        NodeKind::List if !tree.is_open(argument) => {
            let mut entries = tree.entries(argument);
            entries.next().filter(|&first| tree.kind(first) == NodeKind::Text && entries.next().is_none())?
        }
        _ => return None,
    };
    Some(tree.text(resource)).filter(|name| !name.contains('.'))
}

/// Reports a reference to a role in Terraform that is not its ARN.
pub(crate) fn in_terraform(tree: &Tree<'_>, value: NodeId) -> Option<DiagnosticBuilder<'static>> {
    let expression = expression(tree, value)?;
    let (role, attribute) = reference(expression)?;
    let message = match attribute {
        None => msg!("{reference} is the whole role; {@Role} must be its ARN", reference = Text(expression)),
        Some("id" | "name") => {
            msg!("{reference} is the name of the role; {@Role} must be its ARN", reference = Text(expression))
        }
        Some(_) => return None,
    };
    Some(made(value, message, msg!("use {expected}", expected = Text(&format!("{role}.arn")))))
}

/// Splits a reference to a role into the role, with its index, and the attribute.
fn reference(expression: &str) -> Option<(&str, Option<&str>)> {
    let is_name = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    let rest = expression.strip_prefix("data.").unwrap_or(expression).strip_prefix("aws_iam_role.")?;
    let length = rest.find(['.', '[']).unwrap_or(rest.len());
    let (label, mut rest) = rest.split_at(length);
    if !is_name(label) {
        return None;
    }
    if let Some(index) = rest.strip_prefix('[') {
        let (index, behind) = index.split_once(']')?;
        // a splat gives a list, and an index may contain another one
        if index.contains(['*', '[', '(', '?']) {
            return None;
        }
        rest = behind;
    }
    let role = &expression[..expression.len() - rest.len()];
    match rest.strip_prefix('.') {
        Some(attribute) => is_name(attribute).then_some((role, Some(attribute))),
        None => rest.is_empty().then_some((role, None)),
    }
}

fn made(value: NodeId, message: Message, help: Message) -> DiagnosticBuilder<'static> {
    let mut draft = DiagnosticBuilder::new(ROLE_NAME_INSTEAD_OF_ARN, Place(PlaceKind::Outside(value)), message);
    draft.help(help);
    draft
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn references_are_split_at_the_attribute() {
        assert_eq!(reference("aws_iam_role.a.name"), Some(("aws_iam_role.a", Some("name"))));
        assert_eq!(reference("data.aws_iam_role.a-b.id"), Some(("data.aws_iam_role.a-b", Some("id"))));
        assert_eq!(reference("aws_iam_role.a"), Some(("aws_iam_role.a", None)));
        assert_eq!(reference("aws_iam_role.a[count.index].name"), Some(("aws_iam_role.a[count.index]", Some("name"))));
        assert_eq!(reference("aws_iam_role.a[0]"), Some(("aws_iam_role.a[0]", None)));
        for other in [
            "aws_iam_role.a[*].name",
            "aws_iam_role.a.arn == null ? 1 : 2",
            "aws_iam_role_policy.a.name",
            "local.aws_iam_role.a",
            "aws_iam_role.a[0] == 1",
            "aws_iam_role.",
            "\"x${aws_iam_role.a.name}\"",
        ] {
            assert_eq!(reference(other), None, "{other}");
        }
    }
}

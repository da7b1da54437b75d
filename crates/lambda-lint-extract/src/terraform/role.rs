//! References of Terraform to a role that are not its ARN.

use super::locals::expression;
use crate::role_name_instead_of_arn::made;
use lambda_lint::{DiagnosticBuilder, msg};
use lambda_lint_syntax::{NodeId, Tree};

/// Reports a reference to a role in Terraform that is not its ARN.
pub(super) fn by_name(tree: &Tree<'_>, value: NodeId) -> Option<DiagnosticBuilder<'static>> {
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

//! References of Terraform to a role that are not its ARN.

use super::locals::expression;
use super::reference::Reference;
use crate::rules::role_name_instead_of_arn::made;
use lambda_lint::{DiagnosticBuilder, msg};
use lambda_lint_syntax::{NodeId, Tree};

/// Reports a reference to a role in Terraform that is not its ARN.
pub(super) fn by_name(tree: &Tree<'_>, value: NodeId) -> Option<DiagnosticBuilder<'static>> {
    let expression = expression(tree, value)?;
    let Reference { resource, attribute, .. } = Reference::new(expression).filter(|it| it.kind == "aws_iam_role")?;
    let message = match attribute {
        None => msg!("{reference} is the whole role; {@Role} must be its ARN", reference = Text(expression)),
        Some("id" | "name") => {
            msg!("{reference} is the name of the role; {@Role} must be its ARN", reference = Text(expression))
        }
        Some(_) => return None,
    };
    Some(made(value, message, msg!("use {expected}", expected = Text(&format!("{resource}.arn")))))
}

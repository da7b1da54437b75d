//! The trust policies of roles that functions of a configuration have.

use super::locals::expression;
use super::reference::Expression;
use crate::package_path::written;
use crate::rules::role_for_other_service::without_lambda;
use crate::tables::Tables;
use lambda_lint::DiagnosticBuilder;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Parts of a policy that only a later step knows.
const UNKNOWN: [&str; 9] = ["${", "%{", "var.", "local.", "data.", "each.", "module.", "for ", "merge("];

/// Reports a role of the document that surely does not let Lambda assume it.
pub(super) fn check(tables: &Tables<'_>, role: NodeId) -> Option<DiagnosticBuilder<'static>> {
    let tree = tables.tree();
    let Expression { kind, resource, attribute } = Expression::new(expression(tree, role)?)?;
    let label =
        resource.strip_prefix("aws_iam_role.").filter(|_| kind == "aws_iam_role" && attribute == Some("arn"))?;
    let label = label.split('[').next()?;
    let body = tables.resource("aws_iam_role", label)?;
    let (_, policy) = tree.member(body, "assume_role_policy")?;
    names_only_others(tree, policy)?.then(|| without_lambda(resource, policy))
}

/// Whether a policy has services, of which none is Lambda. `None` if a later step decides.
fn names_only_others(tree: &Tree<'_>, policy: NodeId) -> Option<bool> {
    let text = match tree.kind(policy) {
        NodeKind::Text => tree.text(policy),
        NodeKind::Unknown => written(tree, policy)?,
        _ => return None,
    };
    let is_policy = text.contains("AssumeRole") && text.contains(".amazonaws.com");
    (is_policy && !UNKNOWN.iter().any(|part| text.contains(part))).then(|| {
        let has_lambda = text.match_indices("lambda.amazonaws").any(|(at, _)| !text[..at].ends_with("edge"));
        !has_lambda && !text.contains("\"*\"")
    })
}

//! The trust policies of roles that functions of a template have.

use super::reference::{NameReference, text_of, type_of};
use super::value::function;
use crate::rules::role_for_other_service::without_lambda;
use crate::tables::Tables;
use lambda_lint::DiagnosticBuilder;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Reports a role of the template that surely does not let Lambda assume it.
pub(crate) fn check(tables: &Tables<'_>, template: NodeId, role: NodeId) -> Option<DiagnosticBuilder<'static>> {
    let tree = tables.tree();
    let NameReference { name, attribute } = NameReference::new(tree, role)?;
    if attribute != Some("Arn") || type_of(tables, template, name) != Some("AWS::IAM::Role") {
        return None;
    }
    let resource = tables.member(tables.member(template, "Resources")?, name)?;
    let (_, properties) = tree.member(resource, "Properties")?;
    let (_, policy) = tree.member(properties, "AssumeRolePolicyDocument")?;
    (!may_be_assumed(tree, policy)?).then(|| without_lambda(name, policy))
}

/// Whether a trust policy allows Lambda to assume the role. `None` if a later step decides.
fn may_be_assumed(tree: &Tree<'_>, policy: NodeId) -> Option<bool> {
    let (_, statements) = tree.member(policy, "Statement")?;
    let is_literal = |node: NodeId| {
        (node..tree.node(node).next).all(|node| {
            tree.kind(node) != NodeKind::Unknown
                && !tree.is_open(node)
                && function(tree, node).is_none_or(|(name, _)| name == "Condition")
                && !(tree.kind(node) == NodeKind::Text && tree.text(node).contains(['$', '{']))
        })
    };
    if !is_literal(policy) {
        return None;
    }
    let statements: Vec<NodeId> = match tree.kind(statements) {
        NodeKind::List => tree.entries(statements).collect(),
        NodeKind::Object => vec![statements],
        _ => return None,
    };
    // nothing in it is not a policy
    let first = *statements.first()?;
    tree.member(first, "Principal")?;
    Some(statements.into_iter().any(|statement| allows_lambda(tree, statement)))
}

fn allows_lambda(tree: &Tree<'_>, statement: NodeId) -> bool {
    let of = |name| tree.member(statement, name).map(|(_, value)| value);
    let texts = |value: NodeId| -> Vec<&str> {
        let single = text_of(tree, value);
        tree.entries(value).filter_map(|entry| text_of(tree, entry)).chain(single).collect()
    };
    let is_allowed = of("Effect").and_then(|effect| text_of(tree, effect)) == Some("Allow");
    let is_assumed = of("Action").map(texts).is_none_or(|actions| {
        actions.iter().any(|action| action.eq_ignore_ascii_case("sts:AssumeRole") || action.contains('*'))
    });
    let is_lambda = |service: &str| service == "*" || service.starts_with("lambda.");
    let is_for_lambda = of("Principal").is_none_or(|principal| match text_of(tree, principal) {
        Some(everyone) => everyone == "*",
        None => {
            tree.member(principal, "Service").is_some_and(|(_, services)| texts(services).into_iter().any(is_lambda))
        }
    });
    is_allowed && is_assumed && is_for_lambda
}

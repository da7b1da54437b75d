//! Arguments of a resource that are not members of the request.

use super::locals;
use crate::rules::invalid_setting;
use crate::tables::Tables;
use lambda_lint::DiagnosticBuilder;
use lambda_lint_syntax::{NodeId, NodeKind};

/// The arguments that are true or false.
const BOOLEANS: [&str; 3] = ["publish", "replace_security_groups_on_destroy", "skip_destroy"];

/// Reports values that the provider rejects.
pub(super) fn check(tables: &Tables<'_>, body: NodeId) -> Vec<DiagnosticBuilder<'static>> {
    let tree = tables.tree();
    let mut found = Vec::new();
    for (name, value) in tree.members(body) {
        let (name, value) = (tree.text(name), locals::follow(tables, value));
        let (kind, text) = (tree.kind(value), tree.text(value));
        if let Some(name) = BOOLEANS.into_iter().find(|known| *known == name) {
            // Terraform converts texts
            let is_boolean = match kind {
                NodeKind::Text => matches!(text, "true" | "false") || text.contains("${"),
                kind => kind != NodeKind::Number && kind != NodeKind::List,
            };
            if !is_boolean {
                found.push(invalid_setting::not_boolean(name, value));
            }
        }
        const RESERVED: &str = "reserved_concurrent_executions";
        let is_below = || text.parse::<i64>().is_ok_and(|number| number < -1);
        if name == RESERVED && matches!(kind, NodeKind::Number | NodeKind::Text) && is_below() {
            found.push(invalid_setting::below_minus_one(RESERVED, value));
        }
    }
    found
}

/// The region in which the resource is made, if that is a literal.
pub(crate) fn region(tables: &Tables<'_>, body: NodeId) -> Option<(String, NodeId)> {
    let tree = tables.tree();
    let value = locals::follow(tables, tree.member(body, "region")?.1);
    let text = (tree.kind(value) == NodeKind::Text).then(|| tree.text(value))?;
    (!text.is_empty() && !text.contains("${")).then(|| (text.to_owned(), value))
}

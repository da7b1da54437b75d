//! What Terraform refuses of the arguments of a resource, before the request is made.

use super::names::AS_OF;
use super::{is_hcl, resource};
use lambda_lint::Severity;
use lambda_lint::internals::shorten;
use lambda_lint::internals::{PlaceKind, nearest};
use lambda_lint::{DiagnosticBuilder, Edit, Place};
use lambda_lint::{Meta, declare_rule};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

pub(crate) const UNSUPPORTED_ARGUMENT: &Meta = &UnsupportedArgument;

declare_rule! {
    /// Terraform expects no such argument or block.
    ///
    /// Terraform refuses a configuration with an argument that the provider does not have, with a block in the place of an
    /// argument, with an argument in the place of a block (`environment = { … }`, `tags { … }`), which Terraform 0.11 allowed,
    /// and with a second block where one is allowed. Where the name is not close to a known one, it may come from a newer provider, so that is a warning.
    UnsupportedArgument = "unsupported-argument", Error record,
    evidence: [
        Documentation "2026-11-30" "the arguments of the resource" "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
        Tools "2026-11-30" "Terraform answers `An argument named \"…\" is not expected here.`" "",
    ],
    pass: [
        r#"{"resource": {"aws_lambda_function": {"orders": {"function_name": "orders", "role": "arn:aws:iam::123456789012:role/orders", "runtime": "nodejs24.x", "handler": "index.handler", "filename": "orders.zip", "memory_size": 256}}}}"#,
    ],
    fail: [
        r#"{"resource": {"aws_lambda_function": {"orders": {"function_name": "orders", "role": "arn:aws:iam::123456789012:role/orders", "runtime": "nodejs24.x", "handler": "index.handler", "filename": "orders.zip", "memory": 256}}}}"# => "",
    ],
}

/// Reports a name that is not among the arguments of the resource or of the block at `path`. `others` may be set there.
pub(crate) fn unknown(tree: &Tree<'_>, name: NodeId, path: &str, others: &[&str]) -> DiagnosticBuilder<'static> {
    let text = tree.text(name);
    let shown = shorten(text);
    let block = path.trim_end_matches('.');
    let place = if block.is_empty() { String::new() } else { format!(" in the block `{block}`") };
    let mut draft = made(name, format!("unknown argument `{shown}`{place}"));
    draft.word("argument", text);
    if !block.is_empty() {
        draft.word("block", block);
    }
    let is_longer = |name: &str| name.strip_prefix(text).is_some_and(|rest| rest.starts_with('_'));
    let close = nearest(text, &mut others.iter().copied());
    match close.or_else(|| others.iter().copied().find(|name| is_longer(name))) {
        Some(nearest) => {
            draft.help(format!("did you mean `{nearest}`?")).word("nearest", nearest);
            let edits = vec![Edit::Rename(Place(PlaceKind::Outside(name)), nearest.to_owned())];
            draft.unsafe_fix(format!("rename it to `{nearest}`"), edits);
        }
        None => {
            draft.help(format!("remove it, unless the provider is newer than the data of this linter ({AS_OF})"));
            draft.severity(Severity::Warning);
        }
    }
    draft
}

/// Reports an attribute that only the provider sets.
pub(crate) fn computed(tree: &Tree<'_>, name: NodeId) -> DiagnosticBuilder<'static> {
    let text = tree.text(name);
    let mut draft = made(name, format!("`{}` is set by the provider and cannot be configured", shorten(text)));
    draft.help("remove it").word("argument", text);
    draft
}

/// Reports an argument that is written as a block, or a block that is written as an argument. Only HCL tells the two apart.
pub(crate) fn wrong_form(
    tree: &Tree<'_>,
    name: NodeId,
    value: NodeId,
    key: &str,
) -> Option<DiagnosticBuilder<'static>> {
    if !is_hcl(tree) {
        return None;
    }
    // a block begins with its name, a value behind it
    let is_block = tree.node(value).start == tree.node(name).start;
    let is_block_expected = resource::is_block(key);
    let shown = shorten(tree.text(name));
    let (message, help) = match (is_block, is_block_expected) {
        (true, false) => (format!("`{shown}` is an argument, not a block"), format!("add `=`: `{shown} = …`")),
        (false, true) if tree.kind(value) == NodeKind::Object => {
            (format!("`{shown}` is a block, not an argument"), format!("remove `=`: `{shown} {{ … }}`"))
        }
        _ => return None,
    };
    let mut draft = made(name, message);
    draft.help(help).word("argument", tree.text(name));
    Some(draft)
}

/// Reports a block of which a resource has one at most.
pub(crate) fn repeated_block(tree: &Tree<'_>, name: NodeId) -> DiagnosticBuilder<'static> {
    let shown = shorten(tree.text(name));
    let mut draft = made(name, format!("more than one block `{shown}`; Terraform takes one"));
    draft.help("merge the blocks").word("argument", tree.text(name));
    draft
}

fn made(name: NodeId, message: String) -> DiagnosticBuilder<'static> {
    DiagnosticBuilder::new(UNSUPPORTED_ARGUMENT, Place(PlaceKind::Outside(name)), message)
}

//! Members under other names: a record spells them its own way, the request tree has them as the API does.

use lambda_lint::model::{Kind, Shape, Structure};
use lambda_lint_syntax::copy::Copier;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use std::borrow::Cow;

/// Copies a request whose members start with a lower-case letter. Map keys are data and are kept; `null` means absent
/// there and is omitted.
pub(super) fn copy_lower_first(
    tree: &Tree<'_>,
    copier: &mut Copier<'_, '_>,
    value: NodeId,
    shape: Option<&'static Shape>,
    is_known: &dyn Fn(NodeId) -> bool,
) {
    let kind = shape.map(|shape| &shape.kind);
    match tree.kind(value) {
        _ if !is_known(value) => copier.unknown(value),
        NodeKind::Object => {
            let object = copier.open(NodeKind::Object, value);
            for (name, value) in tree.members(value).filter(|&(_, value)| tree.kind(value) != NodeKind::Null) {
                let inner = match kind {
                    Some(Kind::Map { value, .. }) => {
                        copier.leaf(name);
                        Some(*value)
                    }
                    Some(Kind::Structure(structure)) => {
                        let (spelled, shape) = api_name(structure, tree.text(name));
                        copier.name(spelled, name);
                        shape
                    }
                    _ => {
                        copier.leaf(name);
                        None
                    }
                };
                copy_lower_first(tree, copier, value, inner, is_known);
            }
            copier.close(object);
        }
        NodeKind::List => {
            let list = copier.open(NodeKind::List, value);
            let inner = match kind {
                Some(Kind::List { entry, .. }) => Some(*entry),
                _ => None,
            };
            for entry in tree.entries(value) {
                copy_lower_first(tree, copier, entry, inner, is_known);
            }
            copier.close(list);
        }
        _ => copier.leaf(value),
    }
}

/// The name that the API has for a member, and its shape. One that it does not have gets a large first letter.
fn api_name(structure: &'static Structure, name: &str) -> (Cow<'static, str>, Option<&'static Shape>) {
    if let Some(field) = structure.fields.iter().find(|field| field.name.eq_ignore_ascii_case(name)) {
        return (Cow::Borrowed(field.name), Some(field.shape));
    }
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    (Cow::Owned(first.chain(letters).collect()), None)
}

//! Scalars in the type that the API expects: CloudFormation, Terraform and others convert numbers, booleans and strings.

use lambda_lint::shape::model::{Kind, Shape};
use lambda_lint_syntax::copy::Copier;
use lambda_lint_syntax::number::{self, Numeric};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Adds a scalar in the type that its shape expects, where the tool that reads the document converts it. One that cannot be
/// converted is added as it is.
pub(super) fn coerce(tree: &Tree<'_>, copier: &mut Copier<'_, '_>, value: NodeId, shape: Option<&'static Shape>) {
    let text = tree.text(value);
    match (shape.map(|shape| &shape.kind), tree.kind(value)) {
        (Some(Kind::Integer { .. } | Kind::Double { .. }), NodeKind::Text) if is_number(text) => {
            copier.scalar(NodeKind::Number, text.to_owned().into(), value);
        }
        (Some(Kind::Boolean), NodeKind::Text) if text.eq_ignore_ascii_case("true") => {
            copier.scalar(NodeKind::True, "".into(), value);
        }
        (Some(Kind::Boolean), NodeKind::Text) if text.eq_ignore_ascii_case("false") => {
            copier.scalar(NodeKind::False, "".into(), value);
        }
        (Some(Kind::Text(_)), NodeKind::Number) => copier.scalar(NodeKind::Text, text.to_owned().into(), value),
        (Some(Kind::Text(_)), NodeKind::True) => copier.scalar(NodeKind::Text, "true".into(), value),
        (Some(Kind::Text(_)), NodeKind::False) => copier.scalar(NodeKind::Text, "false".into(), value),
        _ => copier.leaf(value),
    }
}

/// Whether a text is a whole number as JSON writes it.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_plain && (digits.len() == 1 || !digits.starts_with('0')) && matches!(number::read(text), Numeric::Integer(_))
}

//! Values of a type that botocore refuses before it sends a request.

use crate::rules::wrong_python_type::PythonType;
use lambda_lint::Operation;
use lambda_lint::model::{Kind as ShapeKind, Shape, Structure};
use lambda_lint_syntax::literal::{Kind, Literal, Member};

/// A value that botocore refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WrongType {
    pub(crate) range: (usize, usize),
    pub(crate) found: PythonType,
}

/// Takes the values that botocore refuses out of a call.
pub(super) fn take_out(call: &mut Literal, operation: &Operation) -> Vec<WrongType> {
    let mut found = Vec::new();
    let Kind::Object { members, .. } = &mut call.kind else { return found };
    for member in members {
        let code = operation.code_structure();
        let field = code.field(&member.name).filter(|_| operation.is_code_at_top());
        if let Some(field) = field.or_else(|| operation.structure().field(&member.name)) {
            value(&mut member.value, field.shape, &mut found);
        }
    }
    found
}

fn structure(members: &mut [Member], structure: &'static Structure, found: &mut Vec<WrongType>) {
    for member in members {
        if let Some(field) = structure.field(&member.name) {
            value(&mut member.value, field.shape, found);
        }
    }
}

/// Readers bound the depth of literals.
fn value(literal: &mut Literal, shape: &'static Shape, found: &mut Vec<WrongType>) {
    let range = (literal.start, literal.end);
    let wrong = match (&mut literal.kind, &shape.kind) {
        (Kind::Null, _) => PythonType::None,
        (Kind::Number(text), ShapeKind::Integer { .. }) if text.contains(['.', 'e', 'E']) => PythonType::Float,
        (Kind::Object { members, .. }, ShapeKind::Structure(inner)) => return structure(members, inner, found),
        (Kind::Object { members, .. }, ShapeKind::Map { value: inner, .. }) => {
            return members.iter_mut().for_each(|member| value(&mut member.value, inner, found));
        }
        (Kind::List { entries, .. }, ShapeKind::List { entry, .. }) => {
            return entries.iter_mut().for_each(|literal| value(literal, entry, found));
        }
        _ => return,
    };
    literal.kind = Kind::Unknown;
    found.push(WrongType { range, found: wrong });
}

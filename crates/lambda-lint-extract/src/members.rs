//! The members of a call in a document, copied as a request: UpdateFunctionCode has the members of `Code` at its top.

use lambda_lint::model::{Shape, Structure};
use lambda_lint::{CREATE_FUNCTION, Operation};
use lambda_lint_syntax::copy::Copier;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Members that CloudTrail adds to the requests that it records.
const RECORDED: &[&str] = &["fullyQualifiedArn"];

/// How a document spells the names of members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As the API does.
    Api,
    /// As the API does, but in any case: records begin names with a small letter.
    AnyCase,
    /// As Step Functions does: some in another case, such as `KmsKeyArn`, and with `.$` at the end where the value is an expression.
    StateMachine,
}

/// Adds the value of a member that has this name in the API and this shape.
pub(crate) type AddValue<'a> = dyn FnMut(&mut Copier<'_, '_>, &str, Option<&'static Shape>, NodeId) + 'a;

/// Copies the members of an object as the request of a call. What belongs to another call is left out.
pub(crate) fn copy(
    tree: &Tree<'_>,
    copier: &mut Copier<'_, '_>,
    object: NodeId,
    (operation, spelling): (&'static Operation, Spelling),
    add: &mut AddValue<'_>,
) {
    let mut calls = Calls { tree, copier, spelling, add };
    let root = calls.copier.open(NodeKind::Object, object);
    if operation.is_update() {
        calls.copier.mark_open(root);
    }
    let is_of_code =
        |name: &str| operation.is_code_at_top() && field(CREATE_FUNCTION.code_structure(), name, spelling).is_some();
    for (name, value) in tree.members(object) {
        let (text, _) = spelling.bare(tree.text(name));
        if spelling == Spelling::AnyCase && RECORDED.contains(&text) {
            continue;
        }
        let api_name = field(CREATE_FUNCTION.structure(), text, spelling).map(|(name, _)| name);
        let is_of_other = api_name.is_some_and(|name| !operation.has(name));
        let is_own = operation.own_members().iter().any(|own| spelling.is_same(own, text));
        if !is_of_other && !is_of_code(text) && !is_own {
            calls.member(CREATE_FUNCTION.structure(), name, value);
        }
    }
    let parts: Vec<_> =
        tree.members(object).filter(|(name, _)| is_of_code(spelling.bare(tree.text(*name)).0)).collect();
    if let Some((first, _)) = parts.first() {
        calls.copier.name("Code".into(), *first);
        let code = calls.copier.open(NodeKind::Object, object);
        calls.copier.mark_open(code);
        parts.iter().for_each(|&(name, value)| calls.member(CREATE_FUNCTION.code_structure(), name, value));
        calls.copier.close(code);
    }
    calls.copier.close(root);
}

struct Calls<'c, 'd, 'f, 't, 'a> {
    tree: &'c Tree<'d>,
    copier: &'c mut Copier<'f, 't>,
    spelling: Spelling,
    add: &'c mut AddValue<'a>,
}

impl Calls<'_, '_, '_, '_, '_> {
    fn member(&mut self, structure: &'static Structure, name: NodeId, value: NodeId) {
        let (text, is_expression) = self.spelling.bare(self.tree.text(name));
        let (api_name, shape) = match field(structure, text, self.spelling) {
            Some((api_name, shape)) => {
                self.copier.name(api_name.into(), name);
                (api_name, Some(shape))
            }
            None => {
                self.copier.name(text.to_owned().into(), name);
                (text, None)
            }
        };
        match is_expression {
            true => self.copier.unknown(value),
            false => (self.add)(self.copier, api_name, shape, value),
        }
    }
}

/// The member of a structure that a document spells so.
pub(crate) fn field(
    structure: &'static Structure,
    name: &str,
    spelling: Spelling,
) -> Option<(&'static str, &'static Shape)> {
    let mut fields = structure.fields.iter();
    fields.find(|field| spelling.is_same(field.name, name)).map(|field| (field.name, field.shape))
}

impl Spelling {
    /// A name without the mark of an expression, and whether it had one.
    pub(crate) fn bare(self, name: &str) -> (&str, bool) {
        let bare = name.strip_suffix(".$").filter(|_| self == Spelling::StateMachine);
        bare.map_or((name, false), |bare| (bare, true))
    }

    fn is_same(self, api_name: &str, name: &str) -> bool {
        match self {
            Spelling::Api => api_name == name,
            Spelling::AnyCase => api_name.eq_ignore_ascii_case(name),
            // it refuses names that begin with a small letter
            Spelling::StateMachine => {
                api_name.eq_ignore_ascii_case(name) && name.starts_with(|first: char| first.is_ascii_uppercase())
            }
        }
    }
}

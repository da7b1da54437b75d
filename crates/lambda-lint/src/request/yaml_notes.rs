//! What the reader of YAML noticed, for the rules that say so.

use super::Request;
use crate::model::Kind;
use crate::model::table::Member;
use crate::operation::Operation;
use crate::source::yaml::YamlNote;
use crate::source::{NodeId, Step, Tree};

impl<'r> Request<'r> {
    /// The nodes of which the reader noticed this, with what is written there: those in members that the API has, and that
    /// no other finding is about.
    pub(crate) fn notes(&self, about: YamlNote) -> impl Iterator<Item = (NodeId, &'r str)> {
        let (tree, operation) = (self.tree, self.operation);
        let speaks = move |&&(id, note): &&(NodeId, YamlNote)| {
            note == about && !tree.is_invalid(id) && is_in_known_member(operation, tree, id)
        };
        tree.notes().iter().filter(speaks).map(|&(id, _)| (id, tree.written(id)))
    }

    /// Whether a node is in `Environment`: no message repeats its value. Compares the name, because the member may be
    /// duplicated.
    pub(crate) fn is_in_environment(&self, id: NodeId) -> bool {
        let first = self.tree.trail(id).first().copied();
        matches!(first, Some(Step::Member(name)) if self.tree.text(name) == Member::Environment.name())
    }
}

/// Whether the API has each of the members that lead to a node.
fn is_in_known_member(operation: &Operation, tree: &Tree<'_>, id: NodeId) -> bool {
    let mut shape = operation.input();
    for step in tree.trail(id) {
        shape = match (&shape.kind, step) {
            (Kind::Structure(structure), Step::Member(name)) => match structure.field(tree.text(name)) {
                Some(field) => field.shape,
                None => return false,
            },
            (Kind::Map { value, .. }, Step::Member(_)) => value,
            (Kind::List { entry, .. }, Step::Entry(_)) => entry,
            // it has another type, and the finding about that is about all that is in it
            _ => return false,
        };
    }
    true
}

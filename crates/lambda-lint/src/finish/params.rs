//! What a message says of its own place, for who translates it: the name of the member or the key, and the value.

use super::Finisher;
use crate::draft::{Draft, PlaceKind};
use crate::shape::describe::shorten;
use crate::source::NodeKind;

impl Finisher<'_, '_> {
    /// Adds these to the parameters of a finding at a path, if its message shows them.
    pub(super) fn add_own_params(&self, draft: &mut Draft<'_>, path: &str) {
        let Some(tree) = self.tree else { return };
        let node = self.node_of(draft.place);
        let (name, value) = match draft.place.0 {
            PlaceKind::Member(member) => (Some(member.name()), node),
            PlaceKind::Missing(_, name) => (Some(name), None),
            PlaceKind::Name(id) => (Some(tree.text(id)), None),
            PlaceKind::Value(id) => (tree.name_of(id).map(|name| tree.text(name)), node),
            _ => return,
        };
        let value = value.filter(|&id| tree.kind(id) == NodeKind::Text);
        // a message that seems to show the value of an environment variable has another reason
        let value = value.filter(|_| !["/Environment", "/Code/Zip"].iter().any(|secret| path.starts_with(secret)));
        for (param, text) in [("member", name), ("value", value.map(|id| tree.text(id)))] {
            let Some(text) = text else { continue };
            // a control character stands there as a sign
            let is_shown =
                shows(&draft.message, text) || text.contains(char::is_control) && shows(&draft.message, &shorten(text));
            if is_shown {
                draft.word(param, text);
            }
        }
    }
}

/// Whether a message shows a text: in backticks, and cut if it is long.
#[inline(never)]
fn shows(message: &str, text: &str) -> bool {
    let mut rest = message;
    while let Some((word, behind)) = rest.split_once('`').and_then(|(_, behind)| behind.split_once('`')) {
        let start = word.strip_suffix('…').unwrap_or(word);
        if word == text || start.len() < word.len() && text.starts_with(start) {
            return true;
        }
        rest = behind;
    }
    false
}

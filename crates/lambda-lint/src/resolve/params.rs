//! The parameters of a diagnostic.

use super::Resolver;
use crate::diagnostic::Params;
use crate::message::shorten;
use crate::place::PlaceKind;
use crate::reporter::DiagnosticBuilder;
use crate::source::NodeKind;

impl Resolver<'_, '_> {
    /// The parameters of a diagnostic: those of its message and its help, and what the message shows of its own place.
    pub(super) fn params(&self, finding: &DiagnosticBuilder<'_>, message: &str, path: &str) -> Params {
        let mut params = Params::default();
        finding.message.add_params(&mut params);
        if let Some(help) = &finding.help {
            help.add_params(&mut params);
        }
        for (name, param) in &finding.params.0 {
            params.add(name.clone(), param.clone());
        }
        self.add_own_params(finding, message, path, &mut params);
        params
    }

    fn add_own_params(&self, finding: &DiagnosticBuilder<'_>, message: &str, path: &str, params: &mut Params) {
        let Some(tree) = self.tree else { return };
        let node = self.node_of(finding.place);
        let (name, value) = match finding.place.0 {
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
            // a control character appears as a replacement character
            if shows(message, text) || text.contains(char::is_control) && shows(message, &shorten(text)) {
                params.add(param, shorten(text));
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

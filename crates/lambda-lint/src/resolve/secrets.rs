//! Findings that would show a value which an alias shares with an environment variable or the archive.

use super::Resolver;
use crate::diagnostic::Param;
use crate::draft::{DiagnosticBuilder, Edit};
use crate::message::shorten;
use crate::msg;
use crate::source::NodeKind;

/// Shorter values occur in most messages by chance.
const MIN_BYTES: usize = 4;

impl Resolver<'_, '_> {
    /// What is about such a value, or quotes one, says no more than its rule.
    pub(super) fn hide_secrets(&self, drafts: &mut [DiagnosticBuilder<'_>]) {
        let Some(tree) = self.tree.filter(|_| !drafts.is_empty()) else { return };
        // as messages show them, and as they are
        let mut texts = Vec::new();
        for secret in tree.secrets() {
            let text = tree.text(secret);
            if matches!(tree.kind(secret), NodeKind::Text | NodeKind::Number) && text.len() >= MIN_BYTES {
                texts.push(shorten(text).trim_end_matches('…').to_owned());
            }
        }
        texts.sort_unstable();
        texts.dedup();
        for draft in drafts {
            let is_about = self.node_of(draft.place).is_some_and(|id| tree.is_secret(id));
            if is_about || texts.iter().any(|secret| shows(draft, secret)) {
                draft.message = msg!(
                    "the value, which an environment variable shares, breaks {rule}",
                    rule = Name(draft.meta.id.clone().into_owned())
                );
                draft.help = Some("correct it at its anchor; it is not shown because it may be a secret".into());
                draft.related.clear();
                draft.params.0.clear();
                draft.fix = None;
            }
        }
    }
}

/// Whether a finding shows this text.
fn shows(draft: &DiagnosticBuilder<'_>, secret: &str) -> bool {
    let in_param = |param: &Param| match param {
        Param::Integer(_) => false,
        Param::Number(number) => number.contains(secret),
        Param::Text(text) => text.contains(secret),
        Param::List(all) => all.iter().any(|text| text.contains(secret)),
    };
    let in_edit = |edit: &Edit| match edit {
        Edit::Replace(_, text) | Edit::Respell(_, text) | Edit::Rename(_, text) | Edit::Add(_, _, text) => {
            text.contains(secret)
        }
        Edit::Remove(_) | Edit::Quote(_) | Edit::Substitute(..) | Edit::Unwrap(..) => false,
    };
    draft.message.shows(secret)
        || draft.help.as_ref().is_some_and(|help| help.shows(secret))
        || draft.related.iter().any(|(_, message)| message.shows(secret))
        || draft.params.0.iter().any(|(_, param)| in_param(param))
        || draft
            .fix
            .as_ref()
            .is_some_and(|(description, _, edits)| description.shows(secret) || edits.iter().any(in_edit))
}

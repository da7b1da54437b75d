//! Findings that would show a value which an alias shares with an environment variable or the archive.

use super::Resolver;
use crate::diagnostic::Param;
use crate::message::shorten;
use crate::msg;
use crate::place::Edit;
use crate::reporter::DiagnosticBuilder;
use crate::sort::sorted;
use crate::source::NodeKind;

/// Shorter values occur in most messages by chance.
const MIN_BYTES: usize = 4;

impl Resolver<'_, '_> {
    /// A diagnostic about such a value, or one that quotes it, shows only its rule.
    pub(super) fn hide_secrets(&self, findings: &mut [DiagnosticBuilder<'_>]) {
        let Some(tree) = self.tree.filter(|_| !findings.is_empty()) else { return };
        // as messages show them, and as they are
        let mut texts = Vec::new();
        for secret in tree.secrets() {
            let text = tree.text(secret);
            if matches!(tree.kind(secret), NodeKind::Text | NodeKind::Number) && text.len() >= MIN_BYTES {
                texts.push(shorten(text).trim_end_matches('…').to_owned());
            }
        }
        let mut texts = sorted(texts, Ord::cmp);
        texts.dedup();
        for finding in findings {
            let is_about = self.node_of(finding.place).is_some_and(|id| tree.is_secret(id));
            if is_about || texts.iter().any(|secret| shows(finding, secret)) {
                finding.message = msg!(
                    "the value is hidden because an environment variable has the same value; it violates {rule}",
                    rule = Name(finding.meta.id.clone().into_owned())
                );
                finding.help = Some("correct it at its anchor; it is not shown because it may be a secret".into());
                finding.related.clear();
                finding.params.0.clear();
                finding.fix = None;
            }
        }
    }
}

/// Whether a finding shows this text.
fn shows(finding: &DiagnosticBuilder<'_>, secret: &str) -> bool {
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
    finding.message.shows(secret)
        || finding.help.as_ref().is_some_and(|help| help.shows(secret))
        || finding.related.iter().any(|(_, message)| message.shows(secret))
        || finding.params.0.iter().any(|(_, param)| in_param(param))
        || finding
            .fix
            .as_ref()
            .is_some_and(|(description, _, edits)| description.shows(secret) || edits.iter().any(in_edit))
}

//! From drafts to sorted diagnostics with paths and spans.

mod locate;
mod params;
#[cfg(feature = "yaml")]
mod secrets;

use crate::diagnostic::{Diagnostic, Fix, Related, Severity, TextEdit};
use crate::draft::{Draft, Edit, Place, PlaceKind};
use crate::order;
use crate::request::Slots;
use crate::source::Tree;
use crate::source::edits::{NodeEdit, text_edits};
use crate::source::position::Text;
use crate::source::source_map::SourceMap;
use locate::Located;
use std::borrow::Cow;

/// Turns drafts into diagnostics.
pub(crate) struct Finisher<'t, 'a> {
    pub(crate) tree: Option<&'t Tree<'a>>,
    pub(crate) slots: Option<&'t Slots>,
    /// The document of which the request is a part.
    pub(crate) outer: Option<&'t dyn SourceMap>,
    /// The archive is beside the request: it is there, although the document does not hold it.
    pub(crate) zip_file: bool,
}

impl Finisher<'_, '_> {
    /// `severity` gives the severity of a rule, or `None` where it is off.
    pub(crate) fn finish(
        &self,
        mut drafts: Vec<Draft<'_>>,
        partial: bool,
        severity: impl Fn(&Draft<'_>) -> Option<Severity>,
        text: &mut Text<'_>,
    ) -> Vec<Diagnostic> {
        drafts.retain_mut(|draft| {
            let severity = severity(draft);
            draft.severity = severity;
            severity.is_some() && !self.may_be_present(draft.place)
        });
        #[cfg(feature = "yaml")]
        self.hide_secrets(&mut drafts);
        let located = |mut draft| {
            let located = self.locate_draft(&draft);
            self.add_own_params(&mut draft, &located.path);
            (located, draft)
        };
        let mut found: Vec<(Located, Draft<'_>)> = drafts.into_iter().map(located).collect();
        if partial {
            found.retain(|(located, _)| !located.absent);
        }
        let mut found = order::sorted(found, |(a, x), (b, y)| {
            (a.range.0, &a.path, &x.message, &x.meta.id).cmp(&(b.range.0, &b.path, &y.message, &y.meta.id))
        });
        found.dedup_by(|(b, y), (a, x)| {
            x.meta.id == y.meta.id && a.range == b.range && a.path == b.path && x.message == y.message
        });
        found.into_iter().map(|(located, draft)| self.diagnostic(located, draft, text)).collect()
    }

    fn diagnostic(&self, located: Located, draft: Draft<'_>, text: &mut Text<'_>) -> Diagnostic {
        let mut span = |range| text.span(range);
        let diagnostic_span = span(located.range);
        let related = draft
            .related
            .into_iter()
            .map(|(place, message)| {
                let located = self.locate(place);
                Related { path: located.path, message, span: span(located.range) }
            })
            .collect();
        Diagnostic {
            rule: draft.meta.id.clone(),
            severity: draft.severity.unwrap_or(draft.meta.severity),
            path: located.path,
            message: draft.message,
            help: draft.help.map(Cow::into_owned),
            url: draft.url.or(draft.meta.url.map(Cow::Borrowed)),
            span: diagnostic_span,
            source_path: located.source_path,
            location: located.location,
            // an answer of the service belongs to a refusal; a warning has one only where the rule is not sure
            functions: Vec::new(),
            aws: draft.aws.or(draft.meta.aws),
            related,
            params: draft.params,
            fix: draft.fix.and_then(|(description, safe, edits)| {
                let edits = self.text_edits(&edits)?;
                Some(Fix { description: description.into_owned(), safe, edits })
            }),
        }
    }

    /// Whether a draft is about a missing member that may be present after all.
    fn may_be_present(&self, place: Place) -> bool {
        let (PlaceKind::Member(member), Some(tree), Some(slots)) = (place.0, self.tree, self.slots) else {
            return false;
        };
        slots.node(member).is_none() && slots.may_be_present(tree, member)
    }

    /// The edits of the text, in its order. `None` if one of them cannot be made.
    fn text_edits(&self, edits: &[Edit]) -> Option<Vec<TextEdit>> {
        let tree = self.tree?;
        let edits = edits.iter().map(|edit| self.node_edit(edit)).collect::<Option<Vec<_>>>()?;
        let edits = text_edits(tree, &edits)?;
        match self.outer {
            Some(outer) => edits.into_iter().map(|edit| outer.edit(edit)).collect(),
            None => Some(edits),
        }
    }

    fn node_edit<'e>(&self, edit: &'e Edit) -> Option<NodeEdit<'e>> {
        let node = |place: &Place| self.node_of(*place);
        Some(match edit {
            Edit::Remove(place) => NodeEdit::Remove(node(place)?),
            Edit::Replace(place, json) => NodeEdit::Replace(node(place)?, json),
            Edit::Quote(place) => NodeEdit::Quote(node(place)?),
            Edit::Respell(place, text) => NodeEdit::Respell(node(place)?, text),
            Edit::Substitute(place, substitutes) => NodeEdit::Substitute(node(place)?, substitutes),
            Edit::Unwrap(around, inner) => NodeEdit::Unwrap(node(around)?, node(inner)?),
            Edit::Rename(place, name) => NodeEdit::Rename(node(place)?, name),
            Edit::Add(place, name, json) => NodeEdit::Add(node(place)?, name, json),
        })
    }
}

//! From drafts to sorted diagnostics with paths and spans.

mod edits;
mod locate;

use crate::diagnostic::{Diagnostic, Fix, Related, Severity, Span};
use crate::draft::{Draft, Place, PlaceKind};
use crate::input::Outer;
use crate::order;
use crate::request::Slots;
use crate::shape::table::Member;
use crate::source::Tree;
use crate::source::position::Positions;
use locate::Located;
use std::borrow::Cow;

/// Turns drafts into diagnostics.
pub(crate) struct Finisher<'t, 'a> {
    pub(crate) tree: Option<&'t Tree<'a>>,
    pub(crate) slots: Option<&'t Slots>,
    /// The document of which the request is a part.
    pub(crate) outer: Option<&'t Outer<'t>>,
    /// The archive is beside the request: it is there, although the document does not hold it.
    pub(crate) zip_file: bool,
}

/// The text that spans refer to; lines are counted once, for all that is found in it.
pub(crate) struct Text<'a> {
    source: Option<&'a str>,
    positions: Option<Positions<'a>>,
}

impl<'a> Text<'a> {
    pub(crate) fn new(source: Option<&'a str>) -> Self {
        Text { source, positions: None }
    }

    fn span(&mut self, (start, end): (usize, usize)) -> Option<Span> {
        let source = self.source?;
        let positions = self.positions.get_or_insert_with(|| Positions::new(source));
        Some(Span { start: positions.at(start), end: positions.at(end) })
    }
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
        drafts.retain(|draft| severity(draft).is_some());
        // where members may be missing, a misspelt one is all that is wrong
        if !partial {
            self.merge_misspelt(&mut drafts);
        }
        let mut found: Vec<(Located, Draft<'_>)> =
            drafts.into_iter().map(|draft| (self.locate_draft(&draft), draft)).collect();
        if partial {
            found.retain(|(located, _)| !located.absent);
        }
        let mut found = order::sorted(found, |(a, x), (b, y)| {
            (a.range.0, &a.path, &x.message, &x.meta.id).cmp(&(b.range.0, &b.path, &y.message, &y.meta.id))
        });
        found.dedup_by(|(b, y), (a, x)| {
            x.meta.id == y.meta.id && a.range == b.range && a.path == b.path && x.message == y.message
        });
        found
            .into_iter()
            .map(|(located, draft)| {
                let severity = severity(&draft).unwrap_or(draft.meta.severity);
                self.diagnostic(located, draft, severity, text)
            })
            .collect()
    }

    fn diagnostic(&self, located: Located, draft: Draft<'_>, severity: Severity, text: &mut Text<'_>) -> Diagnostic {
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
            severity,
            path: located.path,
            message: draft.message,
            help: draft.help.map(Cow::into_owned),
            url: draft.url.or(draft.meta.url.map(Cow::Borrowed)),
            span: diagnostic_span,
            source_path: located.source_path,
            // an answer of the service belongs to a refusal; a warning has one only where the rule is not sure
            aws: draft.aws.or(draft.meta.aws),
            related,
            params: draft.params,
            fix: draft.fix.and_then(|(description, safe, edits)| {
                let edits = self.text_edits(&edits)?;
                Some(Fix { description: description.into_owned(), safe, edits })
            }),
        }
    }

    /// `handler` instead of `Handler` is one fault, not an unknown member and a missing one.
    fn merge_misspelt(&self, drafts: &mut Vec<Draft<'_>>) {
        if drafts.iter().all(|draft| draft.meant.is_none()) {
            return;
        }
        // advice about the absence does not hold: the member is there, under another name
        let misspelt = drafts.iter().filter_map(|draft| draft.meant).filter(|&member| self.is_absent(member));
        let misspelt: Vec<_> = misspelt.map(Place::from).collect();
        if !misspelt.is_empty() {
            drafts.retain(|draft| draft.meta.severity != Severity::Advice || !misspelt.contains(&draft.place));
        }
        let mut absences = Vec::new();
        for (index, place) in drafts.iter().map(|draft| draft.place.0).enumerate() {
            let is_absent = match place {
                PlaceKind::Member(member) => self.is_absent(member),
                PlaceKind::Missing(..) => true,
                _ => false,
            };
            if is_absent {
                absences.push((place, index));
            }
        }
        let absences = order::sorted(absences, |(a, _), (b, _)| a.cmp(b));
        // of several findings about one place the first
        let find = |place: PlaceKind| {
            let at = absences.partition_point(|&(other, _)| other < place);
            absences.get(at).filter(|(other, _)| *other == place).map(|&(_, index)| index)
        };
        let mut all: Vec<_> = drafts.drain(..).map(Some).collect();
        for index in 0..all.len() {
            let absence = all[index].as_ref().and_then(|draft| self.absence(draft)).and_then(find);
            let Some(misspelt) = absence.and_then(|_| all[index].take()) else { continue };
            let Some(absent) = absence.and_then(|absence| all[absence].as_mut()) else { continue };
            // of several spellings only one can be renamed
            if absent.fix.is_none() {
                absent.help = misspelt.help;
                absent.fix = misspelt.fix;
            }
            absent.related.push((misspelt.place, misspelt.message));
        }
        drafts.extend(all.into_iter().flatten());
    }

    /// Where it would be reported that the member which a misspelt one was meant to be is missing.
    fn absence(&self, misspelt: &Draft<'_>) -> Option<PlaceKind> {
        let (meant, PlaceKind::Name(name)) = (misspelt.meant?, misspelt.place.0) else { return None };
        let in_list = meant.pointer().contains("/-/");
        Some(if in_list { PlaceKind::Missing(self.tree?.holder(name), meant.name()) } else { PlaceKind::Member(meant) })
    }

    fn is_absent(&self, member: Member) -> bool {
        self.slots.is_none_or(|slots| slots.node(member).is_none())
    }
}

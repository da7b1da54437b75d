//! From drafts to sorted diagnostics with paths and spans.

mod edits;

use crate::diagnostic::{Diagnostic, Fix, Related, Severity, Span};
use crate::draft::{Draft, Place, PlaceKind};
use crate::path;
use crate::report::Report;
use crate::request::Slots;
use crate::shape::table::Member;
use crate::source::position::Positions;
use crate::source::{NodeId, Step, Tree};
use std::borrow::Cow;
use std::collections::HashMap;

/// Turns drafts into diagnostics.
pub(crate) struct Finisher<'t, 'a> {
    pub(crate) tree: Option<&'t Tree<'a>>,
    pub(crate) slots: Option<&'t Slots>,
    pub(crate) source: Option<&'a str>,
    /// The archive is beside the request: it is there, although the document does not hold it.
    pub(crate) zip_file: bool,
}

/// A place found in the document: its path, its range, and whether there is nothing.
struct Located {
    path: String,
    range: (usize, usize),
    absent: bool,
}

impl Finisher<'_, '_> {
    /// `severity` gives the severity of a rule, or `None` where it is off.
    pub(crate) fn finish(
        &self,
        mut drafts: Vec<Draft<'_>>,
        partial: bool,
        severity: impl Fn(&Draft<'_>) -> Option<Severity>,
    ) -> Report {
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
        found.sort_by(|(a, x), (b, y)| {
            (a.range.0, &a.path, &x.message, &x.meta.id).cmp(&(b.range.0, &b.path, &y.message, &y.meta.id))
        });
        found.dedup_by(|(b, y), (a, x)| {
            x.meta.id == y.meta.id && a.range == b.range && a.path == b.path && x.message == y.message
        });
        let mut positions = self.source.map(Positions::new);
        let diagnostics = found
            .into_iter()
            .map(|(located, draft)| {
                let severity = severity(&draft).unwrap_or(draft.meta.severity);
                self.diagnostic(located, draft, severity, &mut positions)
            })
            .collect();
        Report::new(diagnostics)
    }

    fn diagnostic(
        &self,
        located: Located,
        draft: Draft<'_>,
        severity: Severity,
        positions: &mut Option<Positions<'_>>,
    ) -> Diagnostic {
        let mut span = |range: (usize, usize)| {
            let positions = positions.as_mut()?;
            Some(Span { start: positions.at(range.0), end: positions.at(range.1) })
        };
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
            source_path: None,
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
        let mut absences = HashMap::new();
        for (index, place) in drafts.iter().map(|draft| draft.place.0).enumerate() {
            let is_absent = match place {
                PlaceKind::Member(member) => self.is_absent(member),
                PlaceKind::Missing(..) => true,
                _ => false,
            };
            if is_absent {
                absences.entry(place).or_insert(index);
            }
        }
        let mut all: Vec<_> = drafts.drain(..).map(Some).collect();
        for index in 0..all.len() {
            let absence = all[index].as_ref().and_then(|draft| self.absence(draft)).and_then(|at| absences.get(&at));
            let Some(misspelt) = absence.and_then(|_| all[index].take()) else { continue };
            let Some(absent) = absence.and_then(|&absence| all[absence].as_mut()) else { continue };
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

    fn locate_draft(&self, draft: &Draft<'_>) -> Located {
        let mut located = self.locate(draft.place);
        if let Some(below) = &draft.below {
            located.path.push_str(below);
            located.range = start_of(located.range);
            located.absent = true;
        }
        located
    }

    fn locate(&self, place: Place) -> Located {
        let Some(tree) = self.tree else {
            let range = if let PlaceKind::Range(start, end) = place.0 { (start, end) } else { (0, 0) };
            return Located { path: String::new(), range, absent: false };
        };
        let range = |id: NodeId| (tree.node(id).start as usize, tree.node(id).end as usize);
        match place.0 {
            PlaceKind::Document => Located { path: String::new(), range: range(0), absent: false },
            PlaceKind::Range(start, end) => Located { path: String::new(), range: (start, end), absent: false },
            PlaceKind::Value(id) => Located { path: self.path_of(tree, id), range: range(id), absent: false },
            PlaceKind::Name(id) => Located { path: self.path_of(tree, id), range: range(id), absent: false },
            PlaceKind::Missing(object, name) => {
                let mut path = self.path_of(tree, object);
                path::push_name(&mut path, name);
                Located { path, range: start_of(range(object)), absent: true }
            }
            PlaceKind::Member(member) => match self.slots.and_then(|slots| slots.node(member)) {
                Some(id) => Located { path: self.path_of(tree, id), range: range(id), absent: false },
                None => {
                    let mut parent = member.parent();
                    let object = loop {
                        let Some(member) = parent else { break 0 };
                        if let Some(id) = self.slots.and_then(|slots| slots.node(member)) {
                            break id;
                        }
                        parent = member.parent();
                    };
                    let absent = member != Member::CodeZipFile || !self.zip_file;
                    Located { path: member.pointer().to_owned(), range: start_of(range(object)), absent }
                }
            },
        }
    }

    fn path_of(&self, tree: &Tree<'_>, id: NodeId) -> String {
        let mut pointer = String::new();
        for step in tree.trail(id) {
            match step {
                Step::Member(name) => path::push_name(&mut pointer, tree.text(name)),
                Step::Entry(index) => path::push_index(&mut pointer, index),
            }
        }
        pointer
    }

    /// The node of a place, if it is in the document.
    fn node_of(&self, place: Place) -> Option<NodeId> {
        match place.0 {
            PlaceKind::Document => Some(0),
            PlaceKind::Member(member) => self.slots?.node(member),
            PlaceKind::Value(id) | PlaceKind::Name(id) => Some(id),
            PlaceKind::Missing(..) | PlaceKind::Range(..) => None,
        }
    }
}

/// The opening brace or quote of a range: what stands for a member that is missing in it.
fn start_of(range: (usize, usize)) -> (usize, usize) {
    (range.0, range.1.min(range.0 + 1))
}

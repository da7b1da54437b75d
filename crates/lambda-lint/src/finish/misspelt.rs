//! `handler` instead of `Handler` is one fault, not an unknown member and a missing one.

use super::Finisher;
use crate::diagnostic::{Param, Severity};
use crate::draft::{DiagnosticBuilder, Place, PlaceKind};
use crate::message::shorten;
use crate::order;
use crate::{msg, suggest};

impl Finisher<'_, '_> {
    /// Makes one finding of those about a misspelt member and those about its absence.
    pub(super) fn merge_misspelt(&self, drafts: &mut Vec<DiagnosticBuilder<'_>>) {
        if drafts.iter().all(|draft| draft.meant.is_none()) {
            return;
        }
        // advice about the absence does not hold: the member is there, under another name
        let misspelt = drafts.iter().filter_map(|draft| draft.meant).filter(|&member| self.is_absent(member));
        let misspelt: Vec<_> = misspelt.map(Place::from).collect();
        if !misspelt.is_empty() {
            drafts.retain(|draft| draft.meta.severity != Severity::Advice || !misspelt.contains(&draft.place));
        }
        let absences = self.absences(drafts);
        let mut all: Vec<_> = drafts.drain(..).map(Some).collect();
        // the members to be renamed of which each finding speaks
        let mut renamed = vec![0; all.len()];
        for index in 0..all.len() {
            let place = all[index].as_ref().and_then(|draft| self.absence(draft));
            let Some(found) = place.and_then(|place| found_at(&absences, place)) else { continue };
            let Some(misspelt) = all[index].take() else { continue };
            let (target, meant, place) = (found[0].1, misspelt.meant, misspelt.place);
            let Some(mut absent) = all[target].take() else { continue };
            absent.related.push((place, misspelt.message.clone()));
            if let Some(meant) = meant.filter(|meant| renamed[target] & meant.bit() == 0) {
                let is_first = renamed[target] == 0;
                if let (PlaceKind::Name(name), Some(tree)) = (place.0, self.tree) {
                    // many formats show nothing but the message
                    let is_own = self.absence(&misspelt) == Some(absent.place.0);
                    let name = tree.text(name);
                    let fault = std::mem::replace(&mut absent.message, "".into());
                    let case_only = suggest::same_letters(name, meant.name());
                    absent.message = match (is_own, case_only) {
                        (true, true) => {
                            msg!(
                                "{fault}; found {found}, which differs only in case",
                                fault = Then(fault),
                                found = Text(name)
                            )
                        }
                        (true, false) => msg!("{fault}; found {found}", fault = Then(fault), found = Text(name)),
                        (false, _) => msg!(
                            "{fault}; found {found} instead of {wanted}",
                            fault = Then(fault),
                            found = Text(name),
                            wanted = MemberName(meant)
                        ),
                    };
                    add(&mut absent, "misspelt", shorten(name));
                    add(&mut absent, "meant", meant.name().to_owned());
                }
                rename(&mut absent, misspelt, is_first);
                renamed[target] |= meant.bit();
                for &(_, other) in &found[1..] {
                    let is_for_lack = all[other].as_ref().is_some_and(|other| other.lacks.has(meant));
                    let other = if is_for_lack { all[other].take() } else { None };
                    absent.related.extend(other.map(|other| (other.place, other.message)));
                }
            }
            all[target] = Some(absent);
        }
        drafts.extend(all.into_iter().flatten());
    }

    /// The members that are not there and of which there is something to say, with the index of what is said. Sorted.
    fn absences(&self, drafts: &[DiagnosticBuilder<'_>]) -> Vec<(PlaceKind, usize)> {
        let mut absences = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let is_absent = match draft.place.0 {
                PlaceKind::Member(member) => self.is_absent(member),
                PlaceKind::Missing(..) => true,
                _ => false,
            };
            let own = is_absent.then_some(draft.place.0);
            let lacked = draft.lacks.iter().filter(|&member| self.is_absent(member)).map(PlaceKind::Member);
            absences.extend(own.into_iter().chain(lacked.filter(|lacked| Some(*lacked) != own)).map(|at| (at, index)));
        }
        order::sorted(absences, |a, b| a.cmp(b))
    }

    /// Where it would be reported that the member which a misspelt one was meant to be is missing.
    fn absence(&self, misspelt: &DiagnosticBuilder<'_>) -> Option<PlaceKind> {
        let (meant, PlaceKind::Name(name)) = (misspelt.meant?, misspelt.place.0) else { return None };
        let in_list = meant.pointer().contains("/-/");
        Some(if in_list { PlaceKind::Missing(self.tree?.holder(name), meant.name()) } else { PlaceKind::Member(meant) })
    }
}

/// What is said of a place, the first finding first; `None` if nothing is.
fn found_at(absences: &[(PlaceKind, usize)], place: PlaceKind) -> Option<&[(PlaceKind, usize)]> {
    let start = absences.partition_point(|&(other, _)| other < place);
    let end = absences.partition_point(|&(other, _)| other <= place);
    (start < end).then(|| &absences[start..end])
}

/// Adds a name to those of a message, for translation.
fn add(absent: &mut DiagnosticBuilder<'_>, param: &'static str, name: String) {
    match absent.params.0.iter_mut().find(|(known, _)| *known == param) {
        Some((_, Param::List(names))) => names.push(name.into()),
        _ => absent.params.add(param, Param::List(vec![name.into()])),
    }
}

/// What is to be done about an absence is to rename the misspelled members.
fn rename(absent: &mut DiagnosticBuilder<'_>, misspelt: DiagnosticBuilder<'_>, is_first: bool) {
    if is_first {
        (absent.help, absent.fix) = (misspelt.help, misspelt.fix);
        return;
    }
    absent.help = Some("rename the misspelled members".into());
    absent.fix = absent.fix.take().zip(misspelt.fix).map(|((_, safe, mut edits), (_, also_safe, more))| {
        edits.extend(more);
        ("rename the misspelled members".into(), safe && also_safe, edits)
    });
}

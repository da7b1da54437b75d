//! From findings to sorted diagnostics with paths and spans.

mod locate;
mod params;
mod precedence;
mod redact;
#[cfg(feature = "yaml")]
mod secrets;

use crate::diagnostic::{Diagnostic, Fix, Related, Severity, TextEdit};
use crate::message::{Message, Rendered};
use crate::model::table::Member;
use crate::place::{Edit, Place, PlaceKind};
use crate::reporter::DiagnosticBuilder;
use crate::slots::Slots;
use crate::sort;
use crate::source::Tree;
use crate::source::edits::{NodeEdit, text_edits};
use crate::source::position::Text;
use crate::source::source_map::SourceMap;
use locate::Resolved;
pub use redact::{masked_name, shown_part};
use std::borrow::Cow;

/// Turns findings into diagnostics.
pub(crate) struct Resolver<'t, 'a> {
    pub(crate) tree: Option<&'t Tree<'a>>,
    pub(crate) slots: Option<&'t Slots>,
    /// The document of which the request is a part.
    pub(crate) source_map: Option<&'t dyn SourceMap>,
    /// The archive is passed with the request, so it is present although the document does not contain it.
    pub(crate) zip_file: bool,
}

/// A diagnostic with its place in the document and its text.
struct Found<'r> {
    finding: DiagnosticBuilder<'r>,
    resolved: Resolved,
    message: Rendered,
}

impl Found<'_> {
    /// Diagnostics are sorted by this, and those that agree in it are one.
    fn key(&self) -> (usize, &str, &str, &str) {
        (self.resolved.range.0, &self.resolved.path, &self.message.text, &self.finding.meta.id)
    }
}

impl Resolver<'_, '_> {
    /// `severity` gives the severity of a rule, or `None` where it is off.
    pub(crate) fn resolve(
        &self,
        mut findings: Vec<DiagnosticBuilder<'_>>,
        partial: bool,
        severity: impl Fn(&DiagnosticBuilder<'_>) -> Option<Severity>,
        text: &mut Text<'_>,
    ) -> Vec<Diagnostic> {
        findings.retain_mut(|finding| {
            let severity = severity(finding);
            finding.severity = severity;
            severity.is_some() && !self.may_be_present(finding.place)
        });
        #[cfg(feature = "yaml")]
        self.hide_secrets(&mut findings);
        let resolved = findings.into_iter().map(|finding| Found {
            message: self.render(&finding.message),
            resolved: self.locate_finding(&finding),
            finding,
        });
        let mut found: Vec<_> = resolved.filter(|found| !partial || !found.resolved.absent).collect();
        precedence::apply(&mut found);
        let mut found = sort::sorted(found, |a: &Found<'_>, b: &Found<'_>| a.key().cmp(&b.key()));
        found.dedup_by(|b, a| a.resolved.range == b.resolved.range && a.key() == b.key());
        let mut found: Vec<_> = found.into_iter().map(|found| self.diagnostic(found, text)).collect();
        if !found.is_empty() {
            let redactor = self.redactor();
            found.iter_mut().for_each(|diagnostic| redactor.apply(diagnostic));
        }
        found
    }

    fn diagnostic(&self, found: Found<'_>, text: &mut Text<'_>) -> Diagnostic {
        let Found { resolved, finding, message } = found;
        let params = self.params(&finding, &message.text, &resolved.path);
        let mut span = |range| text.span(range);
        let diagnostic_span = span(resolved.range);
        let related = finding
            .related
            .into_iter()
            .map(|(place, message)| {
                let resolved = self.locate(place);
                Related { path: resolved.path, message: self.render(&message).text, span: span(resolved.range) }
            })
            .collect();
        let (help, help_members) = match finding.help.map(|help| self.render(&help)) {
            Some(help) => (Some(help.text), help.members),
            None => (None, Vec::new()),
        };
        Diagnostic {
            rule: finding.meta.id.clone(),
            severity: finding.severity.unwrap_or(finding.meta.severity),
            path: resolved.path,
            message: message.text,
            help,
            url: finding.url.or(finding.meta.url.map(Cow::Borrowed)),
            span: diagnostic_span,
            source_path: resolved.source_path,
            location: resolved.location,
            // an answer of the service belongs to a refusal; a warning has one only where the rule is not sure
            functions: Vec::new(),
            aws: finding.aws.or(finding.meta.aws),
            related,
            params,
            fix: finding.fix.and_then(|(description, safe, edits)| {
                let edits = self.text_edits(&edits)?;
                Some(Fix { description: self.render(&description).text, safe, edits })
            }),
            members: message.members,
            help_members,
        }
    }

    /// A message with the names that the document has for the members.
    fn render(&self, message: &Message) -> Rendered {
        let mut rendered = message.render();
        if let Some(source_map) = self.source_map {
            rendered.rename(|name| source_map.spell(member_called(name)?.pointer()));
        }
        rendered
    }

    /// Whether a finding is about a missing member that may be present after all.
    fn may_be_present(&self, place: Place) -> bool {
        let (PlaceKind::Member(member), Some(tree), Some(slots)) = (place.0, self.tree, self.slots) else {
            return false;
        };
        slots.node(member).is_none() && slots.may_be_present(tree, member)
    }

    /// The edits of the text, in its order. `None` if one of them cannot be made.
    fn text_edits(&self, edits: &[Edit]) -> Option<Vec<TextEdit>> {
        let outside = edits.iter().map(outside_edit).collect::<Option<Vec<_>>>();
        if let Some(outside) = outside.filter(|outside| !outside.is_empty()) {
            return self.source_map?.document_edits(&outside);
        }
        let tree = self.tree?;
        let edits = edits.iter().map(|edit| self.node_edit(edit)).collect::<Option<Vec<_>>>()?;
        let edits = text_edits(tree, &edits)?;
        match self.source_map {
            Some(source_map) => edits.into_iter().map(|edit| source_map.edit(edit)).collect(),
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

/// The member that a message calls so: `Code.ImageUri`, or `ImageUri` where only one member has this name.
fn member_called(name: &str) -> Option<Member> {
    let is_path = |member: &Member| member.pointer().split('/').skip(1).eq(name.split('.'));
    let all = || Member::ALL.iter().copied();
    all().find(is_path).or_else(|| {
        let mut named = all().filter(|member| member.name() == name);
        named.next().filter(|_| named.next().is_none())
    })
}

/// An edit of what is around the request.
fn outside_edit(edit: &Edit) -> Option<NodeEdit<'_>> {
    match edit {
        Edit::Rename(Place(PlaceKind::Outside(node)), name) => Some(NodeEdit::Rename(*node, name)),
        _ => None,
    }
}

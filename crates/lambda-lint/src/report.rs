//! From what rules say to sorted diagnostics with paths, spans and text edits.

use crate::diagnostic::{AwsError, Diagnostic, Fix, Param, Params, Related, Severity, Span, TextEdit};
use crate::path;
use crate::request::Slots;
use crate::rule::Meta;
use crate::shape::table::Member;
use crate::source::position::Positions;
use crate::source::{NodeId, NodeKind, Step, Tree};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

/// A place that a rule can speak about: a [`Member`], an entry of a list, a key or a value of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(pub(crate) PlaceKind);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum PlaceKind {
    /// The whole document.
    Document,
    /// A member, there or not.
    Member(Member),
    /// A value.
    Value(NodeId),
    /// The name of a member or the key of a map; its path is that of its value.
    Name(NodeId),
    /// A member that this object lacks.
    Missing(NodeId, &'static str),
    /// A range of the text, in a document that could not be read.
    Range(usize, usize),
}

impl Place {
    /// The whole document.
    pub const DOCUMENT: Place = Place(PlaceKind::Document);
}

impl From<Member> for Place {
    fn from(member: Member) -> Self {
        Place(PlaceKind::Member(member))
    }
}

/// An edit in terms of the request; the source turns it into edits of its text.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Edit {
    /// Remove a member or an entry.
    Remove(Place),
    /// Put JSON in the place of a value.
    Replace(Place, String),
    /// Put quotes around a value, which the edit need not repeat: it may be a secret.
    Quote(Place),
    /// Put another text in the place of a string of base64, which the edit need not repeat: it may be a secret.
    Respell(Place, String),
    /// Give a member another name.
    Rename(Place, String),
    /// Add a member with this JSON value behind the others of the object at this place.
    Add(Place, String, String),
}

/// One finding while it is made. What is not said has the rule's value.
#[derive(Debug, Clone)]
pub struct Draft<'r> {
    pub(crate) meta: &'r Meta,
    pub(crate) severity: Option<Severity>,
    pub(crate) place: Place,
    pub(crate) message: String,
    help: Option<Cow<'static, str>>,
    aws: Option<AwsError>,
    related: Vec<(Place, String)>,
    params: Params,
    fix: Option<(Cow<'static, str>, bool, Vec<Edit>)>,
    /// The member that an unknown one was probably meant to be.
    pub(crate) meant: Option<Member>,
}

impl<'r> Draft<'r> {
    pub(crate) fn new(meta: &'r Meta, place: Place, message: String) -> Self {
        Draft {
            meta,
            severity: None,
            place,
            message,
            help: None,
            aws: None,
            related: Vec::new(),
            params: Params::default(),
            fix: None,
            meant: None,
        }
    }

    /// What to do, in the imperative.
    pub fn help(&mut self, help: impl Into<Cow<'static, str>>) -> &mut Self {
        let help = help.into();
        self.help = (!help.is_empty()).then_some(help);
        self
    }

    /// Another severity than the rule's, for this one finding.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = Some(severity);
        self
    }

    /// Another answer of the service than the rule's, for this one finding.
    pub fn aws(&mut self, aws: AwsError) -> &mut Self {
        self.aws = Some(aws);
        self
    }

    /// Another place that has to do with it.
    pub fn related(&mut self, place: impl Into<Place>, message: impl Into<String>) -> &mut Self {
        self.related.push((place.into(), message.into()));
        self
    }

    /// A figure or a word of the message, for translation.
    pub fn param(&mut self, name: &'static str, value: impl Into<Param>) -> &mut Self {
        self.params.0.push((name, value.into()));
        self
    }

    /// The one right edit, which keeps what the author meant.
    pub fn fix(&mut self, description: impl Into<Cow<'static, str>>, edits: Vec<Edit>) -> &mut Self {
        self.fix = Some((description.into(), true, edits));
        self
    }

    /// The one likely edit, which wants a look.
    pub fn unsafe_fix(&mut self, description: impl Into<Cow<'static, str>>, edits: Vec<Edit>) -> &mut Self {
        self.fix = Some((description.into(), false, edits));
        self
    }
}

/// Where a rule reports.
#[derive(Debug)]
pub struct Diagnostics<'r> {
    pub(crate) meta: &'r Meta,
    pub(crate) drafts: Vec<Draft<'r>>,
}

impl<'r> Diagnostics<'r> {
    /// Reports a finding at a place, in lower case, without a final stop, with member names in backticks.
    pub fn at(&mut self, place: impl Into<Place>, message: impl Into<String>) -> &mut Draft<'r> {
        let index = self.drafts.len();
        self.drafts.push(Draft::new(self.meta, place.into(), message.into()));
        &mut self.drafts[index]
    }
}

/// All that was found in one document.
///
/// ```
/// let report = lambda_lint::Linter::new().lint_str("{}");
/// assert!(!report.is_ok());
/// let paths: Vec<_> = report.errors().map(|error| error.path.as_str()).collect();
/// assert_eq!(paths, ["/Code", "/FunctionName", "/Role"]);
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    unread: bool,
}

impl Report {
    /// Whether the service would take the request, as far as it shows: there is no error. There may be warnings.
    pub fn is_ok(&self) -> bool {
        self.errors().next().is_none()
    }

    /// Whether the document could be read. If not, the one diagnostic says why.
    pub fn is_read(&self) -> bool {
        !self.unread
    }

    pub(crate) fn unread(mut self) -> Self {
        self.unread = true;
        self
    }

    /// What the service refuses.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many diagnostics have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Everything, by position, then by path and message.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Everything, as the list itself.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// `Ok` with what is left to say if there is no error.
    ///
    /// # Errors
    ///
    /// [`Refused`] if the service would refuse the request; it holds the report.
    pub fn into_result(self) -> Result<Report, Refused> {
        if self.is_ok() { Ok(self) } else { Err(Refused(self)) }
    }
}

/// The service would refuse the request.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused(pub Report);

impl std::error::Error for Refused {}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut errors = self.0.errors();
        let Some(first) = errors.next() else { return f.write_str("the request is refused") };
        write!(f, "the request is refused: {}: {}", first.path, first.message)?;
        match errors.count() {
            0 => Ok(()),
            1 => f.write_str(" (and 1 more error)"),
            more => write!(f, " (and {more} more errors)"),
        }
    }
}

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
            drafts.into_iter().map(|draft| (self.locate(draft.place), draft)).collect();
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
        Report { diagnostics, unread: false }
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
            url: draft.meta.url.map(Cow::Borrowed),
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

    fn text_edits(&self, edits: &[Edit]) -> Option<Vec<TextEdit>> {
        let (tree, source) = (self.tree?, self.source?);
        let mut done = Vec::with_capacity(edits.len());
        for edit in edits {
            match edit {
                Edit::Quote(place) => {
                    let node = tree.node(self.node_of(*place)?);
                    let quote = |at: u32| TextEdit { start: at as usize, end: at as usize, text: "\"".to_owned() };
                    done.extend([quote(node.start), quote(node.end)]);
                }
                Edit::Respell(place, text) => {
                    let node = tree.node(self.node_of(*place)?);
                    let (start, end) = (node.start as usize + 1, node.end as usize - 1);
                    done.extend(respelling(start, source.get(start..end)?, text)?);
                }
                edit => done.push(self.text_edit(tree, source, edit)?),
            }
        }
        done.sort_by_key(|edit| edit.start);
        done.windows(2).all(|pair| pair[0].end <= pair[1].start).then_some(done)
    }

    fn text_edit(&self, tree: &Tree<'_>, source: &str, edit: &Edit) -> Option<TextEdit> {
        match edit {
            Edit::Quote(_) | Edit::Respell(..) => None,
            Edit::Replace(place, json) => {
                let node = tree.node(self.node_of(*place)?);
                Some(TextEdit { start: node.start as usize, end: node.end as usize, text: json.clone() })
            }
            Edit::Rename(place, name) => {
                let id = self.node_of(*place)?;
                let name_id = if let PlaceKind::Name(id) = place.0 { id } else { self.name_of(tree, id)? };
                let node = tree.node(name_id);
                Some(TextEdit { start: node.start as usize, end: node.end as usize, text: path::quoted(name) })
            }
            Edit::Remove(place) => {
                self.removal(tree, source, self.node_of(*place)?, matches!(place.0, PlaceKind::Name(_)))
            }
            Edit::Add(place, name, json) => {
                let object = self.node_of(*place)?;
                if tree.kind(object) != NodeKind::Object {
                    return None;
                }
                let last = tree.members(object).last();
                let Some((last_name, last_value)) = last else {
                    let at = tree.node(object).start as usize + 1;
                    return Some(TextEdit { start: at, end: at, text: format!("{}: {json}", path::quoted(name)) });
                };
                // the blanks in front of the last member are those that the new one wants, too
                let line_start = tree.node(last_name).start as usize;
                let blanks = &source[source[..line_start].trim_end().len()..line_start];
                let at = tree.node(last_value).end as usize;
                Some(TextEdit { start: at, end: at, text: format!(",{blanks}{}: {json}", path::quoted(name)) })
            }
        }
    }

    /// The name node of a member's value.
    fn name_of(&self, tree: &Tree<'_>, id: NodeId) -> Option<NodeId> {
        match tree.trail(id).pop()? {
            Step::Member(name) => Some(name),
            Step::Entry(_) => None,
        }
    }

    /// Removes a member or an entry together with one comma and the blanks that separate it.
    fn removal(&self, tree: &Tree<'_>, source: &str, id: NodeId, is_name: bool) -> Option<TextEdit> {
        let (first, last) = if is_name { (id, id + 1) } else { (self.name_of(tree, id).unwrap_or(id), id) };
        if first == 0 {
            return None;
        }
        let (start, end) = (tree.node(first).start as usize, tree.node(last).end as usize);
        let before = source[..start].trim_end();
        let behind = source[end..].trim_start();
        if before.ends_with(',') {
            return Some(TextEdit { start: before.len() - 1, end, text: String::new() });
        }
        if let Some(rest) = behind.strip_prefix(',') {
            let rest = rest.trim_start();
            return Some(TextEdit { start, end: source.len() - rest.len(), text: String::new() });
        }
        Some(TextEdit { start: before.len(), end: source.len() - behind.len(), text: String::new() })
    }
}

/// The opening brace or quote of a range: what stands for a member that is missing in it.
fn start_of(range: (usize, usize)) -> (usize, usize) {
    (range.0, range.1.min(range.0 + 1))
}

/// The edits that make another text of a string that stands at `start`, each of them of a few characters. Blanks go, `-`
/// and `_` are replaced, something is added at the end, or all of the difference is in one place; else there are none.
fn respelling(start: usize, old: &str, new: &str) -> Option<Vec<TextEdit>> {
    let same = |(a, b): &(u8, u8)| a == b;
    let behind = old.bytes().rev().zip(new.bytes().rev()).take_while(same).count();
    let (old, new) = (old.get(..old.len() - behind)?, new.get(..new.len() - behind)?);
    let edit =
        |from: usize, to: usize, text: &str| TextEdit { start: start + from, end: start + to, text: text.to_owned() };
    if new.is_empty() {
        return Some(vec![edit(0, old.len(), "")]);
    }
    let mut edits = Vec::new();
    let (mut at, mut rest) = (0, new);
    while let Some(&byte) = old.as_bytes().get(at) {
        let (length, replaced) = match byte {
            byte if rest.as_bytes().first() == Some(&byte) => (1, 1),
            b'-' | b'_' => (1, 1),
            b'\\' if old[at..].starts_with("\\u") => (6, 0),
            b'\\' => (2, 0),
            b' ' => (1, 0),
            _ => return None,
        };
        let text = rest.get(..replaced)?;
        if old.get(at..at + length)? != text {
            edits.push(edit(at, at + length, text));
        }
        (at, rest) = (at + length, &rest[replaced..]);
    }
    if !rest.is_empty() {
        edits.push(edit(at, at, rest));
    }
    Some(edits)
}

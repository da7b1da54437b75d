//! Diagnostics under construction. Places and edits are in terms of the request; the resolver turns them into paths and
//! text ranges.

pub(crate) mod buffer;

use crate::diagnostic::{AwsError, Param, Params, Severity};
use crate::message::{Message, shorten};
use crate::meta::{Meta, MetaRef, RuleId, RuleRef};
use crate::model::table::Member;
use crate::msg;
use crate::source::NodeId;
use buffer::DiagnosticBuffer;
use std::borrow::Cow;

/// A place that a rule can speak about: a [`Member`], an entry of a list, a key or a value of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(#[doc(hidden)] pub PlaceKind);

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
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
    /// A value or a name of the document around the request.
    Outside(NodeId),
    /// A member that an object around the request lacks.
    MissingOutside(NodeId, &'static str),
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
    /// Replace characters inside a string, which the edit does not repeat: it may be a secret.
    Substitute(Place, Vec<(char, &'static str)>),
    /// Put a value in the place of the one that it is in.
    Unwrap(Place, Place),
    /// Give a member another name.
    Rename(Place, String),
    /// Add a member with this JSON value behind the others of the object at this place.
    Add(Place, String, String),
}

/// A diagnostic under construction. Unset fields default to the metadata of the rule.
#[derive(Debug, Clone)]
pub struct DiagnosticBuilder<'r> {
    pub(crate) rule: RuleId,
    pub(crate) meta: &'r Meta,
    pub(crate) severity: Option<Severity>,
    pub(crate) place: Place,
    pub(crate) message: Message,
    pub(crate) help: Option<Message>,
    pub(crate) url: Option<Cow<'static, str>>,
    pub(crate) aws: Option<AwsError>,
    pub(crate) related: Vec<(Place, Message)>,
    /// Parameters that neither the message nor the help shows.
    pub(crate) params: Params,
    pub(crate) fix: Option<(Message, bool, Vec<Edit>)>,
    /// The rest of a JSON Pointer, from the place to what is not there.
    pub(crate) below: Option<String>,
}

impl<'r> DiagnosticBuilder<'r> {
    /// A diagnostic of a rule at a place.
    #[doc(hidden)]
    pub fn new(rule: impl Into<RuleRef<'r>>, place: Place, message: impl Into<Message>) -> Self {
        DiagnosticBuilder::start(rule.into(), place, message.into())
    }

    #[inline(never)]
    fn start(RuleRef { id: rule, meta }: RuleRef<'r>, place: Place, message: Message) -> Self {
        DiagnosticBuilder {
            rule,
            meta,
            severity: None,
            place,
            message,
            help: None,
            url: None,
            aws: None,
            related: Vec::new(),
            params: Params::default(),
            fix: None,
            below: None,
        }
    }

    /// What to do, in the imperative.
    #[inline]
    pub fn help(&mut self, help: impl Into<Message>) -> &mut Self {
        self.set_help(help.into())
    }

    #[inline(never)]
    fn set_help(&mut self, help: Message) -> &mut Self {
        self.help = (!help.is_empty()).then_some(help);
        self
    }

    /// Another severity than the rule's, for this one finding.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = Some(severity);
        self
    }

    /// Another page than the rule's, for this one finding.
    pub fn url(&mut self, url: impl Into<Cow<'static, str>>) -> &mut Self {
        self.url = Some(url.into());
        self
    }

    /// Another answer of the service than the rule's, for this one finding.
    pub fn aws(&mut self, aws: AwsError) -> &mut Self {
        self.aws = Some(aws);
        self
    }

    /// Another place that has to do with it.
    pub fn related(&mut self, place: impl Into<Place>, message: impl Into<Message>) -> &mut Self {
        self.add_related(place.into(), message.into())
    }

    #[inline(never)]
    fn add_related(&mut self, place: Place, message: Message) -> &mut Self {
        self.related.push((place, message));
        self
    }

    /// A parameter that neither the message nor the help shows.
    pub fn param(&mut self, name: &'static str, value: impl Into<Param>) -> &mut Self {
        self.params.add(name, value);
        self
    }

    /// The same for a text that stands in the request, as messages show it.
    // apart, because browsers download what every rule does to make one of its own
    #[inline(never)]
    #[doc(hidden)]
    pub fn word(&mut self, name: &'static str, text: &str) -> &mut Self {
        self.params.add(name, shorten(text));
        self
    }

    /// The edit that lowers a member to its limit.
    pub(crate) fn lower(&mut self, member: Member, max: i64) -> &mut Self {
        self.unsafe_fix(msg!("use {max}", max = Int(max)), vec![Edit::Replace(member.into(), max.to_string())])
    }

    /// The one right edit, which keeps what the author meant.
    pub fn fix(&mut self, description: impl Into<Message>, edits: Vec<Edit>) -> &mut Self {
        self.fix = Some((description.into(), true, edits));
        self
    }

    /// The one likely edit, which wants a look.
    pub fn unsafe_fix(&mut self, description: impl Into<Message>, edits: Vec<Edit>) -> &mut Self {
        self.fix = Some((description.into(), false, edits));
        self
    }
}

/// Collects the diagnostics of a pass.
#[derive(Debug)]
pub struct Reporter<'r> {
    /// The rule that [`report`](Self::report) reports.
    current: RuleRef<'r>,
    /// The rules of the running pass and the number of the first one.
    rules: &'r [MetaRef],
    first: u16,
    pub(crate) drafts: DiagnosticBuffer<'r>,
}

/// The former name of [`Reporter`].
pub type Diagnostics<'r> = Reporter<'r>;

impl<'r> Reporter<'r> {
    /// A reporter for passes. `current` is only reported if no pass was started.
    pub(crate) fn new(current: RuleRef<'r>, drafts: DiagnosticBuffer<'r>) -> Self {
        Reporter { current, rules: &[], first: 0, drafts }
    }

    /// Starts a pass with these rules, the first of which has the number `first`.
    #[inline]
    pub(crate) fn start(&mut self, first: u16, rules: &'r [MetaRef]) {
        (self.first, self.rules) = (first, rules);
        if let Some(meta) = rules.first() {
            self.current = RuleRef::new(first, meta.get());
        }
    }

    /// Selects the rule to report, by its index among the rules of the pass. An unknown index selects the first rule.
    pub fn rule(&mut self, index: usize) -> &mut Self {
        let index = if index < self.rules.len() { index } else { 0 };
        if let Some(meta) = self.rules.get(index) {
            self.current = RuleRef::new(self.first + index as u16, meta.get());
        }
        self
    }

    /// Reports a problem at a place. The message is lower case, without a final period: see [`msg!`](crate::msg).
    #[inline]
    pub fn report(&mut self, place: impl Into<Place>, message: impl Into<Message>) -> &mut DiagnosticBuilder<'r> {
        self.add(place.into(), message.into())
    }

    #[inline(never)]
    fn add(&mut self, place: Place, message: Message) -> &mut DiagnosticBuilder<'r> {
        self.drafts.add(DiagnosticBuilder::start(self.current, place, message))
    }

    /// The former name of [`report`](Self::report).
    pub fn at(&mut self, place: impl Into<Place>, message: impl Into<Message>) -> &mut DiagnosticBuilder<'r> {
        self.add(place.into(), message.into())
    }
}

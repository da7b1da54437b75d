//! Diagnostics under construction. Places and edits are in terms of the request; the resolver turns them into paths and
//! text ranges.

pub(crate) mod buffer;

use crate::diagnostic::{AwsError, Param, Params, Severity};
use crate::message::Message;
use crate::meta::{Meta, MetaRef, RuleId, RuleRef};
use crate::model::table::Member;
use crate::msg;
use crate::source::NodeId;
use buffer::DiagnosticBuffer;
use std::borrow::Cow;

/// A place to report: a [`Member`], an entry of a list, a key or a value of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(#[doc(hidden)] pub PlaceKind);

/// The kinds of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// The whole document.
    Document,
    /// A member, present or not.
    Member(Member),
    /// A value.
    Value(NodeId),
    /// The name of a member or the key of a map; its path is that of its value.
    Name(NodeId),
    /// A member that is missing in this object.
    Missing(NodeId, &'static str),
    /// A range of the text, in a document that could not be read.
    Range(usize, usize),
    /// A value or a name of the document around the request.
    Outside(NodeId),
    /// A member that is missing in an object around the request.
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
    /// Replace a value with JSON.
    Replace(Place, String),
    /// Put quotes around a value, without repeating the value, which may be a secret.
    Quote(Place),
    /// Replace a base64 string with another spelling, without repeating the string, which may be a secret.
    Respell(Place, String),
    /// Replace characters in a string, without repeating the string, which may be a secret.
    Substitute(Place, Vec<(char, &'static str)>),
    /// Replace a value with a value inside it.
    Unwrap(Place, Place),
    /// Rename a member.
    Rename(Place, String),
    /// Add a member with this JSON value at the end of the object at this place.
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
    /// The rest of a JSON Pointer, from the place to what is missing.
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

    /// Adds the help: how to fix the problem, in the imperative.
    #[inline]
    pub fn help(&mut self, help: impl Into<Message>) -> &mut Self {
        self.set_help(help.into())
    }

    #[inline(never)]
    fn set_help(&mut self, help: Message) -> &mut Self {
        self.help = (!help.is_empty()).then_some(help);
        self
    }

    /// Overrides the severity of the rule for this diagnostic.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = Some(severity);
        self
    }

    /// Overrides the URL of the rule for this diagnostic.
    pub fn url(&mut self, url: impl Into<Cow<'static, str>>) -> &mut Self {
        self.url = Some(url.into());
        self
    }

    /// Overrides the error of the service for this diagnostic.
    pub fn aws(&mut self, aws: AwsError) -> &mut Self {
        self.aws = Some(aws);
        self
    }

    /// Adds a related place with a message.
    pub fn related(&mut self, place: impl Into<Place>, message: impl Into<Message>) -> &mut Self {
        self.add_related(place.into(), message.into())
    }

    #[inline(never)]
    fn add_related(&mut self, place: Place, message: Message) -> &mut Self {
        self.related.push((place, message));
        self
    }

    /// Adds a parameter that neither the message nor the help shows.
    pub fn param(&mut self, name: &'static str, value: impl Into<Param>) -> &mut Self {
        self.params.add(name, value);
        self
    }

    /// Adds the edit that lowers a member to its limit.
    pub(crate) fn lower(&mut self, member: Member, max: i64) -> &mut Self {
        self.unsafe_fix(msg!("use {max}", max = Int(max)), vec![Edit::Replace(member.into(), max.to_string())])
    }

    /// Adds a safe fix, which keeps the intention of the author.
    pub fn fix(&mut self, description: impl Into<Message>, edits: Vec<Edit>) -> &mut Self {
        self.fix = Some((description.into(), true, edits));
        self
    }

    /// Adds a fix that is probably right, but needs a review.
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
}

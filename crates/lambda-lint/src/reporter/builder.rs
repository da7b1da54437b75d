//! A diagnostic under construction: a finding of which only the place in the request is known.

use crate::diagnostic::{AwsError, Param, Params, Severity};
use crate::message::Message;
use crate::meta::{Meta, RuleId, RuleRef};
use crate::model::table::Member;
use crate::msg;
use crate::place::{Edit, Place};
use std::borrow::Cow;

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
    pub(super) fn start(RuleRef { id: rule, meta }: RuleRef<'r>, place: Place, message: Message) -> Self {
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

//! The request as a whole, for rules that know no members beforehand: a team's JSON Schema, a policy engine.

use super::Request;
use crate::message::Message;
use crate::model::table::Member;
use crate::place::{Place, PlaceKind};
use crate::reporter::{DiagnosticBuilder, Reporter};
#[cfg(feature = "value")]
use crate::source::number::{self, Numeric};
use crate::source::{NodeId, NodeKind, Tree};
use std::borrow::Cow;
use std::collections::HashMap;

impl Request<'_> {
    /// The request as a value, made when the first rule asks. Of members that are there twice the last one counts.
    ///
    /// ```
    /// # use lambda_lint::{Linter, Meta, Reporter, Request, Rule, Severity};
    /// # #[derive(Debug)] struct Example(Meta);
    /// # impl Rule for Example {
    /// #     fn meta(&self) -> &Meta { &self.0 }
    /// fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
    ///     assert_eq!(request.value(), &serde_json::json!({"MemorySize": 512}));
    /// }
    /// # }
    /// # let rule = Example(Meta::new("example", Severity::Advice, "an example"));
    /// # Linter::builder().rule(rule).build().unwrap().lint_str(r#"{"MemorySize": 256, "MemorySize": 512}"#);
    /// ```
    #[cfg(feature = "value")]
    pub fn value(&self) -> &serde_json::Value {
        self.value.get_or_init(|| self.value_of(0))
    }

    #[cfg(feature = "value")]
    fn value_of(&self, id: NodeId) -> serde_json::Value {
        use serde_json::Value;
        let tree = self.tree;
        match tree.kind(id) {
            NodeKind::Null | NodeKind::Unknown => Value::Null,
            NodeKind::False => Value::Bool(false),
            NodeKind::True => Value::Bool(true),
            NodeKind::Text => Value::String(tree.text(id).to_owned()),
            NodeKind::Number => match number::read(tree.text(id)) {
                Numeric::Integer(integer) => integer.into(),
                Numeric::Double(double) => double.into(),
            },
            NodeKind::List => tree.entries(id).map(|entry| self.value_of(entry)).collect(),
            NodeKind::Object => {
                let members = tree.members(id).map(|(name, value)| (tree.text(name).to_owned(), self.value_of(value)));
                Value::Object(members.collect())
            }
        }
    }

    /// Whether a value at a JSON Pointer is present, and it and everything in it is known and fits the service model.
    /// Other rules report anything else.
    ///
    /// ```
    /// # use lambda_lint::{Linter, Meta, Reporter, Request, Rule, Severity};
    /// # #[derive(Debug)] struct Example(Meta);
    /// # impl Rule for Example {
    /// #     fn meta(&self) -> &Meta { &self.0 }
    /// fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
    ///     assert!(request.is_settled("/Tags/team"));
    ///     assert!(!request.is_settled("/MemorySize"), "it breaks the service model");
    ///     assert!(!request.is_settled(""), "so does the request that holds it");
    /// }
    /// # }
    /// # let rule = Example(Meta::new("example", Severity::Advice, "an example"));
    /// # Linter::builder().rule(rule).build().unwrap().lint_str(r#"{"Tags": {"team": "x"}, "MemorySize": 1}"#);
    /// ```
    pub fn is_settled(&self, pointer: &str) -> bool {
        let (id, below) = self.walk(pointer);
        let unsettled =
            |id: NodeId| self.tree.is_invalid(id) || self.tree.is_open(id) || self.tree.kind(id) == NodeKind::Unknown;
        below.is_empty() && !(id..self.tree.node(id).next).any(unsettled)
    }

    /// The place of a JSON Pointer, or the nearest that is there with the rest of the pointer.
    pub(crate) fn nearest<'p>(&self, pointer: &'p str) -> (Place, &'p str) {
        let (id, below) = self.walk(pointer);
        if !below.is_empty()
            && let Some(member) = Member::ALL.iter().find(|member| member.pointer() == pointer)
        {
            return ((*member).into(), "");
        }
        (Place(PlaceKind::Value(id)), below)
    }

    /// Goes along a JSON Pointer as far as the request does.
    fn walk<'p>(&self, pointer: &'p str) -> (NodeId, &'p str) {
        let (mut at, mut below) = (0, pointer);
        while let Some(rest) = below.strip_prefix('/') {
            let end = rest.find('/').unwrap_or(rest.len());
            let Some(next) = self.step(at, &unescaped(&rest[..end])) else { break };
            (at, below) = (next, &rest[end..]);
        }
        (at, below)
    }

    fn step(&self, at: NodeId, name: &str) -> Option<NodeId> {
        let index = self.index.get_or_init(|| Index::of(self.tree));
        match self.tree.kind(at) {
            NodeKind::Object => index.members.get(&(at, name)).copied(),
            NodeKind::List => index.entries.get(&(at, name.parse().ok()?)).copied(),
            _ => None,
        }
    }
}

impl<'r> Reporter<'r> {
    /// Reports a problem at a JSON Pointer, whether or not there is a value.
    ///
    /// ```
    /// # use lambda_lint::{Linter, Meta, Reporter, Request, Rule, Severity};
    /// # #[derive(Debug)] struct Example(Meta);
    /// # impl Rule for Example {
    /// #     fn meta(&self) -> &Meta { &self.0 }
    /// fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
    ///     out.at_pointer(request, "/Tags/team", "the tag `team` is missing");
    /// }
    /// # }
    /// # let rule = Example(Meta::new("team/missing-tag", Severity::Error, "an example"));
    /// # let linter = Linter::builder().rule(rule).build().unwrap();
    /// let report = linter.lint_str(r#"{"Tags": {"cost": "low"}}"#);
    /// # let found = report.diagnostics().iter().find(|found| found.rule == "team/missing-tag").unwrap();
    /// assert_eq!(found.to_string(), "1:10: error: the tag `team` is missing [team/missing-tag] at /Tags/team");
    /// ```
    pub fn at_pointer(
        &mut self,
        request: &Request<'_>,
        pointer: &str,
        message: impl Into<Message>,
    ) -> &mut DiagnosticBuilder<'r> {
        let (place, below) = request.nearest(pointer);
        let finding = self.report(place, message);
        finding.below = (!below.is_empty()).then(|| below.to_owned());
        finding
    }
}

/// Every member and entry by its holder, made when the first pointer comes: of a large request there may be many.
#[derive(Debug)]
pub(super) struct Index<'r> {
    members: HashMap<(NodeId, &'r str), NodeId>,
    entries: HashMap<(NodeId, usize), NodeId>,
}

impl<'r> Index<'r> {
    fn of(tree: &'r Tree<'r>) -> Self {
        let mut index = Index { members: HashMap::new(), entries: HashMap::new() };
        for id in 0..tree.node(0).next {
            match tree.kind(id) {
                // of those of one name the last one counts
                NodeKind::Object => {
                    index.members.extend(tree.members(id).map(|(name, value)| ((id, tree.text(name)), value)));
                }
                NodeKind::List => {
                    index.entries.extend(tree.entries(id).enumerate().map(|(at, entry)| ((id, at), entry)));
                }
                _ => {}
            }
        }
        index
    }
}

/// Decodes a step of a JSON Pointer to a name.
fn unescaped(step: &str) -> Cow<'_, str> {
    if step.contains('~') { step.replace("~1", "/").replace("~0", "~").into() } else { step.into() }
}

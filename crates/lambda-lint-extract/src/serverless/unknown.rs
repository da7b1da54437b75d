//! Properties that the framework does not know: misspelled ones, and those that are in the wrong place.

use super::super::forms::SERVERLESS;
use crate::Candidate;
use crate::rules::unknown_property;
use lambda_lint::{DiagnosticBuilder, Severity};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// What is wrong with the names of the properties that a function has.
#[derive(Debug, Default)]
pub(super) struct Unknown {
    pub(super) drafts: Vec<DiagnosticBuilder<'static>>,
    /// The properties of the function and of the provider that were probably meant, with what is written.
    pub(super) meant: Vec<(&'static str, NodeId)>,
}

/// The properties of the network, which have no function or provider around them.
const NETWORK: &[&str] = &["ipv6AllowedForDualStack", "securityGroupIds", "subnetIds"];

/// How many entries before the first function are looked at.
const MAX_LEADING: usize = 100;

/// Whether a service uses plugins, which may add properties and change others.
pub(super) fn has_plugins(candidate: &Candidate<'_, '_>) -> bool {
    candidate.tables.root("plugins").is_some_and(|plugins| {
        let tree = candidate.tree;
        let is_empty = tree.kind(plugins) == NodeKind::List && tree.entries(plugins).next().is_none();
        tree.kind(plugins) != NodeKind::Null && !is_empty
    })
}

/// Checks the names of the properties of a function and of the provider that it inherits from.
pub(super) fn check(candidate: &Candidate<'_, '_>, provider: NodeId) -> Unknown {
    let tree = candidate.tree;
    // the framework only warns, unless it is told to refuse them
    let severity = match candidate.tables.root("configValidationMode") {
        None => Severity::Warning,
        Some(mode) if tree.kind(mode) != NodeKind::Text => return Unknown::default(),
        Some(mode) => match tree.text(mode) {
            "warn" => Severity::Warning,
            "error" => Severity::Error,
            _ => return Unknown::default(),
        },
    };
    let own: Vec<&'static str> = SERVERLESS.names().collect();
    let is_complete = !has_plugins(candidate);
    let mut names = Names { tree, severity, unknown: Unknown::default() };
    names.check(candidate.object, Known { own: &own, others: SERVERLESS.shared, place: "provider", is_complete });
    names.check(provider, Known { own: SERVERLESS.shared, others: &own, place: "functions", is_complete: false });
    for holder in [candidate.object, provider] {
        let network = tree.member(holder, "vpc").map_or(holder, |(_, network)| network);
        if network != holder {
            names.check(network, Known { own: NETWORK, others: &[], place: "", is_complete: true });
        }
    }
    names.check_entries(candidate);
    names.unknown
}

/// The properties that an object may have.
struct Known<'k> {
    own: &'k [&'static str],
    /// Properties that belong in another place.
    others: &'k [&'static str],
    place: &'static str,
    /// No plugin adds properties.
    is_complete: bool,
}

struct Names<'n, 't> {
    tree: &'n Tree<'t>,
    severity: Severity,
    unknown: Unknown,
}

impl Names<'_, '_> {
    /// Reports texts, numbers and entries without a value next to a function: most often properties that are not indented enough. The
    /// framework refuses them.
    fn check_entries(&mut self, candidate: &Candidate<'_, '_>) {
        let [_, functions, function] = *candidate.trail else { return };
        let tree = self.tree;
        let is_object = |&(_, value): &(NodeId, NodeId)| tree.kind(value) == NodeKind::Object;
        // each function looks at the entries after it, and the first one at those before it
        let leading = tree.members(functions).take(MAX_LEADING).take_while(|entry| !is_object(entry));
        let leading: Vec<_> = leading.collect();
        let is_first = tree.members(functions).nth(leading.len()).is_some_and(|(_, value)| value == function);
        let end = tree.node(functions).next;
        let mut at = tree.node(function).next;
        let mut entries = if is_first { leading } else { Vec::new() };
        while at < end && tree.kind(at + 1) != NodeKind::Object {
            entries.push((at, at + 1));
            at = tree.node(at + 1).next;
        }
        let is_certain = |&(_, value): &(NodeId, NodeId)| match tree.kind(value) {
            NodeKind::Text => !tree.text(value).contains("${"),
            kind => kind != NodeKind::Unknown,
        };
        let entries = entries.into_iter().filter(is_certain);
        self.unknown.drafts.extend(entries.map(|(name, _)| unknown_property::not_a_function(tree.text(name), name)));
    }

    fn check(&mut self, object: NodeId, known: Known<'_>) {
        for (name, _) in self.tree.members(object) {
            let text = self.tree.text(name);
            if known.own.contains(&text) || SERVERLESS.foreign.contains(&text) || text.contains("${") {
                continue;
            }
            let place = match () {
                () if NETWORK.contains(&text) => Some("vpc"),
                () if known.others.contains(&text) => Some(known.place).filter(|_| known.is_complete),
                () => None,
            };
            let mut draft = if let Some(place) = place {
                unknown_property::misplaced(text, name, place)
            } else {
                let (draft, meant) = unknown_property::unknown_property(text, name, known.own.iter().copied());
                if meant.is_none() && !known.is_complete {
                    continue;
                }
                self.unknown.meant.extend(meant.map(|meant| (meant, name)));
                draft
            };
            // without a handler and an image, the framework refuses the function
            let is_only = |meant: &str| self.unknown.meant.last().is_some_and(|last| last.0 == meant && last.1 == name);
            let has = |name| self.tree.member(object, name).is_some();
            let is_refused = is_only("handler")
                && known.place == "provider"
                && known.is_complete
                && !has("handler")
                && !has("image");
            draft.severity(if is_refused { Severity::Error } else { self.severity });
            self.unknown.drafts.push(draft);
        }
    }
}

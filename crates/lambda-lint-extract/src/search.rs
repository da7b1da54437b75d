//! Searches a document for requests, in one pass over its nodes. An object is offered to the extractors that have one of its
//! names or strings as an anchor.

use super::cloudformation::is_function_type;
use super::found::NoRequest;
use super::recognize::{self, Kind};
use super::serverless;
use super::tables::Tables;
use super::terraform;
use super::{Candidate, EXTRACTORS, Extracted, Extractor, Input, Wrapped};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Passes each request to `found`, in document order. If there are none, returns the reason.
pub(crate) fn search<'t>(
    tree: &'t Tree<'t>,
    input: Input,
    mut found: impl FnMut(Input, Box<Wrapped<'t>>),
) -> Option<NoRequest> {
    let mut search = Search {
        tree,
        tables: Tables::new(tree),
        extractors: Vec::new(),
        trail: Vec::new(),
        offered: Vec::new(),
        other: None,
        count: 0,
    };
    search.extractors.extend(EXTRACTORS.iter().copied().filter(|(known, _)| input.includes(*known)));
    search.run(&mut found);
    match (search.count, search.other) {
        (0, Some(other)) => Some(other),
        (0, None) => Some(recognize::why_not(tree)),
        _ => None,
    }
}

struct Search<'t> {
    tree: &'t Tree<'t>,
    tables: Tables<'t>,
    extractors: Vec<(Input, &'static Extractor)>,
    /// The objects and lists around the node that comes next.
    trail: Vec<NodeId>,
    /// Which of these were offered: an object may have many anchors.
    offered: Vec<bool>,
    /// What a document holds instead of a request.
    other: Option<NoRequest>,
    count: usize,
}

impl<'t> Search<'t> {
    fn run(&mut self, found: &mut impl FnMut(Input, Box<Wrapped<'t>>)) {
        let tree = self.tree;
        let end = tree.node(0).next;
        let mut at = 0;
        while at < end {
            while self.trail.last().is_some_and(|&container| tree.node(container).next <= at) {
                self.trail.pop();
                self.offered.pop();
            }
            match tree.kind(at) {
                kind @ (NodeKind::Object | NodeKind::List) => {
                    self.trail.push(at);
                    self.offered.push(false);
                    if kind == NodeKind::Object
                        && self.is_resource_body()
                        && let Some(behind) = self.offer(found)
                    {
                        at = behind;
                        continue;
                    }
                }
                NodeKind::Text if self.is_anchor(tree.text(at)) => {
                    if let Some(behind) = self.offer(found) {
                        at = behind;
                        continue;
                    }
                }
                NodeKind::Text if self.may_be_object(at) => self.offer_text(at, found),
                _ => {}
            }
            at += 1;
        }
    }

    #[inline]
    fn is_anchor(&self, text: &str) -> bool {
        self.extractors.iter().any(|(_, extractor)| extractor.anchors.contains(&text)) || is_function_type(text)
    }

    /// Whether the innermost object is surely a function by the names around it, even if it has no members.
    #[inline]
    fn is_resource_body(&self) -> bool {
        self.trail.len() >= terraform::RESOURCE_DEPTH && terraform::is_resource_body(self.tree, &self.trail)
            || serverless::is_entry(self.tree, &self.trail)
    }

    /// Whether a string in a list may contain an object: `aws … --query` extracts strings from their objects.
    #[inline]
    fn may_be_object(&self, at: NodeId) -> bool {
        self.trail.last().is_some_and(|&list| self.tree.kind(list) == NodeKind::List)
            && self.tree.text(at).starts_with('{')
    }

    /// Offers a string to the extractors.
    #[cold]
    fn offer_text(&mut self, text: NodeId, found: &mut impl FnMut(Input, Box<Wrapped<'t>>)) {
        let extracted = self
            .extractors
            .iter()
            .filter_map(|(input, extractor)| Some((*input, extractor.extract_text?(self.tree, text)?)));
        match extracted.into_iter().next() {
            Some((input, Extracted::Request(wrapped))) => {
                self.count += 1;
                found(input, wrapped);
            }
            Some((_, Extracted::Other(other))) => _ = self.other.get_or_insert(other),
            Some((_, Extracted::Nothing)) | None => {}
        }
    }

    /// Offers the innermost object to the extractors. Returns the node after it if it is a request.
    #[cold]
    fn offer(&mut self, found: &mut impl FnMut(Input, Box<Wrapped<'t>>)) -> Option<NodeId> {
        let object = *self.trail.last().filter(|&&object| self.tree.kind(object) == NodeKind::Object)?;
        if std::mem::replace(self.offered.last_mut()?, true) {
            return None;
        }
        let candidate = Candidate { tree: self.tree, tables: &self.tables, trail: &self.trail, object };
        for (input, extractor) in &self.extractors {
            match (extractor.extract)(&candidate) {
                Extracted::Request(wrapped) => {
                    self.count += 1;
                    found(*input, wrapped);
                    return Some(self.tree.node(object).next);
                }
                Extracted::Other(other) => {
                    self.other.get_or_insert(other);
                    return None;
                }
                Extracted::Nothing => {}
            }
        }
        None
    }
}

/// Whether the root is certainly a request, so no search is needed.
pub(crate) fn is_request(tree: &Tree<'_>) -> bool {
    recognize::kind(tree, 0) == Kind::Request
}

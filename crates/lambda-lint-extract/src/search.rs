//! The search for requests in a document: one pass over its nodes, in which an object is offered to the ways whose marks
//! it bears.

use super::found::NoRequest;
use super::recognise::{self, Kind};
use super::{Input, Look, Site, WAYS, Way, Wrapped};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Hands on every request in a document, in its order, and says why there is none if there is none.
pub(crate) fn search<'t>(
    tree: &'t Tree<'t>,
    input: Input,
    mut found: impl FnMut(Input, Box<Wrapped<'t>>),
) -> Option<NoRequest> {
    let mut search = Search { tree, ways: Vec::new(), trail: Vec::new(), offered: Vec::new(), other: None, count: 0 };
    search.ways.extend(WAYS.iter().copied().filter(|(way, _)| input == Input::Auto || input == *way));
    search.run(&mut found);
    match (search.count, search.other) {
        (0, Some(other)) => Some(other),
        (0, None) => Some(recognise::why_not(tree)),
        _ => None,
    }
}

struct Search<'t> {
    tree: &'t Tree<'t>,
    ways: Vec<(Input, &'static Way)>,
    /// The objects and lists around the node that comes next.
    trail: Vec<NodeId>,
    /// Which of these were offered: an object may have many marks.
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
                NodeKind::Object | NodeKind::List => {
                    self.trail.push(at);
                    self.offered.push(false);
                }
                NodeKind::Text if self.is_mark(tree.text(at)) => {
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
    fn is_mark(&self, text: &str) -> bool {
        self.ways.iter().any(|(_, way)| way.marks.contains(&text))
    }

    /// Whether a text stands in a list and may be an object: `aws … --query` picks texts out of the objects that they were in.
    #[inline]
    fn may_be_object(&self, at: NodeId) -> bool {
        self.trail.last().is_some_and(|&list| self.tree.kind(list) == NodeKind::List)
            && self.tree.text(at).starts_with('{')
    }

    /// Offers a text to the ways.
    #[cold]
    fn offer_text(&mut self, text: NodeId, found: &mut impl FnMut(Input, Box<Wrapped<'t>>)) {
        let looks = self.ways.iter().filter_map(|(input, way)| Some((*input, way.look_into?(self.tree, text)?)));
        match looks.into_iter().next() {
            Some((input, Look::Wraps(wrapped))) => {
                self.count += 1;
                found(input, wrapped);
            }
            Some((_, Look::Other(other))) => _ = self.other.get_or_insert(other),
            Some((_, Look::Nothing)) | None => {}
        }
    }

    /// Offers the innermost object to the ways. Gives the node behind it if it wraps a request.
    #[cold]
    fn offer(&mut self, found: &mut impl FnMut(Input, Box<Wrapped<'t>>)) -> Option<NodeId> {
        let object = *self.trail.last().filter(|&&object| self.tree.kind(object) == NodeKind::Object)?;
        if std::mem::replace(self.offered.last_mut()?, true) {
            return None;
        }
        let site = Site { tree: self.tree, trail: &self.trail, object };
        for (input, way) in &self.ways {
            match (way.look)(&site) {
                Look::Wraps(wrapped) => {
                    self.count += 1;
                    found(*input, wrapped);
                    return Some(self.tree.node(object).next);
                }
                Look::Other(other) => {
                    self.other.get_or_insert(other);
                    return None;
                }
                Look::Nothing => {}
            }
        }
        None
    }
}

/// Whether the root is surely a request itself, so that there is nothing to search for.
pub(crate) fn is_request(tree: &Tree<'_>) -> bool {
    recognise::kind(tree, 0) == Kind::Request
}

//! The output of `--generate-cli-skeleton`, without values or with only some values.

use super::{WrongDocument, rules};
use crate::message::{ListArg, shorten};
use crate::model::table::Member;
use crate::msg;
use crate::place::{Edit, Place, PlaceKind};
use crate::reporter::DiagnosticBuilder;
use crate::sort;
use crate::source::{NodeId, NodeKind, Tree};

/// So many empty members are no accident.
const MIN_EMPTY: usize = 5;
/// A skeleton has fewer.
const MAX_EMPTY: usize = 200;
/// How many of them are named.
const NAMED: usize = 4;

/// The finding, if enough members are still empty.
pub(super) fn find(tree: &mut Tree<'_>) -> Option<WrongDocument> {
    // each of them has something empty in it
    (0..tree.count() as NodeId).filter(|&id| is_bare(tree, id)).nth(MIN_EMPTY - 1)?;
    let mut empty = Vec::new();
    collect(tree, 0, &mut empty);
    // others write nulls, which the service takes as not there
    let is_telling = |id| is_bare(tree, id) && tree.kind(id) != NodeKind::Null;
    let telling = empty.iter().filter(|&&id| (id..tree.node(id).next).any(is_telling)).count();
    if telling < MIN_EMPTY || empty.len() > MAX_EMPTY {
        return None;
    }
    let is_empty_member = |name: &str| tree.member(0, name).is_some_and(|(_, value)| is_empty(tree, value));
    let is_untouched = ["FunctionName", "Role"].into_iter().all(is_empty_member);
    let count = empty.len();
    // in the order of their paths: the members of an object have no order
    let mut empty: Vec<_> = empty.into_iter().map(|id| (tree.pointer(id), id)).collect();
    empty = sort::sorted(empty, |a, b| a.0.cmp(&b.0));
    let empty: Vec<_> = empty.into_iter().map(|(_, id)| id).collect();
    let first = *empty.first()?;
    let mut finding = DiagnosticBuilder::new(rules::UNFILLED_SKELETON, Place(PlaceKind::Value(first)), "");
    finding.param("count", count);
    if is_untouched {
        finding.message = "the skeleton is not filled in".into();
        finding.help("fill in the members that the function needs, and remove the others");
        return Some(WrongDocument::Whole(finding));
    }
    let names = empty.iter().take(NAMED).map(|&id| shorten(tree.text(id - 1)).into()).collect();
    let names = ListArg { names, word: "and", more: count.saturating_sub(NAMED) };
    finding.message = msg!("{names} are still unchanged from the skeleton", names = names);
    finding.help("fill them in, or remove them");
    let removable: Vec<_> = empty.iter().copied().filter(|&id| !is_required(tree, id)).collect();
    if !removable.is_empty() {
        let edits = removable.iter().map(|&id| Edit::Remove(Place(PlaceKind::Name(id - 1)))).collect();
        finding.unsafe_fix("remove the empty members that are not required", edits);
    }
    empty.iter().for_each(|&id| tree.forget(id));
    Some(WrongDocument::Partly(finding, removable))
}

/// The values of members in which nothing is filled in, the outermost ones.
fn collect(tree: &Tree<'_>, node: NodeId, empty: &mut Vec<NodeId>) {
    for (name, value) in tree.members(node) {
        if is_empty_member(tree, name, value) {
            empty.push(value);
        } else if !is_map(tree, name) {
            collect(tree, value, empty);
        }
    }
    tree.entries(node).for_each(|entry| collect(tree, entry, empty));
}

/// Whether the members of a member's value have names of the user's choice, and may well be empty.
fn is_map(tree: &Tree<'_>, name: NodeId) -> bool {
    matches!(tree.text(name), "Variables" | "Tags")
}

/// Whether the value of a member is what a skeleton has.
fn is_empty_member(tree: &Tree<'_>, name: NodeId, value: NodeId) -> bool {
    let is_unnamed = || tree.members(value).all(|(name, _)| tree.text(name) == "KeyName");
    is_empty(tree, value) && (!is_map(tree, name) || is_unnamed())
}

/// Whether a value is what a skeleton has: an empty text, a zero, `null`, or a list or an object of nothing but these.
fn is_empty(tree: &Tree<'_>, value: NodeId) -> bool {
    match tree.kind(value) {
        NodeKind::List => {
            tree.entries(value).next().is_some() && tree.entries(value).all(|entry| is_empty(tree, entry))
        }
        NodeKind::Object => {
            let mut members = tree.members(value);
            members.clone().next().is_some() && members.all(|(name, value)| is_empty_member(tree, name, value))
        }
        _ => is_bare(tree, value),
    }
}

/// The same for a leaf value.
fn is_bare(tree: &Tree<'_>, value: NodeId) -> bool {
    match tree.kind(value) {
        NodeKind::Text => tree.text(value).is_empty(),
        NodeKind::Number => matches!(tree.text(value), "0" | "0.0"),
        NodeKind::Null => true,
        _ => false,
    }
}

/// Whether a request has to have the member, at the top or wherever it is.
fn is_required(tree: &Tree<'_>, value: NodeId) -> bool {
    let pointer = tree.pointer(value);
    Member::ALL.iter().any(|member| member.pointer() == pointer && member.required())
        || matches!(pointer.as_str(), "/Runtime" | "/Handler")
}

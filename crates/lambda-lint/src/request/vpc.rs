//! The network settings of a request.

use crate::model::table::Member;
use crate::request::{Request, State};

/// Whether a list is certainly without entries: not there, or empty. The service takes both for the same.
pub(crate) fn lacks(request: &Request<'_>, list: Member) -> bool {
    match request.state(list) {
        State::Absent => true,
        State::Value(_) => request.len(list) == Some(0),
        State::Invalid | State::Unknown => false,
    }
}

/// Whether a list has entries, also where they are too many.
pub(crate) fn names(request: &Request<'_>, list: Member) -> bool {
    let tree = request.tree();
    request.node(list).is_some_and(|node| tree.entries(node).any(|entry| !tree.is_optional(entry)))
}

/// Whether the function certainly has no VPC configuration.
pub(crate) fn is_outside(request: &Request<'_>) -> bool {
    lacks(request, Member::VpcConfigSubnetIds) && lacks(request, Member::VpcConfigSecurityGroupIds)
}

//! Places and edits in terms of the request. The resolver turns them into paths and text ranges.

use crate::model::table::Member;
use crate::source::NodeId;

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

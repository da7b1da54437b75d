//! The result of extraction, or the reason why nothing was found.

use super::Input;
use std::borrow::Cow;
use std::fmt;

/// A request that a document holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Found {
    /// Its input format.
    pub input: Input,
    /// JSON Pointer to it in the document; empty if it is the whole document.
    pub source_path: Cow<'static, str>,
}

impl Found {
    pub(crate) const WHOLE: Found = Found { input: Input::Request, source_path: Cow::Borrowed("") };
}

/// Why a document holds no request.
///
/// [`Display`](fmt::Display) gives the end of a sentence that begins with the name of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoRequest {
    /// It has nothing to do with one.
    #[default]
    Foreign,
    /// An object with some members of a request, too few to be sure.
    Unsure,
    /// What the service answers, which has this member that no request has.
    Answer(&'static str),
    /// Members of a request in another case, too few to be sure.
    OtherCase,
    /// The input of this other call of the API.
    OtherCall(&'static str),
    /// A document of this kind.
    Looks(&'static str),
    /// A request itself, where one was looked for in something around it.
    Bare,
    /// The document contains a request at this path, in an unknown format.
    Inside(String),
    /// This, which makes another call.
    Elsewhere(&'static str),
}

impl NoRequest {
    /// Whether the document is certainly something else.
    pub fn is_certain(&self) -> bool {
        !matches!(self, NoRequest::Foreign | NoRequest::Unsure | NoRequest::OtherCase)
    }
}

impl fmt::Display for NoRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoRequest::Foreign => f.write_str("is not a CreateFunction request"),
            NoRequest::Unsure => f.write_str("has too few members of a request to be sure that it is one"),
            NoRequest::Answer(member) => {
                write!(f, "is a response of the Lambda API, not a request: it has `{member}`")
            }
            NoRequest::OtherCase => {
                f.write_str("may be a request with names in another case; the API expects names such as `FunctionName`")
            }
            NoRequest::OtherCall(call) => {
                write!(f, "is not a CreateFunction request: it looks like the input of {call}")
            }
            NoRequest::Looks(what) => write!(f, "is not a CreateFunction request: it looks like {what}"),
            NoRequest::Bare => f.write_str("is itself a request"),
            NoRequest::Inside(path) => write!(f, "is not a request, but seems to contain one at `{path}`"),
            NoRequest::Elsewhere(what) => write!(f, "contains no CreateFunction request: {what}"),
        }
    }
}

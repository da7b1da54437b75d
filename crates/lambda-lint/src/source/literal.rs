//! Values that are written in a text which is not a document of its own: arguments of a command, literals in source code.

/// A value with its place in the text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Literal {
    pub(crate) kind: Kind,
    /// Where it begins.
    pub(crate) start: usize,
    /// Where it ends.
    pub(crate) end: usize,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// Only known when the text is run.
    Unknown,
    Null,
    Boolean(bool),
    /// A number, as JSON writes it.
    Number(String),
    Text(String),
    List {
        entries: Vec<Literal>,
        /// It may have entries that the text does not show.
        is_open: bool,
    },
    Object {
        members: Vec<Member>,
        /// It may have members that the text does not show.
        is_open: bool,
    },
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Member {
    pub(crate) name: String,
    /// Where the name begins.
    pub(crate) start: usize,
    /// Where the name ends.
    pub(crate) end: usize,
    pub(crate) value: Literal,
}

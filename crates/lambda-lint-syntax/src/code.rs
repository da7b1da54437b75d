//! Literals in source code, read without a grammar: one reader for all languages, at the place of a call.
//!
//! Anything but a literal is unknown. A name has the value of a literal if the file declares it once, in a scope around the call.

mod reader;
mod scope;

use crate::literal::{Literal, Member};
use reader::Reader;
use scope::Scope;
use std::ops::Range;

/// A programming language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Python.
    Python,
    /// JavaScript and TypeScript.
    JavaScript,
}

/// What the caller knows of names in the code.
pub trait Names {
    /// The value of a member of an enum, such as `Runtime.nodejs18x`.
    fn enum_value(&self, name: &str, member: &str) -> Option<String>;
}

/// The source code of a file.
pub struct Code<'s> {
    text: &'s str,
    language: Language,
    scope: Scope<'s>,
    names: &'s dyn Names,
}

/// A call of a function.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// The first argument that has no name, if it is an object.
    pub object: Option<Literal>,
    /// The arguments with names.
    pub named: Vec<Member>,
    /// There may be arguments that are not written.
    pub is_open: bool,
    /// Where it ends.
    pub end: usize,
}

impl<'s> Code<'s> {
    /// Looks at a range of a text.
    pub fn new(text: &'s str, range: Range<usize>, language: Language, names: &'s dyn Names) -> Self {
        let text = text.get(..range.end).unwrap_or(text);
        Code { text, language, scope: Scope::new(text, range.start, language), names }
    }

    /// Whether a place is in a comment or in a string.
    pub fn is_text(&self, at: usize) -> bool {
        self.scope.is_text(at)
    }

    /// Reads the arguments of a call, whose opening bracket is at this place; `None` if it does not end.
    pub fn call(&self, open: usize) -> Option<Call> {
        Reader::new(self, open).call()
    }

    /// Reads a list, whose opening bracket is at this place; `None` if it does not end, or if the place is in a comment or a string.
    pub fn list(&self, open: usize) -> Option<Literal> {
        if self.is_text(open) { None } else { Reader::new(self, open).whole_list() }
    }
}

//! Without the feature `inputs`, a request is never a part of a document.

use crate::diagnostic::TextEdit;
use crate::source::NodeId;
use std::convert::Infallible;
use std::marker::PhantomData;

/// How a request lies in the document that it is a part of: it never does.
#[derive(Debug)]
pub(crate) struct Outer<'t>(Infallible, PhantomData<&'t ()>);

impl Outer<'_> {
    pub(crate) fn pointer(&self, _: NodeId) -> Option<String> {
        match self.0 {}
    }

    pub(crate) fn pointer_of_missing(&self, _: NodeId, _: &str) -> Option<String> {
        match self.0 {}
    }

    pub(crate) fn location(&self, _: NodeId) -> Option<String> {
        match self.0 {}
    }

    pub(crate) fn location_of_missing(&self, _: NodeId, _: &str) -> Option<String> {
        match self.0 {}
    }

    pub(crate) fn has_pointers(&self) -> bool {
        match self.0 {}
    }

    pub(crate) fn range(&self, _: (usize, usize)) -> (usize, usize) {
        match self.0 {}
    }

    pub(crate) fn edit(&self, _: TextEdit) -> Option<TextEdit> {
        match self.0 {}
    }
}

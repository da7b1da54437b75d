//! What is known of a request besides its members.

use crate::absence::Absence;
use crate::call::HttpCall;
use crate::dialect::Dialect;
use crate::named_package::NamedPackage;
use crate::operation::{CREATE_FUNCTION, Operation};
use crate::options::Options;
use crate::source::source_map::SourceMap;

/// What is known of a request besides its members.
#[derive(Debug, Clone, Copy)]
pub struct RequestContext<'r> {
    /// The deployment package that is sent with it.
    pub zip_file: Option<&'r [u8]>,
    /// The deployment package that the document names by its path.
    pub named_package: Option<NamedPackage<'r>>,
    /// What it says that a member is not there.
    pub absence: Absence,
    /// Up to how many findings none is left out.
    pub free: usize,
    /// The operation.
    pub operation: &'static Operation,
    /// What the caller says.
    pub options: &'r Options,
    /// What the form of the document changes about the meaning of members.
    pub dialect: Dialect,
    /// Where its nodes come from, if it is a part of a document.
    pub source_map: Option<&'r dyn SourceMap>,
    /// The HTTP call around it.
    pub call: Option<&'r HttpCall<'r>>,
}

impl<'r> RequestContext<'r> {
    /// A request of which nothing is known but what the caller says.
    pub fn new(options: &'r Options) -> Self {
        let absence = Absence::default();
        RequestContext {
            zip_file: None,
            named_package: None,
            absence,
            free: 0,
            operation: &CREATE_FUNCTION,
            options,
            dialect: Dialect::API,
            source_map: None,
            call: None,
        }
    }
}

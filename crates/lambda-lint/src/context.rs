//! The context of a request: everything except its members.

use crate::absence::Absence;
use crate::call::HttpCall;
use crate::dialect::Dialect;
use crate::named_package::NamedPackage;
use crate::operation::{CREATE_FUNCTION, Operation};
use crate::options::Options;
use crate::source::source_map::SourceMap;

/// The context of a request: everything except its members.
#[derive(Debug, Clone, Copy)]
pub struct RequestContext<'r> {
    /// The deployment package that is sent separately.
    pub zip_file: Option<&'r [u8]>,
    /// The deployment package that the document names by its path.
    pub named_package: Option<NamedPackage<'r>>,
    /// How to interpret an absent member.
    pub absence: Absence,
    /// Always keep at least this many diagnostics.
    pub free: usize,
    /// The operation.
    pub operation: &'static Operation,
    /// The options of the caller.
    pub options: &'r Options,
    /// How the form of the document changes the meaning of members.
    pub dialect: Dialect,
    /// The source map, if the request is a part of a document.
    pub source_map: Option<&'r dyn SourceMap>,
    /// Whether a client refuses unknown members before it sends the request.
    pub is_checked_by_client: bool,
    /// The HTTP call around it.
    pub call: Option<&'r HttpCall<'r>>,
}

impl<'r> RequestContext<'r> {
    /// The context of a request without further information.
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
            is_checked_by_client: false,
            call: None,
        }
    }
}

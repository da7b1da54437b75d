//! A request in a document, with its context.

use crate::package_path::PackagePath;
use lambda_lint::internals::{CallContext, Dialect, HttpCall, PlaceKind};
use lambda_lint::{Absence, DiagnosticBuilder, Place};
use lambda_lint::{CREATE_FUNCTION, Operation};
use lambda_lint_syntax::copy::Copier;
use lambda_lint_syntax::json::{self, SyntaxFault};
use lambda_lint_syntax::source_map::{Offsets, Origins, PartOf};
use lambda_lint_syntax::{NodeId, Tree};

/// A request that was found in a document.
#[derive(Debug)]
pub(crate) struct Wrapped<'t> {
    /// The value that is the request.
    pub(crate) body: NodeId,
    /// The request, or why it cannot be read.
    pub(crate) request: Result<Tree<'t>, Box<SyntaxFault>>,
    pub(crate) map: PartOf<'t>,
    /// What it says that a member is not there; `None` if that is for the caller to know.
    pub(crate) absence: Option<Absence>,
    /// The region of the request; takes precedence over the options.
    pub(crate) region: Option<String>,
    /// Where and when it was sent, where the caller does not say.
    pub(crate) context: CallContext,
    /// The HTTP call around it.
    pub(crate) call: Option<HttpCall<'t>>,
    /// The same function under another assumption about a condition.
    pub(crate) variants: Vec<Wrapped<'t>>,
    /// What the function is called in the document, where it holds definitions of functions.
    pub(crate) name: Option<String>,
    /// What the form of the document changes about the meaning of members.
    pub(crate) dialect: Dialect,
    /// What the service answered when it was sent.
    pub(crate) recorded: Option<Recorded>,
    /// Whether a client refuses unknown members before it sends the request.
    pub(crate) is_checked_by_client: bool,
    /// The operation whose request it is.
    pub(crate) operation: &'static Operation,
    /// Problems of the form itself.
    pub(crate) findings: Vec<DiagnosticBuilder<'static>>,
    /// Where the package is.
    pub(crate) package: Option<PackagePath>,
    /// Source text that takes the place of the package.
    pub(crate) inline: Option<String>,
}

/// A refusal that a document records.
#[derive(Debug)]
pub(crate) struct Recorded {
    pub(crate) place: Place,
    pub(crate) code: String,
    pub(crate) message: Option<String>,
}

impl<'t> Wrapped<'t> {
    /// A request made of pieces of the document.
    pub(super) fn new(body: NodeId, document: &'t Tree<'t>, copier: Copier<'_, 't>) -> Self {
        let (request, origins) = copier.finish();
        let (origins, offsets) = (Origins::Each(origins), Offsets::Document);
        Wrapped::of(body, Ok(request), PartOf { document, origins, offsets, is_editable: true, naming: None })
    }

    /// A request as JSON in a string of the document.
    pub(super) fn of_text(string: NodeId, document: &'t Tree<'t>) -> Self {
        Wrapped::in_text(string, document, json::parse(document.text(string)))
    }

    /// A request that was read from JSON in a string of the document.
    pub(super) fn in_text(string: NodeId, document: &'t Tree<'t>, request: Result<Tree<'t>, Box<SyntaxFault>>) -> Self {
        let (origins, offsets) = (Origins::Text(string), Offsets::of_text(document, string));
        Wrapped::of(string, request, PartOf { document, origins, offsets, is_editable: true, naming: None })
    }

    /// Sets the region, which this value of the document names.
    pub(crate) fn set_region(&mut self, region: String, node: NodeId) {
        self.region = Some(region);
        self.context.region_from = Some(Place(PlaceKind::Outside(node)));
    }

    fn of(body: NodeId, request: Result<Tree<'t>, Box<SyntaxFault>>, map: PartOf<'t>) -> Self {
        Wrapped {
            body,
            request,
            map,
            absence: None,
            region: None,
            context: CallContext::default(),
            call: None,
            variants: Vec::new(),
            name: None,
            dialect: Dialect::API,
            recorded: None,
            is_checked_by_client: false,
            operation: &CREATE_FUNCTION,
            findings: Vec::new(),
            package: None,
            inline: None,
        }
    }
}

//! The typed view that rules read: a member is absent, invalid, not known yet, or a value.

pub(crate) mod account;
mod derived;
mod entries;
pub(crate) mod environment;
pub(crate) mod features;
pub(crate) mod handler;
pub(crate) mod image;
mod json_view;
pub(crate) mod layer;
pub(crate) mod package;
pub(crate) mod regional;
pub(crate) mod target;
pub(crate) mod vcpu;
pub(crate) mod vpc;
#[cfg(feature = "yaml")]
mod yaml_notes;

use crate::absence::Absence;
use crate::aws::arn::{Arn, FunctionName};
use crate::call::HttpCall;
use crate::context::RequestContext;
use crate::date::Date;
use crate::facts::{Family, Life, Runtime};
use crate::model::MemberSet;
use crate::model::table::Member;
use crate::named_package::NamedPackage;
use crate::operation::Operation;
use crate::options::Options;
use crate::place::{Place, PlaceKind};
use crate::request::layer::Layer;
use crate::request::package::Package;
use crate::request::target::Target;
use crate::slots::Slots;
use crate::source::number::{self, Numeric};
use crate::source::{NodeId, NodeKind, Syntax, Tree};
use std::cell::OnceCell;

pub use entries::{Entries, Entry};

/// What a request says about a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State<T> {
    /// It is absent, or `null`.
    Absent,
    /// It breaks a constraint of its own, which another rule reports.
    Invalid,
    /// A later step decides it, such as an expression of a workflow language.
    Unknown,
    /// It is present and fits the service model.
    Value(T),
}

/// The package type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackageType {
    /// A zip archive, the default.
    Zip,
    /// A container image.
    Image,
}

/// A CreateFunction request as rules see it.
///
/// ```
/// use lambda_lint::{Member, State};
/// # use lambda_lint::{Linter, Meta, Reporter, Request, Rule, Severity};
/// # #[derive(Debug)] struct Example(Meta);
/// # impl Rule for Example {
/// #     fn meta(&self) -> &Meta { &self.0 }
/// fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
///     assert_eq!(request.text(Member::Runtime), Some("python3.14"));
///     assert_eq!(request.state(Member::MemorySize), State::Absent);
///     assert_eq!(request.integer(Member::Timeout), None, "300000 s is more than the service knows: invalid");
///     let keys: Vec<_> = request.entries(Member::EnvironmentVariables).map(|entry| entry.key()).collect();
///     assert_eq!(keys, [Some("STAGE")]);
/// }
/// # }
/// # let rule = Example(Meta::new("example", Severity::Advice, "an example"));
/// # Linter::builder().rule(rule).build().unwrap().lint_str(
/// #   r#"{"Runtime": "python3.14", "Timeout": 300000, "Environment": {"Variables": {"STAGE": "test"}}}"#);
/// ```
#[derive(Debug)]
pub struct Request<'r> {
    tree: &'r Tree<'r>,
    slots: &'r Slots,
    operation: &'static Operation,
    options: &'r Options,
    absence: Absence,
    zip_file: Option<&'r [u8]>,
    named_package: Option<NamedPackage<'r>>,
    package: &'r Package<'r>,
    target: OnceCell<Target<'r>>,
    runtime: OnceCell<Option<&'static Runtime>>,
    function_name: OnceCell<Option<FunctionName<'r>>>,
    role: OnceCell<Option<Arn<'r>>>,
    unusual_handler: OnceCell<Option<(Family, &'r str)>>,
    layers: OnceCell<Vec<(Entry<'r>, Layer<'r>)>>,
    call: Option<&'r HttpCall<'r>>,
    index: OnceCell<json_view::Index<'r>>,
    #[cfg(feature = "value")]
    value: OnceCell<serde_json::Value>,
}

impl<'r> Request<'r> {
    pub(crate) fn new(
        tree: &'r Tree<'r>,
        slots: &'r Slots,
        context: &RequestContext<'r>,
        package: &'r Package<'r>,
    ) -> Self {
        let RequestContext { operation, zip_file, named_package, absence, options, call, .. } = *context;
        Request {
            tree,
            slots,
            operation,
            options,
            absence,
            zip_file,
            named_package,
            package,
            target: OnceCell::new(),
            runtime: OnceCell::new(),
            function_name: OnceCell::new(),
            role: OnceCell::new(),
            unusual_handler: OnceCell::new(),
            layers: OnceCell::new(),
            call,
            index: OnceCell::new(),
            #[cfg(feature = "value")]
            value: OnceCell::new(),
        }
    }

    /// The operation whose request this is.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The runtime's lifecycle stage on the date of this request. Updates are blocked later than new functions.
    pub fn life(&self, runtime: &Runtime) -> Life {
        if self.operation.is_update() { runtime.life_for_update(self.as_of()) } else { runtime.life(self.as_of()) }
    }

    /// The HTTP call around the request.
    #[doc(hidden)]
    pub fn call(&self) -> Option<&'r HttpCall<'r>> {
        self.call
    }

    /// What the request says about a member.
    #[inline]
    pub fn state(&self, member: Member) -> State<Place> {
        match self.slots.node(member) {
            None => self.state_of_absent(member),
            Some(id) if self.tree.is_invalid(id) => State::Invalid,
            Some(id) if self.tree.kind(id) == NodeKind::Unknown => State::Unknown,
            Some(id) => State::Value(Place(PlaceKind::Value(id))),
        }
    }

    /// The state of an absent member: unknown if its parent is unknown.
    fn state_of_absent(&self, member: Member) -> State<Place> {
        if self.absence == Absence::Unknown || self.tree.kind(0) == NodeKind::Unknown {
            return State::Unknown;
        }
        if self.slots.may_be_present(self.tree, member) {
            return State::Unknown;
        }
        match member.parent().map(|parent| self.state(parent)) {
            None | Some(State::Absent | State::Value(_)) => State::Absent,
            Some(unusable) => unusable,
        }
    }

    /// Whether the member is present, valid or not.
    #[inline]
    pub fn has(&self, member: Member) -> bool {
        self.slots.node(member).is_some()
    }

    /// Whether one of these members is present, valid or not.
    #[inline]
    pub(crate) fn has_any(&self, members: MemberSet) -> bool {
        self.slots.present & members.0 != 0
    }

    /// Whether the member is certainly absent.
    #[inline]
    pub fn is_absent(&self, member: Member) -> bool {
        self.slots.node(member).is_none() && self.state_of_absent(member) == State::Absent
    }

    /// The node of a member that is a value.
    #[inline]
    fn valid(&self, member: Member) -> Option<NodeId> {
        let id = self.slots.node(member)?;
        (!self.tree.is_invalid(id)).then_some(id)
    }

    pub(crate) fn node(&self, member: Member) -> Option<NodeId> {
        self.slots.node(member)
    }

    pub(crate) fn tree(&self) -> &'r Tree<'r> {
        self.tree
    }

    /// The string, if the member is there and valid.
    #[inline]
    pub fn text(&self, member: Member) -> Option<&'r str> {
        self.tree.valid_text(self.slots.node(member)?)
    }

    /// The integer, if the member is there and valid.
    #[inline]
    pub fn integer(&self, member: Member) -> Option<i64> {
        let id = self.valid(member)?;
        match (self.tree.kind(id) == NodeKind::Number).then(|| number::read(self.tree.text(id)))? {
            Numeric::Integer(integer) => Some(integer),
            Numeric::Double(_) => None,
        }
    }

    /// The number, if the member is there and valid.
    pub fn number(&self, member: Member) -> Option<f64> {
        let id = self.valid(member)?;
        match (self.tree.kind(id) == NodeKind::Number).then(|| number::read(self.tree.text(id)))? {
            Numeric::Integer(integer) => Some(integer as f64),
            Numeric::Double(double) => Some(double),
        }
    }

    /// The boolean, if the member is there and valid.
    pub fn boolean(&self, member: Member) -> Option<bool> {
        match self.tree.kind(self.valid(member)?) {
            NodeKind::True => Some(true),
            NodeKind::False => Some(false),
            _ => None,
        }
    }

    /// The entries of a list or of a map, if the member is there and valid; none otherwise.
    #[inline]
    pub fn entries(&self, member: Member) -> Entries<'r> {
        let tree = self.tree;
        let (at, end, is_map) = match self.valid(member).map(|id| (id, tree.node(id))) {
            Some((id, node)) if node.kind == NodeKind::Object => (id + 1, node.next, true),
            Some((id, node)) if node.kind == NodeKind::List => (id + 1, node.next, false),
            _ => (0, 0, false),
        };
        Entries { tree, at, end, index: 0, is_map }
    }

    /// The JSON source text of a member.
    pub(crate) fn written(&self, member: Member) -> Option<&'r str> {
        let node = self.tree.node(self.slots.node(member)?);
        let source = self.tree.source().filter(|_| self.tree.syntax() == Syntax::Json)?;
        source.get(node.start as usize..node.end as usize)
    }

    /// How many entries a list or a map has, if the member is there and valid, and if the number is known.
    pub fn len(&self, member: Member) -> Option<usize> {
        let id = self.valid(member).filter(|&id| !self.tree.is_open(id))?;
        if self.entries(member).any(|entry| entry.is_optional()) {
            return None;
        }
        match self.tree.kind(id) {
            NodeKind::List => Some(self.tree.entries(id).count()),
            NodeKind::Object => Some(self.tree.members(id).count()),
            _ => None,
        }
    }

    /// Whether a list or a map is there, valid, and certainly holds something.
    pub fn is_filled(&self, member: Member) -> bool {
        self.entries(member).any(|entry| !entry.is_optional())
    }

    /// The day for which the request is judged.
    pub fn as_of(&self) -> Date {
        self.options.as_of()
    }

    /// The options of the caller.
    pub fn options(&self) -> &'r Options {
        self.options
    }

    /// The archive passed with the request.
    pub fn zip_file(&self) -> Option<&'r [u8]> {
        self.zip_file
    }

    /// The package that the document names by its path.
    pub(crate) fn named_package(&self) -> Option<NamedPackage<'r>> {
        self.named_package
    }
}

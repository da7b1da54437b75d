//! Whether an object is a request: by its members, never by the name of a file.

use super::found::NoRequest;
use super::other_case::{self, Need};
use lambda_lint::CREATE_FUNCTION;
use lambda_lint::internals::answer;
use lambda_lint::internals::foreign::{self, Foreign};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Classifies an object by its member names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Certainly a request.
    Request,
    /// What the service answers, which has this member that no request has.
    Answer(&'static str),
    /// Some members of a request, too few to be sure.
    Unsure,
    /// Something else.
    Foreign,
}

/// The members that tell a request from something else, and whether they are there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Telling {
    name: bool,
    role: bool,
    handler: bool,
    code: bool,
    runtime: bool,
    package: bool,
}

impl Telling {
    /// Notes a member; gives whether it tells something.
    pub(super) fn add(&mut self, name: &str) -> bool {
        let member = match name {
            "FunctionName" => &mut self.name,
            "Role" => &mut self.role,
            "Handler" => &mut self.handler,
            "Code" => &mut self.code,
            "Runtime" => &mut self.runtime,
            "PackageType" => &mut self.package,
            _ => return false,
        };
        *member = true;
        true
    }

    /// Whether only a request has these members.
    pub(super) fn is_request(self) -> bool {
        let Telling { name, role, handler, code, runtime, package } = self;
        code && (name || role || handler) || role && name && (runtime || handler || package)
    }

    /// Whether a request has these members, and little else.
    pub(super) fn is_likely(self) -> bool {
        self.name && self.runtime && self.handler
    }
}

/// Whether a text may hold an object that is surely a request: a look at its bytes.
pub(super) fn may_be_in(text: &str) -> bool {
    let has = |name| text.contains(name);
    has("Code") && (has("Role") || has("Handler") || has("FunctionName"))
        || has("Role") && has("FunctionName")
        || may_be_in_other_case(text)
}

/// Like the above, ignoring case.
fn may_be_in_other_case(text: &str) -> bool {
    let has = |name| text.contains(name);
    let (code, role) =
        (has("\"code\"") || has("code:") || has("'code'"), has("\"role\"") || has("role:") || has("'role'"));
    (code || role) && (has("unction") || has("andler") || code && role)
}

/// What an object is.
pub(super) fn kind(tree: &Tree<'_>, object: NodeId) -> Kind {
    match kind_by_names(tree, object) {
        Kind::Foreign | Kind::Unsure if other_case::is_request(tree, object, Need::Certain) => Kind::Request,
        kind => kind,
    }
}

/// What an object is whose members have the names of the API.
fn kind_by_names(tree: &Tree<'_>, object: NodeId) -> Kind {
    let mut telling = Telling::default();
    let (mut answer, mut location) = (None, None);
    for (name, value) in tree.members(object) {
        let name = tree.text(name);
        telling.add(name);
        answer = answer.or(answer::ONLY.iter().copied().find(|only| *only == name));
        if name == "Code" {
            location = location.or_else(|| location_in(tree, value));
        }
    }
    let Telling { name, role, handler, code, runtime, .. } = telling;
    // an answer has these beside where its code is, but not at its top; where a request has them, somebody took over the place
    let answer = answer.or(location.filter(|_| !name && !role && !handler));
    let answer = answer.filter(|_| !answer::has_source(tree, object));
    match answer {
        Some(member) if name || role || code => Kind::Answer(member),
        None if telling.is_request() => Kind::Request,
        None if name && (runtime || handler) || role && handler => Kind::Unsure,
        _ => Kind::Foreign,
    }
}

/// The member by which the place of the code is that of an answer.
fn location_in(tree: &Tree<'_>, code: NodeId) -> Option<&'static str> {
    answer::LOCATION.iter().copied().find(|only| tree.member(code, only).is_some())
}

/// Why a document in which no request was found holds none.
pub(super) fn why_not(tree: &Tree<'_>) -> NoRequest {
    match kind(tree, 0) {
        Kind::Answer(member) => return NoRequest::Answer(member),
        Kind::Unsure => return NoRequest::Unsure,
        // it was looked for in a way of wrapping
        Kind::Request => return NoRequest::Bare,
        Kind::Foreign => {}
    }
    let foreign = foreign::what(tree, 0).map(|(what, _)| what);
    if let Some(Foreign::Call(call)) = foreign {
        return NoRequest::OtherCall(call);
    }
    if let Some(node) = inside(tree) {
        return NoRequest::Inside(tree.pointer(node));
    }
    if is_empty_log(tree) {
        return NoRequest::Elsewhere("it records no calls");
    }
    if let Some(Foreign::Document(what)) = foreign {
        return NoRequest::Looks(what);
    }
    if other_case::is_request(tree, 0, Need::Likely) {
        return NoRequest::OtherCase;
    }
    if may_be_part(tree) { NoRequest::Unsure } else { NoRequest::Foreign }
}

/// Whether a document has nothing but members of a request, of which one tells something.
fn may_be_part(tree: &Tree<'_>) -> bool {
    let structure = CREATE_FUNCTION.structure();
    let mut names = tree.members(0).map(|(name, _)| tree.text(name));
    names.clone().any(|name| Telling::default().add(name)) && names.all(|name| structure.field(name).is_some())
}

/// Logs are delivered although nothing happened.
fn is_empty_log(tree: &Tree<'_>) -> bool {
    let mut members = tree.members(0);
    let is_empty = |records| tree.kind(records) == NodeKind::List && tree.entries(records).next().is_none();
    members.next().is_some_and(|(name, records)| matches!(tree.text(name), "Records" | "Events") && is_empty(records))
        && members.next().is_none()
}

/// The first object in a document that is surely a request.
fn inside(tree: &Tree<'_>) -> Option<NodeId> {
    let is_request = |&node: &NodeId| tree.kind(node) == NodeKind::Object && kind_by_names(tree, node) == Kind::Request;
    (1..tree.node(0).next).find(is_request)
}

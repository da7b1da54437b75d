//! Calls of an AWS SDK in source code: boto3, and the SDK for JavaScript.
//!
//! A call is recognized by the members of its request: others have functions of the same names.

mod clients;
mod python_types;

use crate::Input;
use crate::members::{self, Spelling};
use crate::package_path::{PackagePath, Packer, is_only_read, written};
use crate::rules::unknown_parameter::{Refused, unknown_parameter};
use crate::rules::wrong_python_type::wrong_python_type;
use crate::rules::{archive_not_as_bytes, member_of_other_operation, path_as_archive};
use clients::Clients;
use lambda_lint::internals::{PlaceKind, same_letters};
use lambda_lint::model::{Kind as ShapeKind, Shape};
use lambda_lint::{Absence, DiagnosticBuilder, Place};
use lambda_lint::{CREATE_FUNCTION, Operation};
use lambda_lint_syntax::code::{self, Code, Language, Names};
use lambda_lint_syntax::copy::Copier;
use lambda_lint_syntax::literal::{Kind, Literal, Member};
use lambda_lint_syntax::source_map::Naming;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use python_types::WrongType;
use std::ops::Range;

use crate::wrapped::Wrapped;
use crate::{Extracted, Extractor};

// no object of a document is such a call
pub(super) static BOTO3: Extractor = Extractor {
    anchors: &[],
    may_be_in: |text| may_be_in(text, Language::Python),
    extract: |_| Extracted::Nothing,
    extract_text: None,
};
pub(super) static JAVASCRIPT: Extractor = Extractor {
    anchors: &[],
    may_be_in: |text| may_be_in(text, Language::JavaScript),
    extract: |_| Extracted::Nothing,
    extract_text: None,
};

/// Fewer members of a request than this, in another case, may be those of a helper with the same name.
const MIN_MEMBERS: usize = 3;

/// How many calls of a file are read.
const MAX_CALLS: usize = 1000;

/// A call that creates or updates a function.
#[derive(Debug)]
pub(crate) struct SdkCall {
    pub(crate) input: Input,
    pub(crate) operation: &'static Operation,
    pub(crate) literal: Literal,
    /// The call is sent to something else than AWS, which takes any role and any account.
    pub(crate) is_emulated: bool,
    /// The region of the client, and where it is.
    pub(crate) region: Option<(String, (usize, usize))>,
    pub(crate) faults: Vec<SdkFault>,
}

/// Something that the client refuses.
#[derive(Debug)]
pub(crate) enum SdkFault {
    Type(WrongType),
    Parameter((usize, usize), Refused),
}

impl SdkFault {
    fn range_mut(&mut self) -> &mut (usize, usize) {
        match self {
            SdkFault::Type(wrong) => &mut wrong.range,
            SdkFault::Parameter(range, _) => range,
        }
    }

    fn draft(&self) -> DiagnosticBuilder<'static> {
        let place = |&(start, end): &(usize, usize)| Place(PlaceKind::Range(start, end));
        match self {
            SdkFault::Type(wrong) => wrong_python_type(wrong.found, place(&wrong.range)),
            SdkFault::Parameter(range, refused) => unknown_parameter(refused, place(range)),
        }
    }
}

/// The names of the functions that make a call.
fn functions(operation: &Operation, language: Language) -> &'static [&'static str] {
    match (language, operation.name()) {
        (Language::Python, "CreateFunction") => &[".create_function("],
        (Language::Python, "UpdateFunctionConfiguration") => &[".update_function_configuration("],
        (Language::Python, "UpdateFunctionCode") => &[".update_function_code("],
        (Language::JavaScript, "CreateFunction") => &["CreateFunctionCommand(", ".createFunction("],
        (Language::JavaScript, "UpdateFunctionConfiguration") => {
            &["UpdateFunctionConfigurationCommand(", ".updateFunctionConfiguration("]
        }
        (Language::JavaScript, "UpdateFunctionCode") => &["UpdateFunctionCodeCommand(", ".updateFunctionCode("],
        _ => &[],
    }
}

/// Whether a text may hold such a call: a look at its bytes.
pub(crate) fn may_be_in(text: &str, language: Language) -> bool {
    ["FunctionName", "functionName", "function_name"].iter().any(|name| text.contains(name))
        && Operation::ALL.iter().any(|operation| functions(operation, language).iter().any(|name| text.contains(name)))
}

/// Words of libraries that answer calls in the place of AWS, and of tests, which send wrong requests on purpose.
const MOCKS: &[&str] = &[
    "moto",
    "mock_aws",
    "mock_lambda",
    "Stubber",
    "aws-sdk-client-mock",
    "aws-sdk-mock",
    "mockClient",
    "jest.mock",
    "sinon",
    "vi.mock",
    "pytest",
    "unittest",
];

/// Whether a program is a test, or answers its calls itself.
pub(crate) fn is_test(text: &str) -> bool {
    MOCKS.iter().any(|mock| text.contains(mock))
}

/// Reads all calls in a range of a text.
pub(crate) fn read(text: &str, range: Range<usize>, language: Language) -> Vec<SdkCall> {
    if !may_be_in(text, language) || is_test(text) {
        return Vec::new();
    }
    let mut anchors: Vec<(usize, usize, &'static Operation)> = Vec::new();
    let part = text.get(range.clone()).unwrap_or_default();
    for operation in Operation::ALL {
        for name in functions(operation, language) {
            let found = part.match_indices(name).take(MAX_CALLS);
            anchors.extend(found.map(|(at, _)| (range.start + at, range.start + at + name.len() - 1, operation)));
        }
    }
    anchors.sort_unstable_by_key(|anchor| anchor.0);
    anchors.truncate(MAX_CALLS);
    let code = Code::new(text, range.clone(), language, &Enums);
    let clients = Clients::new(text, &range, &code, language);
    let mut calls = Vec::new();
    let mut end = 0;
    for (start, open, operation) in anchors {
        // one that is in the arguments of another, or in a comment
        if start < end || code.is_text(start) {
            continue;
        }
        let Some(call) = code.call(open) else { continue };
        end = call.end;
        let is_certain = clients.are_certain(text, start, language);
        let is_python = language == Language::Python;
        calls.extend(request(call, start, is_certain, (operation, language)).map(|mut literal| SdkCall {
            input: if is_python { Input::Boto3 } else { Input::AwsSdkJs },
            operation,
            faults: match is_python {
                true => python_types::take_out(&mut literal, operation).into_iter().map(SdkFault::Type).collect(),
                false => Vec::new(),
            },
            literal,
            is_emulated: clients.is_emulated(text, start),
            region: clients.region(text, start),
        }));
    }
    calls
}

/// The request of a call, if it is one. If the call is certain to be of an SDK, its members may be in another case.
fn request(
    call: code::Call,
    start: usize,
    is_certain: bool,
    (operation, language): (&Operation, Language),
) -> Option<Literal> {
    let code::Call { object, named, is_open, end } = call;
    let literal = match language {
        Language::Python => Literal { kind: Kind::Object { members: named, is_open }, start, end },
        Language::JavaScript => object?,
    };
    let Kind::Object { members, .. } = &literal.kind else { return None };
    let has = |name: &str| members.iter().any(|member| member.name == name);
    // those of CloudFront and AppSync
    if ["Name", "FunctionConfig", "FunctionCode", "apiId"].iter().any(|name| has(name)) {
        return None;
    }
    let known = members.iter().filter(|member| CREATE_FUNCTION.structure().field(&member.name).is_some()).count();
    let is_ours = if operation.is_update() {
        has("FunctionName") || known >= 2
    } else {
        known >= 2 && ["FunctionName", "Role", "Handler", "Runtime", "Code"].iter().any(|name| has(name))
    };
    (is_ours || is_certain && is_in_other_case(members, operation)).then_some(literal)
}

/// Whether the members are those of a request, in any case.
fn is_in_other_case(members: &[Member], operation: &Operation) -> bool {
    let has = |api_name: &str| members.iter().any(|member| same_letters(api_name, &member.name));
    let own = operation.own_members().iter().copied();
    let code = CREATE_FUNCTION.code_structure().fields.iter().map(|field| field.name);
    let all = CREATE_FUNCTION.structure().fields.iter().map(|field| field.name);
    let known = all.chain(own).chain(code.filter(|_| operation.is_code_at_top())).filter(|name| has(name)).count();
    has("FunctionName") && known >= MIN_MEMBERS
}

/// The enums of the SDK for JavaScript: `Runtime.nodejs18x` is `nodejs18.x`.
struct Enums;

impl Names for Enums {
    fn enum_value(&self, name: &str, member: &str) -> Option<String> {
        let values = CREATE_FUNCTION.structure().fields.iter().find_map(|field| values_of(field.shape, name, 0))?;
        let letters =
            |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        values.iter().find(|value| letters(value) == letters(member)).map(|value| (*value).to_owned())
    }
}

/// The values of the shape with this name.
fn values_of(shape: &'static Shape, name: &str, depth: usize) -> Option<&'static [&'static str]> {
    if depth > 8 {
        return None;
    }
    match &shape.kind {
        ShapeKind::Text(text) if shape.name == name && !text.values.is_empty() => Some(text.values),
        ShapeKind::List { entry, .. } => values_of(entry, name, depth + 1),
        ShapeKind::Structure(structure) => {
            structure.fields.iter().find_map(|field| values_of(field.shape, name, depth + 1))
        }
        _ => None,
    }
}

/// Makes the request of a call, whose object is this node of a tree.
pub(crate) fn wrap<'t>(tree: &'t Tree<'t>, object: NodeId, call: &SdkCall) -> Wrapped<'t> {
    let mut copier = Copier::new(tree);
    let is_update = call.operation.is_update();
    let mut findings: Vec<_> = call.faults.iter().map(SdkFault::draft).collect();
    let language = if call.input == Input::Boto3 { Language::Python } else { Language::JavaScript };
    if is_update {
        let is_of_other = |name: &str| CREATE_FUNCTION.structure().field(name).is_some() && !call.operation.has(name);
        let others = tree.members(object).filter(|(name, _)| is_of_other(tree.text(*name)));
        findings.extend(others.map(|(name, _)| {
            let is_rejected = language == Language::Python;
            member_of_other_operation::check(call.operation, tree.text(name), name, is_rejected)
        }));
    }
    let archive = zip_file(tree, object).filter(|_| !call.is_emulated);
    findings.extend(archive.and_then(|value| {
        path_as_archive::check(tree, value, language).or_else(|| archive_not_as_bytes::check(tree, value, language))
    }));
    let mut add = |copier: &mut Copier<'_, '_>, name: &str, _, value| match name {
        "Role" if call.is_emulated => copier.unknown(value),
        // the archive is bytes, even if it is written as a string literal
        "ZipFile" => copier.unknown(value),
        "Code" if tree.kind(value) == NodeKind::Object => copy_code(tree, copier, value),
        _ => copier.copy(value, |_| true),
    };
    members::copy(tree, &mut copier, object, (call.operation, Spelling::Api), &mut add);
    let mut wrapped = Wrapped::new(object, tree, copier);
    wrapped.map.is_editable = false;
    let spell: fn(&str) -> Option<String> = match call.operation.is_code_at_top() {
        false => |path| path.strip_prefix('/').map(|path| path.replace('/', ".")),
        true => |path| path.strip_prefix("/Code").unwrap_or(path).strip_prefix('/').map(|path| path.replace('/', ".")),
    };
    wrapped.map.naming = Some(Naming { base: String::new(), root: object, has_pointers: false, spell });
    wrapped.absence = Some(if is_update { Absence::Unknown } else { Absence::NotSent });
    wrapped.operation = call.operation;
    wrapped.is_checked_by_client = call.input == Input::Boto3;
    wrapped.package = package(tree, object);
    // an emulator is in any region
    if let Some((region, (start, end))) = call.region.as_ref().filter(|_| !call.is_emulated) {
        wrapped.region = Some(region.clone());
        wrapped.context.region_from = Some(Place(PlaceKind::Range(*start, *end)));
    }
    wrapped.findings = findings;
    wrapped
}

/// Whether a call sets a member.
pub(crate) fn sets(tree: &Tree<'_>, object: NodeId, name: &str) -> bool {
    let is_set = |name: &str| tree.members(object).any(|(other, _)| same_letters(name, tree.text(other)));
    // an archive in `Code` is reported by another rule
    is_set(name) || name == "ZipFile" && is_set("Code")
}

/// The archive in a call that creates or updates a function.
fn zip_file(tree: &Tree<'_>, object: NodeId) -> Option<NodeId> {
    let code = tree.member(object, "Code").map_or(object, |(_, code)| code);
    tree.member(code, "ZipFile").map(|(_, value)| value)
}

/// The archive that a call reads in place, unless the program makes it.
fn package(tree: &Tree<'_>, object: NodeId) -> Option<PackagePath> {
    let value = zip_file(tree, object)?;
    let written: String = written(tree, value)?.split_whitespace().collect();
    let (function, rest) = written.split_once('(')?;
    let is_read = match function {
        "open" => rest.ends_with(".read()"),
        _ => function.ends_with("readFileSync") && rest.ends_with(')'),
    };
    let quote = rest.chars().next().filter(|quote| is_read && matches!(quote, '"' | '\''))?;
    let (path, _) = rest.get(1..)?.split_once(quote)?;
    let own = tree.node(value).start as usize..tree.node(value).end as usize;
    let is_only_read = is_only_read(tree.source()?, path, |at| own.contains(&at));
    is_only_read.then(|| PackagePath::new(path, Packer::None))?
}

fn copy_code(tree: &Tree<'_>, copier: &mut Copier<'_, '_>, code: NodeId) {
    let object = copier.open(NodeKind::Object, code);
    for (name, value) in tree.members(code) {
        copier.leaf(name);
        match tree.text(name) {
            "ZipFile" => copier.unknown(value),
            _ => copier.copy(value, |_| true),
        }
    }
    copier.close(object);
}

impl SdkCall {
    /// Moves all ranges to where they are in the document.
    pub(crate) fn relocate(&mut self, place: &dyn Fn((usize, usize)) -> (usize, usize)) {
        self.literal.relocate(place);
        let region = self.region.iter_mut().map(|(_, range)| range);
        for range in self.faults.iter_mut().map(SdkFault::range_mut).chain(region) {
            *range = place(*range);
        }
    }

    /// The places of values that no output shows: those of environment variables.
    pub(crate) fn secrets(&self) -> Vec<(usize, usize)> {
        let mut secrets = Vec::new();
        if let Kind::Object { members, .. } = &self.literal.kind {
            let environments = members.iter().filter(|member: &&Member| member.name == "Environment");
            environments.for_each(|member| member.value.add_leaves(&mut secrets));
        }
        secrets
    }
}

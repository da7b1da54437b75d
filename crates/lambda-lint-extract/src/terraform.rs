//! Terraform: `resource "aws_lambda_function"` blocks, and calls of the module `terraform-aws-modules/lambda/aws`, in HCL or in
//! Terraform's JSON syntax.
//!
//! A reference, a function or a template with something computed in it is unknown, and so is whether an argument is set where
//! its value may be `null`. Of a `dynamic` block it is unknown whether there is one.

mod collect;
mod emit;
mod locals;
mod module;
pub(crate) mod names;
mod other_value;
mod package;
mod reference;
pub(crate) mod resource;
mod role;
mod unsupported_argument;

use super::{Candidate, Extracted, Extractor, Wrapped};
use collect::Group;
pub(super) use emit::Form;
use lambda_lint::Absence;
use lambda_lint::CREATE_FUNCTION;
use lambda_lint::DiagnosticBuilder;
use lambda_lint::internals::Dialect;
use lambda_lint_syntax::copy::Copier;
use lambda_lint_syntax::source_map::Naming;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use resource::Absent;

pub(super) static EXTRACTOR: Extractor = Extractor { anchors: ANCHORS, may_be_in, extract, extract_text: None };

/// Almost every resource has one of these arguments, even if others are missing; each module call has `source`.
const ANCHORS: &[&str] = &[
    "architectures",
    "description",
    "environment",
    "filename",
    "function_name",
    "handler",
    "image_uri",
    "layers",
    "memory_size",
    "package_type",
    "role",
    "runtime",
    "s3_bucket",
    "source",
    "tags",
    "timeout",
    "vpc_config",
];

/// The type of the resource.
pub(super) const RESOURCE_TYPE: &str = "aws_lambda_function";

fn may_be_in(text: &str) -> bool {
    text.contains(names::MODULE_ADDRESS)
        || text.contains(names::MODULE_REPOSITORY)
        // types that begin with it are other resources
        || text.match_indices(RESOURCE_TYPE).any(|(at, name)| {
            text[at + name.len()..].starts_with(|next: char| !next.is_ascii_alphanumeric() && next != '_')
        })
}

fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    let names = names_around(candidate);
    match names.as_slice() {
        ["resource", RESOURCE_TYPE, label] => resource_in(candidate, label),
        ["module", label] => module_in(candidate, label),
        _ => Extracted::Nothing,
    }
}

/// The names of the members around an object, from the root. Lists between them are passed over: the JSON syntax allows one
/// around every block.
fn names_around<'t>(candidate: &Candidate<'_, 't>) -> Vec<&'t str> {
    // a resource is in three members
    const MAX_DEPTH: usize = 8;
    if candidate.trail.len() > MAX_DEPTH {
        return Vec::new();
    }
    (1..candidate.trail.len()).rev().filter_map(|up| candidate.name_of(up)).collect()
}

fn resource_in<'t>(candidate: &Candidate<'_, 't>, label: &str) -> Extracted<'t> {
    let mut findings = Vec::new();
    let group = resource::collect(candidate.tables, candidate.object, Absent::NotSet, &mut findings);
    findings.extend(role_without_arn(candidate.tree, &group));
    findings.extend(other_value::check(candidate.tree, &group));
    let naming = naming(format!("{RESOURCE_TYPE}.{label}"), candidate);
    let wrapped = wrapped(candidate.tree, candidate.object, &group, naming, form_of(candidate.tree));
    let package = package::of_resource(candidate.tree, candidate.object);
    Extracted::Request(Box::new(Wrapped { findings, package, ..wrapped }))
}

fn module_in<'t>(candidate: &Candidate<'_, 't>, label: &str) -> Extracted<'t> {
    let Some(group) = module::collect(candidate) else { return Extracted::Nothing };
    let naming = naming(format!("module.{label}"), candidate);
    let wrapped = wrapped(candidate.tree, candidate.object, &group, naming, form_of(candidate.tree));
    // the module has defaults, and sets more than it is told
    let package = package::of_module(candidate.tree, candidate.object);
    let role = role_without_arn(candidate.tree, &group).into_iter();
    let findings = role.chain(other_value::check(candidate.tree, &group)).collect();
    Extracted::Request(Box::new(Wrapped { absence: Some(Absence::Unknown), findings, package, ..wrapped }))
}

/// Reports a role that is given by its name.
fn role_without_arn(tree: &Tree<'_>, group: &Group) -> Option<DiagnosticBuilder<'static>> {
    role::by_name(tree, group.node("Role")?)
}

fn form_of(tree: &Tree<'_>) -> Form {
    if is_hcl(tree) { Form::Hcl } else { Form::Json }
}

/// Whether a document is HCL.
pub(crate) fn is_hcl(tree: &Tree<'_>) -> bool {
    #[cfg(feature = "hcl")]
    return tree.syntax() == lambda_lint_syntax::Syntax::Hcl;
    #[cfg(not(feature = "hcl"))]
    {
        let _ = tree;
        false
    }
}

fn naming(base: String, candidate: &Candidate<'_, '_>) -> Naming {
    let has_pointers = !is_hcl(candidate.tree);
    Naming { base, root: candidate.object, has_pointers, spell: resource::argument_of }
}

/// A request of what was collected.
pub(super) fn wrapped<'t>(tree: &'t Tree<'t>, body: NodeId, group: &Group, naming: Naming, form: Form) -> Wrapped<'t> {
    let mut copier = Copier::new(tree);
    emit::request(tree, &mut copier, group, form, CREATE_FUNCTION.input());
    let mut wrapped = Wrapped::new(body, tree, copier);
    wrapped.map.naming = Some(naming);
    wrapped.absence = Some(Absence::NotSent);
    wrapped.dialect = Dialect::PATH;
    wrapped
}

/// The literal text of a member of the object.
fn text_of<'t>(tree: &'t Tree<'t>, value: NodeId) -> Option<&'t str> {
    (tree.kind(value) == NodeKind::Text).then(|| tree.text(value))
}

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
pub(super) mod settings;
mod unsupported_argument;

use super::{Candidate, Extracted, Extractor, Wrapped};
use collect::Group;
pub(super) use emit::Form;
use lambda_lint::Absence;
use lambda_lint::CREATE_FUNCTION;
use lambda_lint::internals::Dialect;
use lambda_lint_syntax::copy::Copier;
use lambda_lint_syntax::source_map::Naming;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use resource::Absent;

pub(super) static EXTRACTOR: Extractor = Extractor {
    // of a call of a module; resources are offered by their type
    anchors: &["source"],
    may_be_in,
    extract,
    extract_text: None,
};

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

/// The fewest objects around the body of a resource, and the body itself.
pub(super) const RESOURCE_DEPTH: usize = 4;

/// Whether an object is the value of a label of this type of resource. The last of `trail` is the object itself.
pub(super) fn is_resource_body(tree: &Tree<'_>, trail: &[NodeId]) -> bool {
    let objects = trail.windows(2).rev().filter(|pair| tree.kind(pair[0]) == NodeKind::Object);
    objects.map(|pair| tree.text(pair[1] - 1)).nth(1) == Some(RESOURCE_TYPE)
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
    let mut wrapped = resource_as(candidate, label, None);
    let uncertain = resource::uncertain_blocks(candidate.tree, candidate.object);
    wrapped.variants = uncertain.into_iter().map(|block| resource_as(candidate, label, Some(block))).collect();
    Extracted::Request(Box::new(wrapped))
}

/// A resource, if the `dynamic` block `assumed` is made.
fn resource_as<'t>(candidate: &Candidate<'_, 't>, label: &str, assumed: Option<NodeId>) -> Wrapped<'t> {
    let tree = candidate.tree;
    let mut findings = Vec::new();
    let mut group = resource::collect(candidate.tables, candidate.object, Absent::NotSet, assumed, &mut findings);
    let is_made = !is_never_made(tree, candidate.object);
    if is_made {
        findings.extend(other_value::check(tree, &group, Some(label)));
        findings.extend(settings::check(candidate.tables, candidate.object));
    } else {
        // only Terraform reads it
        group = Group::new(candidate.object);
    }
    let naming = naming(format!("{RESOURCE_TYPE}.{label}"), candidate);
    let mut wrapped = wrapped(tree, candidate.object, &group, naming, form_of(tree));
    wrapped.findings = findings;
    wrapped.package = package::of_resource(tree, candidate.object).filter(|_| is_made);
    if !is_made {
        wrapped.absence = Some(Absence::Unknown);
    }
    if let Some((region, node)) = settings::region(candidate.tables, candidate.object) {
        wrapped.set_region(region, node);
    }
    wrapped
}

/// Whether `count` or `for_each` is a literal that makes no resource.
fn is_never_made(tree: &Tree<'_>, body: NodeId) -> bool {
    let of = |name| tree.member(body, name).map(|(_, value)| value);
    of("count").is_some_and(|count| tree.kind(count) == NodeKind::Number && tree.text(count) == "0")
        || of("for_each").is_some_and(|collection| resource::count_of(tree, collection) == Some(0))
}

fn module_in<'t>(candidate: &Candidate<'_, 't>, label: &str) -> Extracted<'t> {
    let Some(group) = module::collect(candidate) else { return Extracted::Nothing };
    let naming = naming(format!("module.{label}"), candidate);
    let wrapped = wrapped(candidate.tree, candidate.object, &group, naming, form_of(candidate.tree));
    let package = package::of_module(candidate.tree, candidate.object);
    let findings = other_value::check(candidate.tree, &group, None);
    Extracted::Request(Box::new(Wrapped { findings, package, ..wrapped }))
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

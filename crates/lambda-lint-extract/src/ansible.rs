//! Ansible: tasks of the module `amazon.aws.lambda` in playbooks and roles.
//!
//! The module creates the function, or updates its differences. If `role` is a name, the module builds the ARN.

use super::cloudformation::finish;
use super::flat::{Flat, Written};
use super::form::Property;
use super::forms::ANSIBLE;
use super::template::{Builder, Language};
use super::{Candidate, Extracted, Extractor};
use crate::package_path::{PackagePath, Packer};
use lambda_lint::internals::{Dialect, PlaceKind};
use lambda_lint::{Absence, Place};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

pub(super) static EXTRACTOR: Extractor = Extractor { anchors: MODULES, may_be_in, extract, extract_text: None };

/// The current name of the module, its name in older collections, and its name before collections.
const MODULES: &[&str] = &["amazon.aws.lambda", "community.aws.lambda", "lambda"];

/// The name that other mappings have, too.
const SHORT_NAME: &str = "lambda";

/// Arguments that other mappings called `lambda` do not have.
const TELLING: &[&str] = &["runtime", "handler", "role", "zip_file", "s3_bucket", "image_uri", "memory_size"];

const LANGUAGE: Language =
    Language { is_known: |text| !text.contains("{{") && !text.contains("{%"), refuses_null: false, assumed: None };

fn may_be_in(text: &str) -> bool {
    text.contains("aws.lambda:") || text.contains("lambda:") && text.contains("name:")
}

fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    let tree = candidate.tree;
    let Some(arguments) = arguments(candidate) else { return Extracted::Nothing };
    let mut builder = Builder::new(tree, LANGUAGE);
    let request = builder.copier.open(NodeKind::Object, arguments);
    let has = |name: &str| tree.member(arguments, name).is_some();
    let is_emulated = ["endpoint_url", "aws_endpoint_url", "ec2_url", "s3_url"].iter().any(|name| has(name));
    let is_unknown_role = |value| is_emulated || !tree.text(value).starts_with("arn:");
    let written = |place: &str, value| match place {
        "Code/ZipFile" => Written::Path,
        "Architectures" => Written::Entry,
        "Role" if is_unknown_role(value) => Written::Supplied,
        "VpcConfig/SubnetIds" | "VpcConfig/SecurityGroupIds" => Written::Commas,
        "Layers" => Written::NotSent,
        _ => Written::AsIs,
    };
    Flat { form: &ANSIBLE, written: &written }.add_members(&mut builder, request, arguments);
    if let Some((name, layers)) = tree.member(arguments, "layers") {
        add_layers(&mut builder, name, layers);
    }
    let archive = ["zip_file", "src"].into_iter().find_map(|name| tree.text_member(arguments, name));
    builder.package =
        archive.filter(|path| (LANGUAGE.is_known)(path)).and_then(|path| PackagePath::new(path, Packer::None));
    // an existing function already has code
    if !["zip_file", "src", "s3_bucket", "s3_key", "image_uri"].iter().any(|name| has(name)) {
        builder.supplied("Code", arguments);
    }
    if has("image_uri") {
        builder.supplied("PackageType", arguments);
    }
    builder.supplied("Publish", arguments);
    if has_defaults(candidate) {
        builder.copier.mark_open(request);
    }
    builder.copier.close(request);
    let name = tree.text_member(arguments, "name").or_else(|| candidate.text("name"));
    let mut wrapped = finish(builder, arguments, name.map(str::to_owned));
    // the module has other names than the API
    wrapped.map.is_editable = false;
    wrapped.dialect = Dialect::PATH;
    if has_defaults(candidate) {
        wrapped.absence = Some(Absence::Unknown);
    }
    let region =
        ["region", "aws_region"].iter().find_map(|name| tree.member(arguments, name)).map(|(_, region)| region);
    if let Some(region) = region.filter(|&region| tree.kind(region) == NodeKind::Text) {
        let text = tree.text(region);
        wrapped.region = Some(text).filter(|text| (LANGUAGE.is_known)(text)).map(str::to_owned);
        wrapped.context.region_from = Some(Place(PlaceKind::Outside(region)));
    }
    Extracted::Request(Box::new(wrapped))
}

/// The arguments of the module in a task that creates a function.
fn arguments(candidate: &Candidate<'_, '_>) -> Option<NodeId> {
    let tree = candidate.tree;
    let is_in_list = candidate.trail.iter().rev().nth(1).is_some_and(|&around| tree.kind(around) == NodeKind::List);
    let (module, arguments) = MODULES.iter().find_map(|module| Some((*module, candidate.member(module)?)))?;
    let has = |name: &str| tree.member(arguments, name).is_some();
    let is_deleted = tree.text_member(arguments, "state").is_some_and(|state| state == "absent");
    let is_argument = |name: NodeId| ANSIBLE.property(tree.text(name)) != Property::Unknown;
    let has_only_arguments =
        || tree.members(arguments).count() > 1 && tree.members(arguments).all(|(name, _)| is_argument(name));
    let is_module =
        module != SHORT_NAME || has("name") && (TELLING.iter().any(|name| has(name)) || has_only_arguments());
    (is_in_list && tree.kind(arguments) == NodeKind::Object && is_module && !is_deleted).then_some(arguments)
}

/// Whether arguments may come from elsewhere.
fn has_defaults(candidate: &Candidate<'_, '_>) -> bool {
    let has = |object: &NodeId| candidate.tree.member(*object, "module_defaults").is_some();
    candidate.trail.iter().any(has) || candidate.member("args").is_some()
}

/// Layers by the ARN of a version, or by name and version, which the module looks up.
fn add_layers(builder: &mut Builder<'_>, name: NodeId, layers: NodeId) {
    let tree: &Tree<'_> = builder.tree;
    if tree.kind(layers) != NodeKind::List {
        return builder.supplied("Layers", name);
    }
    builder.copier.name("Layers".into(), name);
    let list = builder.copier.open(NodeKind::List, layers);
    for layer in tree.entries(layers) {
        let version = tree.member(layer, "layer_version_arn").map(|(_, version)| version);
        match version.filter(|&version| tree.kind(version) == NodeKind::Text && (LANGUAGE.is_known)(tree.text(version)))
        {
            Some(version) => builder.copier.leaf(version),
            None => builder.copier.unknown(layer),
        }
    }
    builder.copier.close(list);
}

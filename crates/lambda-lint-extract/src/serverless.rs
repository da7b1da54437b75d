//! Serverless Framework: the functions of a service, with what `provider` says of all of them.
//!
//! The framework replaces `${…}`, also where it has a fallback. Only a literal in `custom` of the same file is known. The role, and
//! usually the name, also come from the framework. Plugins add properties of their own, so with plugins only misspelled names are
//! reported.

mod objects;
mod unknown;
mod variables;

use super::cloudformation::{duplicate_name, finish};
use super::form::Property;
use super::forms::SERVERLESS;
use super::template::{Builder, Language, Source, Value, field_of};
use super::{Candidate, Extracted, Extractor};
use crate::fragments::{self, without_variables};
use crate::package_path::{PackagePath, Packer};
use crate::rules::{invalid_setting, unresolved_reference};
use crate::tables::Tables;
use crate::template::reference::text_in;
use lambda_lint::DiagnosticBuilder;
use lambda_lint::facts::{self, limits};
use lambda_lint::model::Shape;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

pub(super) static EXTRACTOR: Extractor = Extractor { anchors: ANCHORS, may_be_in, extract, extract_text: None };

/// Properties of which each function has one, also where the handler is misspelled.
const ANCHORS: &[&str] = &["environment", "events", "handler", "image", "memorySize", "runtime", "timeout"];

/// The framework's defaults.
const DEFAULTS: &[(&str, &str)] = &[("MemorySize", "1024"), ("Timeout", "6")];

/// Members that a function does not take from `provider`.
const OWN: &[&str] = &["description", "ephemeralStorageSize", "handler", "name", "onError", "role"];

fn may_be_in(text: &str) -> bool {
    text.contains("provider") && text.contains("functions")
}

/// Whether the innermost object is an entry of `functions` at the root. The last of `trail` is the object itself.
pub(super) fn is_entry(tree: &Tree<'_>, trail: &[NodeId]) -> bool {
    let is_object = |node: NodeId| tree.kind(node) == NodeKind::Object;
    matches!(*trail, [root, functions, _] if is_object(root) && is_object(functions) && tree.text(functions - 1) == "functions")
}

fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    let Some(provider) = provider(candidate) else { return Extracted::Nothing };
    let mut builder = Builder::new(candidate.tree, Language::WITH_VARIABLES);
    builder.is_lenient = true;
    builder.wraps_scalars = true;
    let body = candidate.object;
    let request = builder.copier.open(NodeKind::Object, body);
    let unknown = unknown::check(candidate, provider);
    builder.drafts.extend(unknown.drafts);
    // the framework's reader of YAML refuses the file
    builder.drafts.extend(duplicate_name(candidate, true));
    let service = Service {
        tree: candidate.tree,
        tables: candidate.tables,
        function: body,
        provider,
        has_plugins: unknown::has_plugins(candidate),
        is_in_list: candidate.trail.len() > 3,
        long_name: long_name(candidate).or_else(|| odd_name(candidate)),
        meant: unknown.meant,
    };
    for (property, member) in SERVERLESS.members {
        service.add(&mut builder, property, member);
    }
    service.add_role(&mut builder);
    service.add_architecture(&mut builder);
    service.add_network(&mut builder);
    service.add_tracing(&mut builder);
    service.add_image(&mut builder);
    service.add_snap_start(&mut builder);
    service.add_file_system(&mut builder);
    service.add_durable_config(&mut builder);
    service.add_image_config(&mut builder);
    service.add_logs(&mut builder);
    service.check_reserved(&mut builder);
    // versions, the name and the archive come from the framework
    builder.supplied("Publish", body);
    builder.copier.close(request);
    let fragments: Vec<_> =
        builder.later.iter().filter_map(|&(node, shape)| fragment(candidate.tree, node, shape)).collect();
    builder.drafts.extend(fragments);
    let name = candidate.name_of(1).map(str::to_owned);
    let mut wrapped = finish(builder, body, name);
    // the framework has other names than the API
    wrapped.map.is_editable = false;
    if let Some((region, node)) = service.region() {
        wrapped.set_region(region, node);
    }
    Extracted::Request(Box::new(wrapped))
}

/// Reports a text with variables that is invalid for all of their values.
fn fragment(tree: &Tree<'_>, node: NodeId, shape: &Shape) -> Option<DiagnosticBuilder<'static>> {
    let text = match tree.kind(node) {
        NodeKind::Text => Some(without_variables(tree.text(node))),
        _ => text_in(tree, node),
    };
    fragments::check(shape, &text?, node)
}

/// The provider of the service that an object is a function of.
fn provider(candidate: &Candidate<'_, '_>) -> Option<NodeId> {
    let tree = candidate.tree;
    let is_in_functions = match candidate.trail {
        [_, functions, _] if tree.kind(*functions) == NodeKind::Object => candidate.name_of(2) == Some("functions"),
        [_, list, _, _] => tree.kind(*list) == NodeKind::List && candidate.name_of(3) == Some("functions"),
        _ => false,
    };
    let provider = candidate.tables.root("provider").filter(|_| is_in_functions)?;
    let is_aws = |node: NodeId| {
        tree.kind(node) == NodeKind::Text && (tree.text(node) == "aws" || tree.text(node).contains("${"))
    };
    let name = if tree.kind(provider) == NodeKind::Object { tree.member(provider, "name")?.1 } else { provider };
    is_aws(name).then_some(provider)
}

/// The name `SERVICE-STAGE-FUNCTION`, with the name of the service, if it is too long even for a stage of one letter.
fn long_name(candidate: &Candidate<'_, '_>) -> Option<(NodeId, String)> {
    let tree = candidate.tree;
    let service = candidate.tables.root("service").filter(|&service| tree.kind(service) == NodeKind::Text)?;
    let (prefix, function) = (tree.text(service), candidate.name_of(1)?);
    let is_too_long =
        prefix.len() + "-x-".len() + function.len() > limits::FUNCTION_NAME_LENGTH && !prefix.contains("${");
    is_too_long.then(|| (service, format!("{prefix}-dev-{function}")))
}

/// The same name, with the name of the function, if that has a character that names of functions do not have.
fn odd_name(candidate: &Candidate<'_, '_>) -> Option<(NodeId, String)> {
    let function = candidate.name_of(1)?;
    let is_variable = function.contains(['$', '{']);
    let is_odd = !function.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    (is_odd && !is_variable).then_some((candidate.tree.name_of(candidate.object)?, function.to_owned()))
}

/// A function with the provider that it inherits from.
struct Service<'s, 't> {
    tree: &'t Tree<'t>,
    tables: &'s Tables<'t>,
    function: NodeId,
    provider: NodeId,
    has_plugins: bool,
    /// The functions are a list, whose entries may come from several files.
    is_in_list: bool,
    /// The name that the framework makes, if it is too long for any stage, with the name of the service.
    long_name: Option<(NodeId, String)>,
    /// The properties that misspelled ones were probably meant to be.
    meant: Vec<(&'static str, NodeId)>,
}

impl Service<'_, '_> {
    fn own(&self, name: &str) -> Option<(NodeId, NodeId)> {
        let (name, value) = self.tree.member(self.function, name)?;
        Some((name, variables::follow(self.tables, value)))
    }

    fn shared(&self, name: &str) -> Option<(NodeId, NodeId)> {
        let (name, value) = self.tree.member(self.provider, name)?;
        Some((name, variables::follow(self.tables, value)))
    }

    /// The region of the provider, if that is a literal.
    fn region(&self) -> Option<(String, NodeId)> {
        let (_, region) = self.shared("region")?;
        let text = (self.tree.kind(region) == NodeKind::Text).then(|| self.tree.text(region))?;
        (!text.contains("${")).then(|| (text.to_owned(), region))
    }

    /// The property of the function, or that of the provider.
    fn either(&self, name: &str) -> Option<(NodeId, NodeId)> {
        self.own(name).or_else(|| self.shared(name))
    }

    fn add(&self, builder: &mut Builder<'_>, property: &'static str, member: &'static str) {
        // an image brings its runtime, and the framework sends none
        let is_image = self.own("image").is_some();
        if is_image && property == "runtime" {
            return;
        }
        let shared = self.shared(property).filter(|_| !OWN.contains(&property));
        let source = match (self.own(property), shared) {
            // these are merged; of everything else that of the function counts
            (Some((name, own)), Some((_, shared))) if matches!(property, "environment" | "tags") => {
                Some((name, Source { own, shared: Some(shared) }))
            }
            (Some((name, own)), _) => Some((name, own.into())),
            (None, Some((name, shared))) => Some((name, shared.into())),
            (None, None) => None,
        };
        // `~` counts as not written, and so does 0
        let is_zero = |value: NodeId| self.tree.kind(value) == NodeKind::Number && self.tree.text(value) == "0";
        let source = source.filter(|(_, value)| {
            !matches!(builder.value(value.own), Value::Absent | Value::Null)
                && !(is_zero(value.own) && DEFAULTS.iter().any(|(name, _)| *name == member))
        });
        let Some((name, value)) = source else { return self.add_default(builder, member) };
        // plugins bring runtimes of their own, and replace them
        if property == "runtime"
            && self.has_plugins
            && builder.text(value.own).is_some_and(|text| facts::runtime(&text).is_none())
        {
            return builder.supplied(member, name);
        }
        match (SERVERLESS.property(property), member.split_once('/')) {
            (Property::Member("Role"), _) => {}
            (_, Some((outer, inner))) => {
                if matches!(builder.value(value.own), Value::Absent | Value::Null) {
                    return;
                }
                builder.copier.name(outer.into(), name);
                let object = builder.copier.open(NodeKind::Object, value.own);
                builder.member(inner, name, value, field_of(outer, inner));
                builder.copier.close(object);
            }
            _ => builder.request_member(member, name, value),
        }
    }

    fn add_default(&self, builder: &mut Builder<'_>, member: &'static str) {
        let function = self.function;
        let meant = self.meant.iter().find(|(property, _)| SERVERLESS.property(property) == Property::Member(member));
        if let Some(&(_, name)) = meant {
            if !member.contains('/') {
                builder.copier.name(member.into(), name);
                builder.copier.optional(name);
            }
        } else if let Some((_, default)) = DEFAULTS.iter().find(|(name, _)| *name == member) {
            builder.copier.name(member.into(), function);
            builder.copier.scalar(NodeKind::Number, (*default).into(), function);
        } else if member == "FunctionName"
            && let Some((node, name)) = &self.long_name
        {
            builder.copier.name(member.into(), *node);
            builder.copier.scalar(NodeKind::Text, name.clone().into(), *node);
        } else if matches!(member, "FunctionName" | "Runtime") {
            builder.supplied(member, function);
        } else if member == "Handler" && (self.has_plugins || self.is_in_list) {
            // another part of the service may bring it
            builder.copier.name(member.into(), function);
            builder.copier.optional(function);
        }
    }

    /// An ARN; a name is that of a resource. Without it the framework makes a role.
    fn add_role(&self, builder: &mut Builder<'_>) {
        let of_provider = || {
            let (_, iam) = self.shared("iam")?;
            self.tree.member(iam, "role")
        };
        let role = self.own("role").or_else(of_provider).or_else(|| self.shared("role"));
        match role {
            Some((name, value)) if builder.text(value).is_some_and(|text| text.starts_with("arn:")) => {
                builder.request_member("Role", name, value.into());
            }
            _ => builder.supplied("Role", self.function),
        }
    }

    /// An image by its address, or by the name under which `provider` has it.
    fn add_image(&self, builder: &mut Builder<'_>) {
        let Some((name, image)) = self.own("image") else { return self.add_artifact(builder) };
        builder.copier.name("PackageType".into(), name);
        builder.copier.scalar(NodeKind::Text, "Image".into(), name);
        let uri =
            if builder.is_object(image) { self.tree.member(image, "uri").map(|(_, uri)| uri) } else { Some(image) };
        let address = uri.and_then(|uri| Some((uri, builder.text(uri).filter(|text| text.contains(".dkr.ecr"))?)));
        let Some((uri, address)) = address else {
            builder.drafts.extend(self.unknown_image(builder, image));
            return builder.supplied("Code", name);
        };
        builder.copier.name("Code".into(), name);
        let code = builder.copier.open(NodeKind::Object, image);
        builder.copier.name("ImageUri".into(), name);
        builder.copier.scalar(NodeKind::Text, address.into(), uri);
        builder.copier.close(code);
    }

    /// Reports an image by a name that `provider` does not have.
    fn unknown_image(&self, builder: &Builder<'_>, image: NodeId) -> Option<DiagnosticBuilder<'static>> {
        let tree = self.tree;
        let is_object = builder.is_object(image);
        let node = if is_object { tree.member(image, "name")?.1 } else { image };
        let name = builder.text(node)?;
        let images = match self.shared("ecr") {
            None => None,
            Some((_, ecr)) if builder.is_object(ecr) => tree.member(ecr, "images").map(|(_, images)| images),
            Some(_) => return None,
        };
        if images.is_some_and(|images| !builder.is_object(images) || tree.member(images, &name).is_some()) {
            return None;
        }
        let known = images.into_iter().flat_map(|images| tree.members(images)).map(|(name, _)| tree.text(name));
        Some(unresolved_reference::image(&name, known, node))
    }

    /// Where the logs go. The framework drops a level of logs that are not JSON.
    fn add_logs(&self, builder: &mut Builder<'_>) {
        let shared = || {
            let (_, logs) = self.shared("logs").filter(|(_, logs)| builder.is_object(*logs))?;
            self.tree.member(logs, "lambda")
        };
        let own = self.own("logs");
        let Some((name, logs)) = own.or_else(shared).filter(|(_, logs)| builder.is_object(*logs)) else { return };
        let Some((_, format)) = self.tree.member(logs, "logFormat") else { return };
        let is_json = builder.text(format).is_some_and(|format| format == "JSON");
        const LEVELS: [(&str, &str); 2] =
            [("applicationLogLevel", "ApplicationLogLevel"), ("systemLogLevel", "SystemLogLevel")];
        builder.copier.name("LoggingConfig".into(), name);
        let object = builder.copier.open(NodeKind::Object, logs);
        let names = [("logFormat", "LogFormat"), ("logGroup", "LogGroup")].into_iter();
        for (property, member) in names.chain(LEVELS.into_iter().filter(|_| is_json)) {
            if let Some((name, value)) = self.tree.member(logs, property) {
                builder.member(member, name, value.into(), field_of("LoggingConfig", member));
            }
        }
        // what the other place adds
        builder.copier.mark_open(object);
        builder.copier.close(object);
    }

    /// Reports a number of reserved executions below zero.
    fn check_reserved(&self, builder: &mut Builder<'_>) {
        const RESERVED: &str = "reservedConcurrency";
        let Some((_, value)) = self.own(RESERVED) else { return };
        if self.tree.kind(value) == NodeKind::Number && self.tree.text(value).starts_with('-') {
            builder.drafts.push(invalid_setting::below_zero(RESERVED, value));
        }
    }

    /// An archive that the framework uploads as it is. Without one, it packs the folder of the service.
    fn add_artifact(&self, builder: &mut Builder<'_>) {
        let artifact = |package| self.tree.member(package, "artifact");
        let own = self.own("package").and_then(|(_, package)| artifact(package));
        let artifact = own.or_else(|| self.tables.root("package").and_then(artifact));
        let path = artifact.and_then(|(_, value)| builder.text(value));
        let (name, value) = artifact.filter(|_| path.is_some()).unwrap_or((self.function, self.function));
        builder.package = path.and_then(|path| PackagePath::new(&path, Packer::None));
        builder.copier.name("Code".into(), name);
        let code = builder.copier.open(NodeKind::Object, value);
        builder.copier.name("ZipFile".into(), name);
        builder.copier.unknown(value);
        builder.copier.close(code);
    }
}

//! SAM: functions among the resources of a template, with what `Globals` says of all of them.

mod code;
mod globals;

use super::cloudformation::{Resource, finish, may_have_type};
use super::form::Property;
use super::forms::SAM;
use super::template::settings;
use super::template::{Assumed, Builder, Language, Merged, Source, Value, field_of, is_macro};
use super::{Candidate, Extracted, Extractor, Wrapped};
use crate::rules::missing_transform::{TRANSFORM, unknown_version};
use crate::rules::{malformed_dead_letter_queue, unknown_property};
use lambda_lint::model::Kind;
use lambda_lint::{DiagnosticBuilder, Severity};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

pub(super) static EXTRACTOR: Extractor =
    Extractor { anchors: &[TYPE], may_be_in: |text| may_have_type(text, TYPE), extract, extract_text: None };

/// The type of the resource.
pub(super) const TYPE: &str = "AWS::Serverless::Function";

fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    let Some(mut place) = Resource::of(candidate, TYPE) else { return Extracted::Nothing };
    let entry = place.check_entry(candidate, TYPE);
    let mut wrapped = build(candidate, &place, None);
    wrapped.findings.extend(entry);
    let globals = candidate.tree.member(place.template, "Globals").map(|(_, globals)| globals);
    let assumed = Assumed::all(candidate.tree, candidate.member("Properties").into_iter().chain(globals));
    wrapped.variants = assumed.into_iter().map(|assumed| build(candidate, &place, Some(assumed))).collect();
    Extracted::Request(Box::new(wrapped))
}

/// The request of a function, as far as it is known if a condition is assumed.
fn build<'t>(candidate: &Candidate<'_, 't>, place: &Resource, assumed: Option<Assumed>) -> Wrapped<'t> {
    let mut builder = Builder::new(candidate.tree, Language { assumed, ..place.language });
    builder.is_lenient = place.has_macros;
    builder.drafts.extend(missing_transform(candidate, place.template));
    let properties = place.properties(candidate, &mut builder);
    let body = properties.unwrap_or(candidate.object);
    let request = builder.copier.open(NodeKind::Object, body);
    let members = globals::members(&builder, candidate, place.template, properties);
    let is_open = properties.is_some_and(|properties| !builder.is_object(properties))
        || place.has_macros
        || globals::ignores_unknown(candidate);
    if is_open {
        builder.copier.mark_open(request);
    }
    builder.drafts.extend(globals::not_global(&builder, place.template));
    builder.drafts.extend(globals::outside_of_section(candidate.tree, place.template));
    let misspelled = globals::misspelled_section(candidate.tree, place.template);
    let is_open = is_open || misspelled.is_some();
    if let Some(name) = misspelled {
        let names = ["Function"].into_iter();
        builder.drafts.push(unknown_property::unknown_property(candidate.tree.text(name), name, names).0);
        builder.copier.mark_open(request);
    }
    let mut code = Vec::new();
    for &member in &members {
        property(&mut builder, request, member, &mut code);
    }
    // SAM only ignores them
    place.check_siblings(&mut builder, candidate, &SAM, Severity::Warning);
    let is_code_misspelled = builder.add_meant(&SAM, &members).contains("Code");
    place.check_references(&mut builder, candidate, &members);
    let settings = settings::check(&builder, &SAM, &members).into_iter();
    let settings: Vec<_> = settings.chain(settings::check_alias(&builder, &members)).collect();
    builder.drafts.extend(settings);
    let is_built = place.has_macros || candidate.member("Metadata").is_some() || globals::ignores_unknown(candidate);
    if !is_code_misspelled {
        code::add_code(&mut builder, body, &members, &code, (is_built, is_open));
    }
    for name in ["FunctionName", "Role"] {
        if !members.iter().any(|member| builder.is_written(member, name)) {
            builder.supplied(name, body);
        }
    }
    // an alias publishes versions
    builder.supplied("Publish", body);
    builder.copier.close(request);
    let mut wrapped = finish(builder, body, place.name.clone());
    if has_build_method(candidate) {
        wrapped.package = None;
    }
    wrapped
}

/// Reports a template of its own that has no transform at all.
fn missing_transform(candidate: &Candidate<'_, '_>, template: NodeId) -> Option<DiagnosticBuilder<'static>> {
    let tree = candidate.tree;
    let has = |name| tree.member(template, name).is_some();
    // a template in another document, or with a part that comes from elsewhere, may get it there
    let is_whole = candidate.trail.first() == Some(&template) && template == 0 && !tree.is_open(template);
    let is_missing = is_whole && !has("Transform") && !has("Fn::Transform");
    if let Some((_, transform)) = tree.member(template, "Transform") {
        return unknown_transform(tree, transform);
    }
    // one finding for all functions
    let (resources, _) = tree.member(template, "Resources").filter(|_| is_missing)?;
    Some(crate::rules::missing_transform::missing(resources))
}

/// Reports a version of the transform that does not exist.
fn unknown_transform(tree: &Tree<'_>, transform: NodeId) -> Option<DiagnosticBuilder<'static>> {
    let mut texts = (transform..tree.node(transform).next).filter(|&node| tree.kind(node) == NodeKind::Text);
    let is_other = |&node: &NodeId| tree.text(node).starts_with("AWS::Serverless-") && tree.text(node) != TRANSFORM;
    texts.find(is_other).map(|node| unknown_version(tree.text(node), node))
}

/// Whether a build that SAM does not know by the runtime makes the package, and has not made it yet.
fn has_build_method(candidate: &Candidate<'_, '_>) -> bool {
    let Some(metadata) = candidate.member("Metadata") else { return false };
    let has = |name| candidate.tree.member(metadata, name).is_some();
    // `sam build` adds the id
    (has("BuildMethod") || has("BuildProperties")) && !has("SamResourceId")
}

fn property(builder: &mut Builder<'_>, request: NodeId, member: Merged, code: &mut Vec<(&'static str, Merged)>) {
    let Merged { name, value } = member;
    let text = builder.tree.text(name);
    if is_macro(text) {
        return builder.copier.mark_open(request);
    }
    match SAM.property(text) {
        Property::Member("Code") => code.push(("CodeUri", member)),
        Property::Member("Code/ZipFile") => code.push(("InlineCode", member)),
        Property::Member("Code/ImageUri") => code.push(("ImageUri", member)),
        Property::Member("Code/SourceKMSKeyArn") => code.push(("SourceKMSKeyArn", member)),
        Property::Member("TracingConfig/Mode") => tracing(builder, name, value),
        Property::Member("DeadLetterConfig") => dead_letters(builder, name, value),
        Property::Member("CapacityProviderConfig") => capacity_provider(builder, name, value),
        Property::Member(api_name) => builder.request_member(api_name, name, value),
        Property::Other => {}
        Property::Unknown => builder.unknown_of_form(request, &SAM, member),
    }
}

/// `Disabled` is the same as nothing.
fn tracing(builder: &mut Builder<'_>, name: NodeId, value: Source) {
    if builder.text(value.own).as_deref() == Some("Disabled") || builder.value(value.own) == Value::Absent {
        return;
    }
    builder.copier.name("TracingConfig".into(), name);
    let config = builder.copier.open(NodeKind::Object, value.own);
    builder.member("Mode", name, value.own.into(), field_of("TracingConfig", "Mode"));
    builder.copier.close(config);
}

/// The type of the queue is for the policy that SAM writes.
fn dead_letters(builder: &mut Builder<'_>, name: NodeId, value: Source) {
    if !builder.is_object(value.own) {
        return builder.request_member("DeadLetterConfig", name, value.own.into());
    }
    builder.copier.name("DeadLetterConfig".into(), name);
    let config = builder.copier.open(NodeKind::Object, value.own);
    let members = builder.merged(value);
    dead_letters_are_complete(builder, name, &members);
    for member in members {
        if builder.tree.text(member.name) == "TargetArn" {
            builder.member("TargetArn", member.name, member.value, field_of("DeadLetterConfig", "TargetArn"));
        }
    }
    builder.copier.close(config);
}

/// Reports a queue that lacks a property or has an unknown type.
fn dead_letters_are_complete(builder: &mut Builder<'_>, name: NodeId, members: &[Merged]) {
    let find = |wanted: &str| members.iter().find(|member| builder.tree.text(member.name) == wanted);
    if builder.is_lenient || members.iter().any(|member| is_macro(builder.tree.text(member.name))) {
        return;
    }
    let missing = ["Type", "TargetArn"].into_iter().find(|&property| {
        // another rule reports a target that is null
        find(property).is_none_or(|member| match builder.value(member.value.own) {
            Value::Null => property == "Type",
            value => value == Value::Absent,
        })
    });
    let kind = find("Type").and_then(|member| Some((member.value.own, builder.text(member.value.own)?)));
    let draft = match (missing, kind) {
        (Some(property), _) => Some(malformed_dead_letter_queue::missing(property, name)),
        (None, Some((node, kind))) if !malformed_dead_letter_queue::TYPES.contains(&kind.as_str()) => {
            Some(malformed_dead_letter_queue::unknown_type(&kind, node))
        }
        _ => None,
    };
    builder.drafts.extend(draft);
}

/// SAM has the settings of the provider in one object.
fn capacity_provider(builder: &mut Builder<'_>, name: NodeId, value: Source) {
    const INNER: &str = "LambdaManagedInstancesCapacityProviderConfig";
    if !builder.is_object(value.own) {
        return builder.request_member("CapacityProviderConfig", name, value.own.into());
    }
    builder.copier.name("CapacityProviderConfig".into(), name);
    let outer = builder.copier.open(NodeKind::Object, value.own);
    builder.copier.name(INNER.into(), name);
    let inner = builder.copier.open(NodeKind::Object, value.own);
    let structure = match field_of("CapacityProviderConfig", INNER).map(|shape| &shape.kind) {
        Some(Kind::Structure(structure)) => Some(*structure),
        _ => None,
    };
    for Merged { name, value } in builder.merged(value) {
        let spelled = match builder.tree.text(name) {
            "Arn" => "CapacityProviderArn",
            other => other,
        };
        let field = structure.and_then(|structure| structure.field(spelled));
        match field {
            Some(field) if builder.tree.text(name) != "CapacityProviderArn" => {
                builder.member(field.name, name, value, Some(field.shape));
            }
            _ if is_macro(spelled) => builder.copier.mark_open(inner),
            _ => {
                let names = ["Arn", "ExecutionEnvironmentMemoryGiBPerVCpu", "PerExecutionEnvironmentMaxConcurrency"];
                if builder.unknown_property(inner, name, value.own, names.into_iter()).is_some() {
                    builder.copier.mark_open(inner);
                }
            }
        }
    }
    builder.copier.close(inner);
    builder.copier.close(outer);
}

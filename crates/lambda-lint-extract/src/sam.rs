//! SAM: functions among the resources of a template, with what `Globals` says of all of them.

use super::cloudformation::{Resource, finish, may_have_type};
use super::form::Property;
use super::forms::SAM;
use super::template::{Assumed, Builder, Language, Merged, Source, Value, field_of, is_macro};
use super::{Candidate, Extracted, Extractor, Wrapped};
use crate::package_path::{PackagePath, Packer};
use crate::rules::{malformed_dead_letter_queue, unknown_property};
use lambda_lint::internals::nearest;
use lambda_lint::model::Kind;
use lambda_lint::{DiagnosticBuilder, Severity};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

pub(super) static EXTRACTOR: Extractor =
    Extractor { anchors: &[TYPE], may_be_in: |text| may_have_type(text, TYPE), extract, extract_text: None };

/// The type of the resource.
pub(super) const TYPE: &str = "AWS::Serverless::Function";

fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    let Some(place) = Resource::of(candidate, TYPE) else { return Extracted::Nothing };
    let mut wrapped = build(candidate, &place, None);
    let globals = candidate.tree.member(place.template, "Globals").map(|(_, globals)| globals);
    let assumed = Assumed::all(candidate.tree, candidate.member("Properties").into_iter().chain(globals));
    wrapped.variants = assumed.into_iter().map(|assumed| build(candidate, &place, Some(assumed))).collect();
    Extracted::Request(Box::new(wrapped))
}

/// The request of a function, as far as it is known if a condition is assumed.
fn build<'t>(candidate: &Candidate<'_, 't>, place: &Resource, assumed: Option<Assumed>) -> Wrapped<'t> {
    let mut builder = Builder::new(candidate.tree, Language { assumed, ..place.language });
    builder.is_lenient = place.has_macros;
    builder.drafts.extend(place.type_in_other_case(candidate, TYPE));
    builder.drafts.extend(missing_transform(candidate, place.template));
    let properties = candidate.member("Properties");
    let body = properties.unwrap_or(candidate.object);
    let request = builder.copier.open(NodeKind::Object, body);
    let members = members(&builder, candidate, place.template);
    if properties.is_some_and(|properties| !builder.is_object(properties))
        || place.has_macros
        || ignores_unknown(candidate)
    {
        builder.copier.mark_open(request);
    }
    builder.drafts.extend(not_global(&builder, place.template));
    if let Some(name) = misspelled_section(candidate.tree, place.template) {
        let names = ["Function"].into_iter();
        builder.drafts.push(unknown_property::unknown_property(candidate.tree.text(name), name, names).0);
        builder.copier.mark_open(request);
    }
    let mut code = Vec::new();
    for &member in &members {
        place.check_role(&mut builder, member);
        property(&mut builder, request, member, &mut code);
    }
    // SAM only ignores them
    place.check_siblings(&mut builder, candidate, &SAM, Severity::Warning);
    builder.add_meant(&SAM, &members);
    place.check_references(&mut builder, candidate.tables);
    let is_built = place.has_macros || candidate.member("Metadata").is_some() || ignores_unknown(candidate);
    add_code(&mut builder, body, &members, &code, is_built);
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
    // one finding for all functions
    let (resources, _) = tree.member(template, "Resources").filter(|_| is_missing)?;
    Some(crate::rules::missing_transform::missing(resources))
}

/// Whether a build that SAM does not know by the runtime makes the package, and has not made it yet.
fn has_build_method(candidate: &Candidate<'_, '_>) -> bool {
    let Some(metadata) = candidate.member("Metadata") else { return false };
    let has = |name| candidate.tree.member(metadata, name).is_some();
    // `sam build` adds the id
    (has("BuildMethod") || has("BuildProperties")) && !has("SamResourceId")
}

/// Whether a later step decides what a function takes from `Globals`.
fn ignores_unknown(candidate: &Candidate<'_, '_>) -> bool {
    candidate.member("IgnoreGlobals").is_some_and(|ignored| match candidate.tree.kind(ignored) {
        NodeKind::Text => candidate.tree.text(ignored) != "*",
        kind => kind != NodeKind::List,
    })
}

/// What `Globals` has of that only a function may have.
fn not_global(builder: &Builder<'_>, template: NodeId) -> Vec<DiagnosticBuilder<'static>> {
    let tree = builder.tree;
    let globals = tree.member(template, "Globals").and_then(|(_, globals)| tree.member(globals, "Function"));
    let names = globals.into_iter().flat_map(|(_, function)| tree.members(function)).map(|(name, _)| name);
    let names = names.filter(|&name| SAM.not_global.contains(&tree.text(name)));
    names.map(|name| crate::rules::unknown_property::not_global(tree.text(name), name)).collect()
}

/// The section of `Globals` that is probably meant to be `Function`, if there is none of this name.
fn misspelled_section(tree: &Tree<'_>, template: NodeId) -> Option<NodeId> {
    let (_, globals) = tree.member(template, "Globals")?;
    if tree.member(globals, "Function").is_some() {
        return None;
    }
    let is_near = |name: &&str| nearest(name, &mut ["Function"].into_iter()).is_some();
    tree.members(globals).map(|(name, _)| name).find(|&name| is_near(&tree.text(name)))
}

/// The properties of a function, with those of all functions.
fn members(builder: &Builder<'_>, candidate: &Candidate<'_, '_>, template: NodeId) -> Vec<Merged> {
    let tree = candidate.tree;
    let globals = tree.member(template, "Globals").and_then(|(_, globals)| tree.member(globals, "Function"));
    let globals = globals.map(|(_, function)| function).filter(|&function| builder.is_object(function));
    let properties = candidate.member("Properties").filter(|&properties| builder.is_object(properties));
    let ignored = candidate.member("IgnoreGlobals");
    let is_ignored = |name: &str| {
        ignored.is_some_and(|ignored| match tree.kind(ignored) {
            NodeKind::List => tree.entries(ignored).any(|entry| tree.text(entry) == name),
            // all of them, or an unknown subset
            _ => true,
        })
    };
    // it is refused for all functions
    let is_refused = |member: &Merged| {
        let is_global = globals.is_some_and(|globals| (globals..tree.node(globals).next).contains(&member.name));
        is_global && SAM.not_global.contains(&tree.text(member.name))
    };
    let mut members = match (properties, globals) {
        (Some(own), shared) => builder.merged(Source { own, shared }),
        (None, Some(globals)) => builder.merged(globals.into()),
        (None, None) => Vec::new(),
    };
    // templates of .NET have `"Role": null`, which their tool takes for not set
    let is_null_role =
        |member: &Merged| tree.text(member.name) == "Role" && builder.value(member.value.own) == Value::Null;
    members.retain(|member| !is_refused(member) && !is_null_role(member));
    if ignored.is_some() {
        let is_own = |name: NodeId| properties.is_some_and(|own| (own..tree.node(own).next).contains(&name));
        members.retain(|member| is_own(member.name) || !is_ignored(tree.text(member.name)));
        for member in &mut members {
            if is_ignored(tree.text(member.name)) {
                member.value.shared = None;
            }
        }
    }
    members
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

/// The code: source text goes before a path, and for an image only its address counts. Without any of these SAM builds it.
fn add_code(
    builder: &mut Builder<'_>,
    body: NodeId,
    members: &[Merged],
    code: &[(&'static str, Merged)],
    is_built: bool,
) {
    let package = members.iter().find(|member| builder.tree.text(member.name) == "PackageType");
    let package = package.map(|member| builder.text(member.value.own));
    let is_image = match &package {
        None => false,
        Some(Some(package)) => package == "Image",
        Some(None) => return builder.supplied("Code", body),
    };
    let find = |wanted: &str| code.iter().find(|(name, _)| *name == wanted).map(|(_, member)| *member);
    let is_there = |builder: &Builder<'_>, member: &Merged| builder.value(member.value.own) != Value::Absent;
    let source = match is_image {
        true => find("ImageUri"),
        // SAM makes an archive of the function, whatever the image is
        false => find("InlineCode")
            .filter(|member| is_there(builder, member))
            .or_else(|| find("CodeUri"))
            .or_else(|| find("ImageUri")),
    };
    let Some(Merged { name, value }) = source.filter(|member| is_there(builder, member)) else {
        if is_image && !is_built {
            // `sam build` only makes an image that the metadata describe
            builder.copier.name("Code".into(), body);
            let code = builder.copier.open(NodeKind::Object, body);
            builder.copier.close(code);
            return;
        }
        return builder.supplied("Code", body);
    };
    builder.copier.name("Code".into(), name);
    let object = builder.copier.open(NodeKind::Object, value.own);
    match builder.tree.text(name) {
        // SAM pushes an image that has only a local name
        "ImageUri" if builder.text(value.own).is_some_and(|uri| !uri.contains(".dkr.ecr")) => {
            builder.supplied("ImageUri", value.own);
        }
        "ImageUri" => builder.member("ImageUri", name, value, field_of("Code", "ImageUri")),
        "InlineCode" => builder.zip_file(name, value.own),
        _ => code_uri(builder, object, name, value),
    }
    if let Some(key) = find("SourceKMSKeyArn").filter(|_| !is_image) {
        builder.member("SourceKMSKeyArn", key.name, key.value, field_of("Code", "SourceKMSKeyArn"));
    }
    builder.copier.close(object);
}

/// Where the archive is: in S3, or at a path from which the archive is made.
fn code_uri(builder: &mut Builder<'_>, code: NodeId, name: NodeId, value: Source) {
    let node = value.own;
    if builder.is_object(node) {
        for Merged { name, value } in builder.merged(value) {
            let member = match builder.tree.text(name) {
                "Bucket" => "S3Bucket",
                "Key" => "S3Key",
                "Version" => "S3ObjectVersion",
                text if is_macro(text) => {
                    builder.copier.mark_open(code);
                    continue;
                }
                _ => {
                    let names = ["Bucket", "Key", "Version"].into_iter();
                    builder.unknown_property(code, name, value.own, names);
                    builder.copier.mark_open(code);
                    continue;
                }
            };
            builder.member(member, name, value, field_of("Code", member));
        }
        return;
    }
    let address = builder.text(node);
    let address = address
        .as_deref()
        .and_then(|address| address.strip_prefix("s3://"))
        .map(|rest| rest.split_once('/').unwrap_or((rest, "")));
    if let Some((bucket, key)) = address {
        for (member, text) in [("S3Bucket", bucket), ("S3Key", key)].into_iter().filter(|(_, text)| !text.is_empty()) {
            builder.copier.name(member.into(), name);
            builder.copier.scalar(NodeKind::Text, text.to_owned().into(), node);
        }
    } else if let Some(path) = builder.text(node) {
        builder.package = PackagePath::new(&path, Packer::Upload);
        builder.copier.name("ZipFile".into(), name);
        builder.copier.unknown(node);
    } else {
        builder.copier.mark_open(code);
    }
}

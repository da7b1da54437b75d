//! CloudFormation: functions among the resources of a template, also of one that CDK, SAM or the Serverless Framework wrote.

use super::form::{Form, Property};
use super::forms::CLOUDFORMATION;
use super::template::{Assumed, Builder, Language, Merged, Source, Value, inline, is_macro};
use super::{Candidate, Extracted, Extractor, Wrapped};
use crate::fragments;
use crate::package_path::{PackagePath, Packer};
use crate::reference::{IMAGE, Reference, attributes_of, needed};
use crate::rules::{duplicate_name, function_outside_resources, malformed_intrinsic, malformed_logical_id};
use crate::rules::{reference_to_other_value, single_value_for_list, unknown_property, unknown_resource_type};
use crate::template::reference::{self, NameReference};
use crate::template::settings;
use crate::template::trust;
use crate::template::unresolved::{Names, SECTIONS};
use crate::template::value::PSEUDO_PARAMETER;
use lambda_lint::internals::nearest;
use lambda_lint::model::{Kind, Shape};
use lambda_lint::{Absence, DiagnosticBuilder, Severity};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

pub(super) static EXTRACTOR: Extractor =
    Extractor { anchors: &[TYPE], may_be_in: |text| may_have_type(text, TYPE), extract, extract_text: None };

/// The type of the resource.
const TYPE: &str = "AWS::Lambda::Function";

/// Whether a text may contain a resource type, in any case.
pub(super) fn may_have_type(text: &str, resource_type: &str) -> bool {
    let service = "AWS".len();
    let is_type = |at: usize| {
        let start = at.checked_sub(service)?;
        text.get(start..start + resource_type.len())
    };
    text.contains(resource_type)
        || text.match_indices("::").filter_map(|(at, _)| is_type(at)).any(|one| one.eq_ignore_ascii_case(resource_type))
        || text.contains("unction") && text.lines().any(|line| line.contains("Type") && is_type_in(line, resource_type))
}

/// Whether a line has a word that is probably meant to be a resource type.
fn is_type_in(line: &str, resource_type: &str) -> bool {
    line.split([' ', '"', '\'', ',', '}']).any(|word| is_probably(word, resource_type))
}

/// Whether a text is this type of a function, or is a misspelling of it.
fn is_probably(text: &str, resource_type: &str) -> bool {
    if text.eq_ignore_ascii_case(resource_type) {
        return true;
    }
    let mut parts = text.split(':').filter(|part| !part.is_empty());
    let mut expected = resource_type.split("::");
    let mut is_near = || match (parts.next(), expected.next()) {
        (Some(part), Some(expected)) => nearest(part, &mut [expected].into_iter()).is_some(),
        _ => false,
    };
    // the names of other types are longer: `AWS::Lambda::FunctionUrl`
    text.len().abs_diff(resource_type.len()) <= 2 && (0..3).all(|_| is_near()) && parts.next().is_none()
}

/// Whether a text is the type of a function, in any case, or a misspelling of it.
pub(super) fn is_function_type(text: &str) -> bool {
    const AWS: &[u8] = b"AWS:";
    text.as_bytes().get(..AWS.len()).is_some_and(|start| start.eq_ignore_ascii_case(AWS))
        && [TYPE, super::sam::TYPE].iter().any(|known| is_probably(text, known))
}

fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    let Some(mut place) = Resource::of(candidate, TYPE) else { return Extracted::Nothing };
    let entry = place.check_entry(candidate, TYPE);
    let mut wrapped = build(candidate, &place, None);
    wrapped.findings.extend(entry);
    let assumed = Assumed::all(candidate.tree, candidate.member("Properties"));
    wrapped.variants = assumed.into_iter().map(|assumed| build(candidate, &place, Some(assumed))).collect();
    Extracted::Request(Box::new(wrapped))
}

/// The request of a function, as far as it is known if a condition is assumed.
fn build<'t>(candidate: &Candidate<'_, 't>, place: &Resource, assumed: Option<Assumed>) -> Wrapped<'t> {
    let mut builder = Builder::new(candidate.tree, Language { assumed, ..place.language });
    builder.is_lenient = place.has_macros;
    let properties = place.properties(candidate, &mut builder);
    let body = properties.unwrap_or(candidate.object);
    let request = builder.copier.open(NodeKind::Object, body);
    let mut has_name = false;
    match properties {
        Some(properties) if builder.is_object(properties) => {
            let members = builder.merged(properties.into());
            has_name = members.iter().any(|member| builder.is_written(member, "FunctionName"));
            for &member in &members {
                property(&mut builder, request, member, place.is_of_sam);
            }
            place.check_siblings(&mut builder, candidate, &CLOUDFORMATION, Severity::Error);
            builder.add_meant(&CLOUDFORMATION, &members);
            place.check_references(&mut builder, candidate, &members);
            let settings = settings::check(&builder, &CLOUDFORMATION, &members);
            builder.drafts.extend(settings);
        }
        Some(_) => builder.copier.mark_open(request),
        None => {
            place.check_siblings(&mut builder, candidate, &CLOUDFORMATION, Severity::Error);
            builder.add_meant(&CLOUDFORMATION, &[]);
        }
    }
    if place.has_macros {
        builder.copier.mark_open(request);
    }
    if !has_name {
        builder.supplied("FunctionName", body);
    }
    // versions are separate resources
    builder.supplied("Publish", body);
    builder.copier.close(request);
    let mut wrapped = finish(builder, body, place.name.clone());
    wrapped.package = wrapped.package.or_else(|| asset(candidate));
    // CDK writes it again
    wrapped.map.is_editable = !place.is_generated;
    wrapped
}

/// The request, with the problems of its inline code.
pub(super) fn finish<'t>(builder: Builder<'t>, body: NodeId, name: Option<String>) -> Wrapped<'t> {
    let source = builder.inline.and_then(|source| builder.text(source));
    let Builder { tree, copier, mut drafts, inline, package, .. } = builder;
    let mut wrapped = Wrapped::new(body, tree, copier);
    if let (Some(_), Ok(request)) = (inline, &wrapped.request) {
        drafts.extend(inline::check(request));
    }
    wrapped.findings = drafts;
    wrapped.name = name;
    wrapped.package = package;
    wrapped.inline = source;
    // nothing is added when the template is deployed
    wrapped.absence = Some(Absence::NotSent);
    wrapped
}

fn property(builder: &mut Builder<'_>, request: NodeId, member: Merged, is_of_sam: bool) {
    let Merged { name, value } = member;
    let text = builder.tree.text(name);
    if is_macro(text) {
        return builder.copier.mark_open(request);
    }
    match CLOUDFORMATION.property(text) {
        Property::Member("Tags") => builder.tag_list(name, value.own),
        Property::Member("Code") => code(builder, name, value, is_of_sam),
        Property::Member(api_name) => builder.request_member(api_name, name, value),
        Property::Other => {}
        Property::Unknown => builder.unknown_of_form(request, &CLOUDFORMATION, member),
    }
}

/// A path in the place of the code: what packages the template puts an archive there.
fn code(builder: &mut Builder<'_>, name: NodeId, value: Source, is_of_sam: bool) {
    let image = builder.tree.member(value.own, "ImageUri").map(|(_, image)| image);
    // SAM pushes an image that has only a local name
    let is_local = |image| builder.text(image).is_some_and(|uri| !uri.contains('/'));
    if is_of_sam && builder.is_object(value.own) && image.is_some_and(is_local) {
        return builder.supplied("Code", name);
    }
    let is_path = builder.tree.kind(value.own) == NodeKind::Text && builder.value(value.own) == Value::Literal;
    if !is_path {
        return builder.request_member("Code", name, value);
    }
    builder.package = PackagePath::new(builder.tree.text(value.own), Packer::Upload);
    builder.copier.name("Code".into(), name);
    let code = builder.copier.open(NodeKind::Object, value.own);
    builder.copier.name("ZipFile".into(), value.own);
    builder.copier.unknown(value.own);
    builder.copier.close(code);
}

/// The asset that CDK uploads as the code.
fn asset(candidate: &Candidate<'_, '_>) -> Option<PackagePath> {
    let metadata = candidate.member("Metadata")?;
    let text = |name| candidate.tree.text_member(metadata, name);
    let path = text("aws:asset:path").filter(|_| text("aws:asset:property") == Some("Code"))?;
    PackagePath::new(path, Packer::Upload)
}

/// A resource of a template.
pub(super) struct Resource {
    /// The object that holds the resources.
    pub(super) template: NodeId,
    pub(super) language: Language,
    /// Whether macros that are not of AWS may change the resource.
    pub(super) has_macros: bool,
    /// What it is called: by the path of its construct, or by its logical id.
    pub(super) name: Option<String>,
    /// Whether CDK wrote it.
    is_generated: bool,
    /// Whether SAM deploys the template.
    is_of_sam: bool,
    /// That it is not among the resources.
    misplaced: Option<DiagnosticBuilder<'static>>,
}

impl Resource {
    /// The resource that an object is, if it has this type and is in a template.
    pub(super) fn of(candidate: &Candidate<'_, '_>, resource_type: &str) -> Option<Resource> {
        if !is_probably(candidate.text("Type")?, resource_type) {
            return None;
        }
        // the resources of a loop are in a list, and loops may be in each other
        let mut up = 2;
        while candidate.name_of(up).is_none()
            && candidate.name_of(up + 1).is_some_and(|name| name.starts_with("Fn::ForEach"))
        {
            up += 2;
        }
        let (is_in_loop, up) = (up > 2, up + 1);
        let is_in_place = candidate.name_of(up - 1) == Some("Resources");
        let misplaced = if is_in_place { None } else { Some(misplaced(candidate)?) };
        let template = match is_in_place {
            true => *candidate.trail.get(candidate.trail.len().checked_sub(up)?)?,
            false => 0,
        };
        let tree = candidate.tree;
        let is_template_of_other =
            template != candidate.trail[0] && tree.member(candidate.trail[0], "provider").is_some();
        let language = match is_in_loop || is_template_of_other {
            true => Language::WITH_VARIABLES,
            false => Language::CLOUDFORMATION,
        };
        let path = candidate.member("Metadata").and_then(|metadata| tree.text_member(metadata, "aws:cdk:path"));
        let is_generated = path.is_some();
        let name = path.or_else(|| candidate.name_of(1)).map(str::to_owned);
        let transform = tree.member(template, "Transform").map(|(_, transform)| transform);
        let mut transforms = transform.into_iter().flat_map(|transform| transform..tree.node(transform).next);
        let is_of_sam = transforms.any(|node| tree.text(node).starts_with("AWS::Serverless-"));
        let has_macros = has_macros(tree, template);
        Some(Resource { template, language, has_macros, name, is_generated, is_of_sam, misplaced })
    }

    /// Reports problems of the place, the name and the type of the resource, unless a macro may correct them.
    pub(super) fn check_entry(
        &mut self,
        candidate: &Candidate<'_, '_>,
        resource_type: &'static str,
    ) -> Vec<DiagnosticBuilder<'static>> {
        if self.has_macros {
            return Vec::new();
        }
        let misplaced = self.misplaced.take();
        let other_type = self.type_in_other_case(candidate, resource_type);
        let logical_id = self.logical_id(candidate);
        [misplaced, other_type, logical_id, duplicate_name(candidate, false)].into_iter().flatten().collect()
    }

    /// Reports a logical ID with other characters than letters and digits.
    fn logical_id(&self, candidate: &Candidate<'_, '_>) -> Option<DiagnosticBuilder<'static>> {
        let id = candidate.name_of(1)?;
        // other characters are those of languages that make templates
        let is_certain =
            id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b' ' | b'.'));
        let is_wrong = is_certain && !id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let name = candidate.tree.name_of(candidate.object)?;
        is_wrong.then(|| malformed_logical_id::other_characters(id, name))
    }

    /// Reports the type if it is spelled in another case.
    fn type_in_other_case(
        &self,
        candidate: &Candidate<'_, '_>,
        resource_type: &'static str,
    ) -> Option<DiagnosticBuilder<'static>> {
        let node = candidate.member("Type")?;
        let written = candidate.tree.text(node);
        (written != resource_type).then(|| unknown_resource_type::in_other_case(written, node, resource_type))
    }

    /// Reports references to names that the template does not have, and those whose values do not fit where they are: single values in
    /// place of lists, and names in place of ARNs.
    pub(super) fn check_references(
        &self,
        builder: &mut Builder<'_>,
        candidate: &Candidate<'_, '_>,
        members: &[Merged],
    ) {
        if self.has_macros {
            return;
        }
        let tables = candidate.tables;
        let mut names = Names::new(tables, self.template, (self.is_of_sam, self.is_generated), candidate.name_of(1));
        if let Some(depends_on) = candidate.member("DependsOn") {
            names.depends_on(depends_on);
        }
        let values = members.iter().flat_map(|member| [Some(member.value.own), member.value.shared]);
        builder.drafts.extend(names.check(values.flatten()));
        let found = builder.later.iter().filter_map(|&(node, shape)| {
            if matches!(shape.kind, Kind::List { .. }) {
                let name = reference::to_single_value(tables, self.template, node)?;
                return Some(single_value_for_list::reference(name, node));
            }
            if let Some(found) = without_sub(tables.tree(), node, shape) {
                return Some(found);
            }
            if let Some(found) =
                reference::text_in(tables.tree(), node).and_then(|text| fragments::check(shape, &text, node))
            {
                return Some(found);
            }
            let NameReference { name, attribute } = NameReference::new(tables.tree(), node)?;
            if attribute == Some("Ref") && reference::is_list(tables, self.template, name) {
                return Some(reference_to_other_value::list(name, node));
            }
            let kind = reference::type_of(tables, self.template, name)?;
            let attributes = attributes_of(crate::reference::CLOUDFORMATION, kind)?;
            let attribute = attribute?;
            // nothing else of this shape is set to a repository
            let is_image = shape.name == "String" && kind == "AWS::ECR::Repository";
            let needed = if is_image { IMAGE } else { needed(shape.name)? };
            let spell = |attribute: &str| match attribute {
                "Ref" => format!("Ref: {name}"),
                _ => format!("Fn::GetAtt: {name}.{attribute}"),
            };
            let written = if attribute == "Ref" { name.to_owned() } else { format!("{name}.{attribute}") };
            reference_to_other_value::check(
                &Reference { written: &written, attribute, attributes },
                needed,
                node,
                spell,
            )
        });
        let found: Vec<_> = found.collect();
        builder.drafts.extend(found);
        let is_role = |member: &&Merged| tables.tree().text(member.name) == "Role";
        let role = members.iter().find(is_role).map(|member| member.value.own);
        builder.drafts.extend(role.and_then(|role| trust::check(tables, self.template, role)));
    }

    /// The properties of the function, unless they are null. Those under a misspelled name are reported.
    pub(super) fn properties(&self, candidate: &Candidate<'_, '_>, builder: &mut Builder<'_>) -> Option<NodeId> {
        const PROPERTIES: &str = "Properties";
        let tree = candidate.tree;
        if let Some(properties) = candidate.member(PROPERTIES) {
            return (tree.kind(properties) != NodeKind::Null).then_some(properties);
        }
        let is_near = |name: &str| nearest(name, &mut [PROPERTIES].into_iter()).is_some();
        let (name, value) = tree
            .members(candidate.object)
            .find(|&(name, value)| tree.kind(value) == NodeKind::Object && is_near(tree.text(name)))?;
        if !self.has_macros {
            let names = [PROPERTIES].into_iter();
            builder.drafts.push(unknown_property::unknown_property(tree.text(name), name, names).0);
        }
        Some(value)
    }

    /// Reports properties of the function next to `Properties`.
    pub(super) fn check_siblings(
        &self,
        builder: &mut Builder<'_>,
        candidate: &Candidate<'_, '_>,
        form: &Form,
        severity: Severity,
    ) {
        let is_empty = candidate.member("Properties").is_some_and(|node| candidate.tree.kind(node) == NodeKind::Null);
        let mut has_reported = false;
        for (name, _) in candidate.tree.members(candidate.object) {
            let text = candidate.tree.text(name);
            if !self.has_macros && matches!(form.property(text), Property::Member(_)) {
                // all of them are indented in the same way
                if is_empty && std::mem::replace(&mut has_reported, true) {
                    builder.means(form, text, name);
                    continue;
                }
                let severity = if is_empty { Severity::Error } else { severity };
                let mut draft = match is_empty {
                    true => unknown_property::not_indented(text, name, "Properties"),
                    false => unknown_property::misplaced(text, name, "Properties"),
                };
                // it is not documented whether CloudFormation refuses a description there
                draft.severity(if text == "Description" { Severity::Warning } else { severity });
                builder.drafts.push(draft);
                builder.means(form, text, name);
            }
        }
    }
}

/// Reports the name of an entry that another entry before has, too.
pub(super) fn duplicate_name(candidate: &Candidate<'_, '_>, is_refused: bool) -> Option<DiagnosticBuilder<'static>> {
    let tree = candidate.tree;
    let above = candidate.trail.len().checked_sub(2).and_then(|index| candidate.trail.get(index))?;
    let name = candidate.name_of(1)?;
    let first = candidate.tables.member(*above, name).filter(|first| *first != candidate.object)?;
    Some(duplicate_name::repeated(name, tree.name_of(candidate.object)?, tree.name_of(first)?, is_refused))
}

/// Reports a function at the top of a template, or in a section that is not `Resources`. `None` if the document is not surely a
/// template with a function.
fn misplaced(candidate: &Candidate<'_, '_>) -> Option<DiagnosticBuilder<'static>> {
    const RESOURCES: &str = "Resources";
    let tree = candidate.tree;
    let has = |name| tree.member(0, name).is_some();
    let is_declared = has("AWSTemplateFormatVersion") || has("Transform");
    let is_function = candidate.member("Properties").is_some_and(|node| tree.kind(node) == NodeKind::Object);
    if !is_function || candidate.trail.first() != Some(&0) || tree.is_open(0) {
        return None;
    }
    match *candidate.trail {
        [_, object] if is_declared || has(RESOURCES) => {
            Some(function_outside_resources::at_top(candidate.name_of(1)?, tree.name_of(object)?))
        }
        [_, section, _] => {
            let (name, _) = (candidate.name_of(2)?, candidate.name_of(1)?);
            // formats of other tools have `resources`
            let is_other_format = !is_declared && name == "resources";
            let is_near = !is_other_format
                && (nearest(name, &mut [RESOURCES].into_iter()).is_some()
                    || name.get(..RESOURCES.len() - 1).is_some_and(|start| start.eq_ignore_ascii_case("resource")));
            let is_other = matches!(name, "Conditions" | "Mappings" | "Outputs" | "Parameters");
            let is_certain = match has(RESOURCES) {
                true => is_other,
                false => is_near || is_declared && (is_other || !SECTIONS.contains(&name)),
            };
            is_certain.then_some(())?;
            Some(function_outside_resources::in_section(name, tree.name_of(section)?))
        }
        _ => None,
    }
}

/// Reports a text with a variable of CloudFormation that nothing replaces. In free text it is only a warning.
fn without_sub(tree: &Tree<'_>, node: NodeId, shape: &Shape) -> Option<DiagnosticBuilder<'static>> {
    let text = (tree.kind(node) == NodeKind::Text).then(|| tree.text(node))?;
    let start = text.find(PSEUDO_PARAMETER)?;
    let variable = text.get(start..=start + text.get(start..)?.find('}')?)?;
    let mut draft = malformed_intrinsic::without_sub(variable, node);
    if matches!(shape.name, "Description" | "EnvironmentVariableValue" | "TagValue") {
        draft.severity(Severity::Warning);
    }
    Some(draft)
}

/// Whether a template goes through macros that are not of AWS.
fn has_macros(tree: &Tree<'_>, template: NodeId) -> bool {
    let Some((_, transform)) = tree.member(template, "Transform") else { return false };
    let is_of_aws = |node| tree.kind(node) == NodeKind::Text && tree.text(node).starts_with("AWS::");
    match tree.kind(transform) {
        NodeKind::List => !tree.entries(transform).all(is_of_aws),
        _ => !is_of_aws(transform),
    }
}

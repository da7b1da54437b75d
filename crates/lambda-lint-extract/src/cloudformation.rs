//! CloudFormation: functions among the resources of a template, also of one that CDK, SAM or the Serverless Framework wrote.

use super::form::Property;
use super::forms::CLOUDFORMATION;
use super::template::{Assumed, Builder, Language, Merged, Source, Value, inline, is_macro};
use super::{Candidate, Extracted, Extractor, Wrapped};
use crate::package_path::{PackagePath, Packer};
use crate::rules::{single_value_for_list, unknown_resource_type};
use crate::tables::Tables;
use crate::template::reference;
use crate::template::role;
use lambda_lint::{Absence, DiagnosticBuilder};
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
}

/// Whether a text is the type of a function, in any case.
pub(super) fn is_function_type(text: &str) -> bool {
    [TYPE, super::sam::TYPE].iter().any(|known| text.eq_ignore_ascii_case(known))
}

fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    let Some(place) = Resource::of(candidate, TYPE) else { return Extracted::Nothing };
    let mut wrapped = build(candidate, &place, None);
    let assumed = Assumed::all(candidate.tree, candidate.member("Properties"));
    wrapped.variants = assumed.into_iter().map(|assumed| build(candidate, &place, Some(assumed))).collect();
    Extracted::Request(Box::new(wrapped))
}

/// The request of a function, as far as it is known if a condition is assumed.
fn build<'t>(candidate: &Candidate<'_, 't>, place: &Resource, assumed: Option<Assumed>) -> Wrapped<'t> {
    let mut builder = Builder::new(candidate.tree, Language { assumed, ..place.language });
    builder.is_lenient = place.has_macros;
    builder.drafts.extend(place.type_in_other_case(candidate, TYPE));
    let properties = candidate.member("Properties");
    let body = properties.unwrap_or(candidate.object);
    let request = builder.copier.open(NodeKind::Object, body);
    let mut has_name = false;
    match properties {
        Some(properties) if builder.is_object(properties) => {
            let members = builder.merged(properties.into());
            has_name = members.iter().any(|member| builder.is_written(member, "FunctionName"));
            for &member in &members {
                place.check_role(&mut builder, member);
                property(&mut builder, request, member);
            }
            builder.add_meant(&CLOUDFORMATION, &members);
            place.check_lists(&mut builder, candidate.tables);
        }
        Some(_) => builder.copier.mark_open(request),
        None => {}
    }
    if place.has_macros {
        builder.copier.mark_open(request);
    }
    if !has_name {
        builder.supplied("FunctionName", body);
    }
    // versions are resources of their own
    builder.supplied("Publish", body);
    builder.copier.close(request);
    let mut wrapped = finish(builder, body, place.name.clone());
    wrapped.package = wrapped.package.or_else(|| asset(candidate));
    // CDK writes it again
    wrapped.map.is_editable = !place.is_generated;
    wrapped
}

/// The request that was built, with what is wrong with its inline source.
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

fn property(builder: &mut Builder<'_>, request: NodeId, member: Merged) {
    let Merged { name, value } = member;
    let text = builder.tree.text(name);
    if is_macro(text) {
        return builder.copier.mark_open(request);
    }
    match CLOUDFORMATION.property(text) {
        Property::Member("Tags") => builder.tag_list(name, value.own),
        Property::Member("Code") => code(builder, name, value),
        Property::Member(api_name) => builder.request_member(api_name, name, value),
        Property::Other => {}
        Property::Unknown => builder.unknown_of_form(request, &CLOUDFORMATION, member),
    }
}

/// A path in the place of the code: what packages the template puts an archive there.
fn code(builder: &mut Builder<'_>, name: NodeId, value: Source) {
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
}

impl Resource {
    /// The resource that an object is, if it has this type and is in a template.
    pub(super) fn of(candidate: &Candidate<'_, '_>, resource_type: &str) -> Option<Resource> {
        if !candidate.text("Type")?.eq_ignore_ascii_case(resource_type) {
            return None;
        }
        let is_in_loop = candidate.name_of(3).is_some_and(|name| name.starts_with("Fn::ForEach"));
        let up = match candidate.name_of(2) {
            Some("Resources") => 3,
            None if is_in_loop && candidate.name_of(4) == Some("Resources") => 5,
            _ => return None,
        };
        let template = *candidate.trail.get(candidate.trail.len().checked_sub(up)?)?;
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
        Some(Resource { template, language, has_macros: has_macros(tree, template), name, is_generated })
    }

    /// Reports the type if it is spelled in another case, unless a macro may correct it.
    pub(super) fn type_in_other_case(
        &self,
        candidate: &Candidate<'_, '_>,
        resource_type: &'static str,
    ) -> Option<DiagnosticBuilder<'static>> {
        let node = candidate.member("Type").filter(|_| !self.has_macros)?;
        let written = candidate.tree.text(node);
        (written != resource_type).then(|| unknown_resource_type::in_other_case(written, node, resource_type))
    }

    /// Reports a role that is not given by its ARN, if this member is the role.
    pub(super) fn check_role(&self, builder: &mut Builder<'_>, Merged { name, value }: Merged) {
        if builder.tree.text(name) == "Role" && !self.has_macros {
            let found = role::by_name(builder.tree, builder.language, self.template, value.own);
            builder.drafts.extend(found);
        }
    }

    /// Reports references to single values where a list is expected.
    pub(super) fn check_lists(&self, builder: &mut Builder<'_>, tables: &Tables<'_>) {
        if self.has_macros {
            return;
        }
        let found = builder.in_place_of_lists.iter().filter_map(|&node| {
            let name = reference::to_single_value(tables, self.template, node)?;
            Some(single_value_for_list::reference(name, node))
        });
        builder.drafts.extend(found);
    }
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
